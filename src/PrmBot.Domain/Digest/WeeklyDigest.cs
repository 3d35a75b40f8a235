using PrmBot.Cycle;
using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Planning;

namespace PrmBot.Digest;

/// <summary>A commitment that is due, as the plan says.</summary>
/// <param name="Title">What.</param>
/// <param name="Owner">Who; null: nobody named.</param>
/// <param name="Due">When.</param>
/// <param name="Overdue">True: the day has passed.</param>
public sealed record DueLine(string Title, string? Owner, DateOnly Due, bool Overdue)
{
    /// <summary>Its number in the plan, to report on it; null: it cannot be reported on.</summary>
    public int? Number { get; init; }
}

/// <summary>Who reads a digest.</summary>
public enum DigestForm
{
    /// <summary>The partner reads along: what both sides know, and nothing of our judgement.</summary>
    Shared,

    /// <summary>Our side alone.</summary>
    Internal,
}

/// <summary>What kind of week it was, so that a quiet one is told from one that nobody knows anything of.</summary>
public enum DigestMood
{
    /// <summary>Something to look at, or to be glad of.</summary>
    Usual,

    /// <summary>No number and no target was ever recorded.</summary>
    Empty,

    /// <summary>There were numbers once; none is recent enough to be judged.</summary>
    AllStale,

    /// <summary>Everything that can be judged is green, nothing is overdue.</summary>
    AllGreen,

    /// <summary>Nothing changed and nothing is due.</summary>
    Quiet,
}

/// <summary>Why a KPI is mentioned.</summary>
public enum DigestChange
{
    Red,
    NewAmber,

    /// <summary>Green now, amber or red a week ago.</summary>
    Recovered,

    Win,

    /// <summary>None of these, and shown because little else is.</summary>
    Standing,

    /// <summary>Under "show all" only.</summary>
    Rest,
}

/// <summary>One KPI in the digest.</summary>
public sealed record DigestItem(KpiVerdict Verdict, DigestChange Change)
{
    /// <summary>Who answers for the work behind it, most pressing first; empty: nobody is named.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>The one change to decide on; null: none is proposed that this form may show.</summary>
    public ChangeProposal? Proposal { get; init; }
}

/// <summary>The kinds of decision that a digest asks for: at most one.</summary>
public enum DecisionKind
{
    /// <summary>A KPI is red: what will be changed?</summary>
    Remedy,

    /// <summary>A commitment is overdue: a new date, or help?</summary>
    OverdueLine,

    /// <summary>A core KPI's number is missing or stale: who will give it?</summary>
    MissingNumber,

    /// <summary>A core KPI is amber: what closes the gap?</summary>
    CloseGap,

    /// <summary>A core KPI has numbers and nothing to reach: which target?</summary>
    MissingTarget,
}

/// <summary>The one decision asked.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Kpi">About which KPI; null for a commitment.</param>
/// <param name="Line">About which commitment; null for a KPI.</param>
public sealed record DigestDecision(DecisionKind Kind, KpiVerdict? Kpi, DueLine? Line);

/// <summary>One partner's week on one page.</summary>
public sealed record WeeklyDigest
{
    /// <summary>The ISO week of the day it was composed on.</summary>
    public required Period Week { get; init; }

    /// <summary>Plan score in percent; null: nothing has a colour.</summary>
    public decimal? Score { get; init; }

    /// <summary>The same a week earlier.</summary>
    public decimal? ScoreBefore { get; init; }

    /// <summary>At most five: red (worst first), then new amber, then recovered.</summary>
    public IReadOnlyList<DigestItem> Exceptions { get; init; } = [];

    /// <summary>At most three.</summary>
    public IReadOnlyList<DigestItem> Wins { get; init; } = [];

    /// <summary>
    /// Where few exceptions and wins leave room: how the other KPIs stand, amber first; four with those at most.
    /// </summary>
    public IReadOnlyList<DigestItem> Standing { get; init; } = [];

    /// <summary>Overdue ones first, then by day; at most five.</summary>
    public IReadOnlyList<DueLine> Due { get; init; } = [];

    /// <summary>What comes after this week, where little is due: at most three.</summary>
    public IReadOnlyList<DueLine> Coming { get; init; } = [];

    /// <summary>Lines of the plan that became done in the last week, latest first; at most three.</summary>
    public IReadOnlyList<PlanLine> Done { get; init; } = [];

    /// <summary>Null: nothing to decide.</summary>
    public DigestDecision? Decision { get; init; }

    /// <summary>Every other KPI with a number or a target.</summary>
    public IReadOnlyList<DigestItem> Rest { get; init; } = [];

    /// <summary>Changes that both sides agreed on in the last seven days, latest first; at most two.</summary>
    public IReadOnlyList<ChangeProposal> Agreed { get; init; } = [];

    public DigestMood Mood { get; init; }

    /// <summary>No number and no target was ever recorded.</summary>
    public bool IsEmpty => Mood == DigestMood.Empty;
}
