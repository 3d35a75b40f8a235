using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Workplace;

/// <summary>
/// A permission whose absence a manager was told of: in the store, so that neither a restart nor another instance says
/// it again the same day. Its id is the permission's name.
/// </summary>
public sealed record MissingPermission : IDocument
{
    /// <summary>Stands for the bot's own credential, which gives all of them.</summary>
    public const string SignIn = "sign-in";

    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    public static string Kind => "missing_permission";

    public static int Schema => 1;

    public required string Id { get; init; }

    PartnerId? IDocument.Partner => null;

    public required DateTimeOffset SaidAt { get; init; }

    public long Version { get; init; }

    /// <summary>
    /// True, and noted with the commit: nobody was told within a day. False: somebody was, so it is not named again.
    /// </summary>
    public static async Task<bool> IsNewsAsync(
        IUnitOfWork work, string permission, DateTimeOffset now, CancellationToken ct)
    {
        var said = await work.FindAsync<MissingPermission>(permission, ct);
        if (said is not null && now - said.SaidAt < OneDay)
        {
            return false;
        }

        work.Put(new MissingPermission { Id = permission, SaidAt = now, Version = said?.Version ?? 0 });
        return true;
    }
}
