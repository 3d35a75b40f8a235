using PrmBot.Digest.Schedules;
using PrmBot.Reminders;

namespace PrmBot.Conversation.Digests;

/// <summary>How digests are posted.</summary>
/// <param name="Usual">The rhythm of whoever says none.</param>
/// <param name="Lateness">How late one may be.</param>
/// <param name="Pace">How many go out in which time.</param>
public sealed record DigestSettings(Rhythm Usual, Lateness Lateness, DigestPace Pace);

/// <summary>What a round of digests came to.</summary>
/// <param name="Sent">What was put into the outbox.</param>
/// <param name="Failures">The kinds of error for which one could not be composed; it is tried again.</param>
public sealed record DigestRoundResult(
    IReadOnlyList<Storage.OutboxEntry> Sent, IReadOnlyList<string> Failures);
