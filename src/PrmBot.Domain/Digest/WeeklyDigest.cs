using PrmBot.Cycle;
using PrmBot.Cycle.Monitor;

namespace PrmBot.Digest;

/// <summary>A commitment that is due, as the plan says.</summary>
/// <param name="Title">What.</param>
/// <param name="Owner">Who; null: nobody named.</param>
/// <param name="Due">When.</param>
/// <param name="Overdue">True: the day has passed.</param>
public sealed record DueLine(string Title, string? Owner, DateOnly Due, bool Overdue);

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
public sealed record DigestItem(KpiVerdict Verdict, DigestChange Change);

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

    /// <summary>Null: nothing to decide.</summary>
    public DigestDecision? Decision { get; init; }

    /// <summary>Every other KPI with a number or a target.</summary>
    public IReadOnlyList<DigestItem> Rest { get; init; } = [];

    /// <summary>No number and no target was ever recorded.</summary>
    public bool IsEmpty { get; init; }
}
