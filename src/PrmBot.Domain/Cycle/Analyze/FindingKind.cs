namespace PrmBot.Cycle.Analyze;

/// <summary>What a finding is: the closed set of domain/cycle.md 4.7, and what is only observed.</summary>
public enum FindingKind
{
    /// <summary>F1: the KPI is red and what was to be done for it was not done.</summary>
    ExecutionFailure,

    /// <summary>F2: the KPI is red though what was to be done for it was done: it does not work.</summary>
    ContentFailure,

    /// <summary>F3: one activity brings far less for its money than another.</summary>
    UnevenReturns,

    /// <summary>F4: much less of the market development funds is used than there is time left for.</summary>
    UnusedFunds,

    /// <summary>F5: the target is out of reach, whatever is done.</summary>
    OutOfReach,

    /// <summary>F6: the target is reached with ease.</summary>
    TooEasy,

    /// <summary>F7: the leading number is red while the lagging one is still green.</summary>
    LeadingRed,

    /// <summary>F8: fewer deals are won while as many come in.</summary>
    WinRateDown,

    /// <summary>F9: one side keeps few of its commitments.</summary>
    CommitmentsBroken,

    /// <summary>F10: customers are not content, or leave.</summary>
    ServiceRed,

    /// <summary>F11: one side gives much more than the other, or thinks so.</summary>
    Imbalance,

    /// <summary>F12: unusually good.</summary>
    UnusuallyGood,

    /// <summary>F13: no number, an old one, or a disputed one for two periods.</summary>
    DataGap,

    /// <summary>F14: two red quarters, and the goal was not to be changed.</summary>
    TwoRedQuarters,

    /// <summary>Unusually bad: first of all a question whether it was entered right.</summary>
    UnusuallyBad,

    /// <summary>Getting worse, though not red yet.</summary>
    AdverseTrend,

    /// <summary>Red, and the plan has nothing that was due for it.</summary>
    RedUnplanned,
}

/// <summary>By what a finding was found.</summary>
public enum AnalysisMethod
{
    /// <summary>Pace index and effort ratio, domain/cycle.md 4.2.</summary>
    Pace,

    /// <summary>Theil-Sen slope with the Mann-Kendall test, 4.3.</summary>
    Trend,

    /// <summary>Process behaviour chart, 4.4.</summary>
    ControlChart,

    /// <summary>From a leading to a lagging number, 4.5.</summary>
    LeadingToLagging,

    /// <summary>Shrunken returns, 4.6.</summary>
    Returns,

    /// <summary>Wilson interval, 4.2.</summary>
    Interval,

    /// <summary>Counting what was due and what was done.</summary>
    Counting,
}

/// <summary>How much a finding may be relied on.</summary>
public enum Evidence
{
    /// <summary>To be watched: no proposal comes of it.</summary>
    Watch,

    Fair,

    Strong,
}

/// <summary>What a number of a finding counts, so that it can be written for the reader.</summary>
public enum FigureUnit
{
    /// <summary>1 is 100 %.</summary>
    Share,

    Count,

    /// <summary>In the unit of the finding's KPI.</summary>
    Kpi,

    /// <summary>A plain ratio: 1.5 times.</summary>
    Times,

    /// <summary>A chance, 0 to 1.</summary>
    Chance,

    Days,
}
