namespace PrmBot.Selection;

/// <summary>What a summary for the partner may hold; managers choose.</summary>
public enum SummaryPart
{
    /// <summary>The verdict and the overall score.</summary>
    Verdict,

    /// <summary>The five scores.</summary>
    Fits,
    Strengths,
    Gaps,

    /// <summary>Gates that were hit and are not internal.</summary>
    Conditions,

    /// <summary>What both sides see differently.</summary>
    Talk,
}
