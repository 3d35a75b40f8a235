using System.Globalization;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>
/// The ideal profile as one change left it: kept for ever, so that an old assessment can name its own.
/// </summary>
public sealed record ProfileEdition : IDocument
{
    public static string Kind => "profile_edition";

    public static int Schema => 1;

    public required string Id { get; init; }

    PartnerId? IDocument.Partner => null;

    public required int Number { get; init; }

    public required ProfileTerms All { get; init; }

    public required IReadOnlyDictionary<PartnerType, ProfileTerms> Routes { get; init; }

    public required Person By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// The assessment that took it up first; null: none. Set so that undo, which brings back only what nobody built on,
    /// leaves an edition alone once it was used, and its number never comes to mean something else.
    /// </summary>
    public string? UsedBy { get; init; }

    public long Version { get; init; }

    /// <summary>The profile as it was.</summary>
    public IdealProfile Profile => new() { Edition = Number, All = All, Routes = Routes };

    public static string IdOf(int number) => number.ToString("D6", CultureInfo.InvariantCulture);

    public static ProfileEdition Of(IdealProfile profile, Session session) => new()
    {
        Id = IdOf(profile.Edition),
        Number = profile.Edition,
        All = profile.All,
        Routes = profile.Routes,
        By = session.Caller.Who,
        At = session.Now,
    };
}
