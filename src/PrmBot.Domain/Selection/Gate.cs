namespace PrmBot.Selection;

/// <summary>What a gate that is hit does to the verdict.</summary>
public enum GateKind
{
    /// <summary>Do not proceed, whatever the score.</summary>
    Hard,

    /// <summary>Conditional at best.</summary>
    Conditional,
}

/// <summary>A condition that no score outweighs. Either side's answer can hit it.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="When">The condition in words, as people read it.</param>
public sealed record Gate(GateKind Kind, string When)
{
    /// <summary>Hit by this level and those below; null: only by an answer that declares the deal breaker.</summary>
    public int? AtOrBelow { get; init; }

    /// <summary>Another answer that lifts the condition; null: none.</summary>
    public Exemption? Unless { get; init; }

    /// <summary>True: the condition is for our side only; no summary for the partner names it.</summary>
    public bool IsInternal { get; init; }

    /// <summary>True: it counts only when the ideal profile sets a minimum for the question's attribute.</summary>
    public bool BelowMinimum { get; init; }
}

/// <summary>The condition does not hold when that question stands at this level or above.</summary>
public sealed record Exemption(string Question, int AtLeast);
