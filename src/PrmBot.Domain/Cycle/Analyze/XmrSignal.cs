namespace PrmBot.Cycle.Analyze;

/// <summary>The rules by which a number or a run of numbers is a signal; domain/cycle.md 4.4.</summary>
public enum XmrRule
{
    /// <summary>One number outside a limit.</summary>
    Outside,

    /// <summary>Three of four successive numbers nearer to one limit than to the centre.</summary>
    ThreeOfFour,

    /// <summary>Eight in a row on one side of the centre.</summary>
    EightInARow,

    /// <summary>A step from one period to the next that is larger than the range limit.</summary>
    LargeStep,
}

/// <summary>A signal of a process behaviour chart.</summary>
/// <param name="Rule">Which rule saw it.</param>
/// <param name="Time">Of its last number.</param>
/// <param name="Value">Its last number.</param>
/// <param name="IsHigh">True: above the centre; of a step: upwards.</param>
/// <param name="Deviations">How far its last number is from the centre: 3 is a limit.</param>
public sealed record XmrSignal(XmrRule Rule, int Time, decimal Value, bool IsHigh, decimal Deviations);
