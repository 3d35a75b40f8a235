namespace PrmBot.Selection;

/// <summary>What to do with the partner, best first: a later one is stricter.</summary>
public enum Verdict
{
    Proceed,

    /// <summary>A pilot, or only once the open conditions are met.</summary>
    Conditional,
    Develop,

    /// <summary>Decline or park.</summary>
    Decline,

    /// <summary>A hard gate was hit.</summary>
    DoNotProceed,
}

/// <summary>Where the bands and the floors lie.</summary>
public static class Verdicts
{
    /// <summary>The band of an overall score from 0 to 100: 75, 60 and 45 are the lowest of their bands.</summary>
    public static Verdict BandOf(decimal overall) => overall switch
    {
        >= 75 => Verdict.Proceed,
        >= 60 => Verdict.Conditional,
        >= 45 => Verdict.Develop,
        _ => Verdict.Decline,
    };

    /// <summary>The best verdict that a criterion's score leaves: below 25 develop, below 40 conditional.</summary>
    public static Verdict FloorOf(decimal score) => score switch
    {
        < 25 => Verdict.Develop,
        < 40 => Verdict.Conditional,
        _ => Verdict.Proceed,
    };

    /// <summary>The best verdict that a hit gate leaves.</summary>
    public static Verdict CapOf(GateKind kind) => kind switch
    {
        GateKind.Hard => Verdict.DoNotProceed,
        GateKind.Conditional => Verdict.Conditional,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown gate."),
    };

    public static Verdict Stricter(Verdict a, Verdict b) => a > b ? a : b;
}
