using System.Text.Json.Serialization;
using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Digest.Schedules;

/// <summary>Days without digests, holidays for example.</summary>
/// <param name="From">The first one.</param>
/// <param name="Until">The first day after them.</param>
public sealed record DigestPause(DateOnly From, DateOnly Until)
{
    public bool Has(DateOnly day) => day >= From && day < Until;
}

/// <summary>What became of one digest that was due.</summary>
public enum RunOutcome
{
    /// <summary>It is in the outbox.</summary>
    Queued,

    /// <summary>The platform took it.</summary>
    Delivered,

    /// <summary>The platform will never take it there: the schedule stops.</summary>
    Refused,

    /// <summary>It may have arrived and may not: it is not sent again.</summary>
    Unclear,

    /// <summary>It was tried as often as it may be.</summary>
    GivenUp,

    /// <summary>Nobody was there to send it, for longer than it is worth making up for.</summary>
    Missed,

    /// <summary>There was a reason not to post it.</summary>
    Silent,
}

/// <summary>What is posted by a schedule.</summary>
public enum PostKind
{
    /// <summary>The week of one partner, in its channel.</summary>
    Digest,

    /// <summary>The quarterly review of one partner, in its channel.</summary>
    Review,

    /// <summary>The week of all partners, in a channel of our side.</summary>
    Portfolio,
}

/// <summary>Kinds of post by their names.</summary>
public static class PostKinds
{
    /// <summary>As keys of sentences and cards have it: <c>digest</c>, <c>review</c>, <c>portfolio</c>.</summary>
    public static string Word(this PostKind what) => what.ToString().ToLowerInvariant();
}

/// <summary>Why a digest that was due is not posted.</summary>
public enum Silence
{
    /// <summary>The partner is archived or paused.</summary>
    PartnerAtRest,

    /// <summary>The channel is not linked to the partner any more, or was deleted.</summary>
    NoChannel,

    /// <summary>The app was taken out of the channel, or may not write there.</summary>
    NotInstalled,

    /// <summary>No number was recorded since the digest said so.</summary>
    NoData,

    /// <summary>A partner reads along where all partners were to be spoken of.</summary>
    PartnerReads,
}

/// <summary>One digest that was due.</summary>
/// <param name="Due">When.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record DigestRun(DateTimeOffset Due, RunOutcome Outcome)
{
    /// <summary>When that was known.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The outbox entry; null: none was made.</summary>
    public string? Entry { get; init; }

    /// <summary>The platform's id of the message, once it was delivered.</summary>
    public string? ActivityId { get; init; }

    /// <summary>Why nothing was posted; null where something was to be.</summary>
    public Silence? Why { get; init; }

    /// <summary>What the platform said when it failed; null: it did not.</summary>
    public string? Reason { get; init; }

    /// <summary>True: nothing had been recorded, and it said how to begin.</summary>
    public bool WasEmpty { get; init; }

    /// <summary>True: the next ones would meet the same, so there are none until somebody says so.</summary>
    [JsonIgnore]
    public bool Halts => Outcome == RunOutcome.Refused
        || Why is Silence.NoChannel or Silence.NotInstalled or Silence.PartnerReads;

    /// <summary>True: who set the schedule should hear of it.</summary>
    [JsonIgnore]
    public bool IsTrouble => Halts || Outcome is RunOutcome.Unclear or RunOutcome.GivenUp or RunOutcome.Missed;
}

/// <summary>
/// When one kind of post comes into one channel; a channel has one schedule of each kind at most. Whoever posts one
/// writes here, in the same commit, that it was posted and when the next is due: so each comes once, however many look.
/// </summary>
public sealed record DigestSchedule : IDocument
{
    private const int Remembered = 12;
    private const char Separator = '|'; // no channel's id has it

    public static string Kind => "digest_schedule";

    public static int Schema => 1;

    /// <summary>Follows from channel and kind: <see cref="IdOf"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Whose; null: it speaks of all partners.</summary>
    public PartnerId? Of { get; init; }

    PartnerId? IDocument.Partner => Of;

    /// <summary>What is posted; schedules from before there were several kinds are digests.</summary>
    public PostKind What { get; init; }

    /// <summary>Where the platform is reached for a channel that is linked to no partner; else empty.</summary>
    public string ServiceUrl { get; init; } = string.Empty;

    /// <summary>The channel, without a thread.</summary>
    [JsonIgnore]
    public string Channel => Id.Split(Separator)[0];

    public required Rhythm Rhythm { get; init; }

    /// <summary>Who set it last: hears of trouble with it.</summary>
    public required Person Owner { get; init; }

    /// <summary>The days without digests that are not over.</summary>
    public IReadOnlyList<DigestPause> Pauses { get; init; } = [];

    /// <summary>When the next is due; null: it is switched off, or stopped by itself.</summary>
    public DateTimeOffset? Next { get; init; }

    /// <summary>The last ones that were due, newest first.</summary>
    public IReadOnlyList<DigestRun> Runs { get; init; } = [];

    public long Version { get; init; }

    /// <summary>True: it stopped by itself, because nothing can be posted there.</summary>
    [JsonIgnore]
    public bool IsHalted => Next is null && Runs is [{ Halts: true }, ..];

    /// <summary>The id of a kind's schedule in a channel: of digests the channel alone, as it always was.</summary>
    public static string IdOf(string channel, PostKind what) => what switch
    {
        PostKind.Digest => channel,
        PostKind.Review => $"{channel}{Separator}review",
        PostKind.Portfolio => $"{channel}{Separator}portfolio",
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "Unknown kind of post."),
    };

    /// <summary>The id of what is sent for a moment at which one is due: the same whoever makes it.</summary>
    public string EntryFor(DateTimeOffset due) => $"digest|{Id}|{due.UtcTicks:D20}";

    /// <summary>The same after one that was due.</summary>
    /// <param name="run">What became of it.</param>
    /// <param name="next">When the next is due.</param>
    public DigestSchedule After(DigestRun run, DateTimeOffset? next) => this with
    {
        Next = run.Halts ? null : next,
        Runs = [.. Runs.Prepend(run).Take(Remembered)],
    };

    /// <summary>The same when more is known of one that was sent. A refused one is the last.</summary>
    public DigestSchedule Settled(DigestRun run) => this with
    {
        Next = run.Halts ? null : Next,
        Runs = [.. Runs.Select(r => r.Due == run.Due ? run : r)],
    };
}
