using PrmBot.Identity;
using PrmBot.Storage;
using PrmBot.Workplace;

namespace PrmBot.Reminders;

/// <summary>When and where one of us reads, as the mailbox said last; its id is the person's.</summary>
public sealed record Mailbox : IDocument
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    public static string Kind => "mailbox";

    public static int Schema => 1;

    public required string Id { get; init; }

    PartnerId? IDocument.Partner => null;

    public required MailboxState State { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    public long Version { get; init; }

    /// <summary>The IANA zone of the mailbox; null: it does not say, or that was long ago.</summary>
    public string? ZoneAt(DateTimeOffset now) => now - AsOf < Fresh ? State.TimeZone : null;

    /// <summary>True: others are told that the person is out. What was said long ago counts no more.</summary>
    public bool IsOut(DateTimeOffset now) => now - AsOf < Fresh && State.IsOut(now);
}
