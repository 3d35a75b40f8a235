namespace PrmBot.Selection;

/// <summary>
/// What is asked of partners of one route to market, or of all; null members leave it to the wider rule.
/// </summary>
public sealed record ProfileTerms
{
    /// <summary>Nothing of its own.</summary>
    public static ProfileTerms None { get; } = new();

    /// <summary>Weights of the five fits in percent, summing to 100.</summary>
    public IReadOnlyDictionary<Criterion, decimal>? Weights { get; init; }

    /// <summary>The preset that the weights were taken from and not changed since; null: own or none.</summary>
    public WeightPreset? Preset { get; init; }

    /// <summary>
    /// Weights of the four rated attributes within the best partner profile, in percent, summing to 100.
    /// </summary>
    public IReadOnlyDictionary<ProfileAttribute, decimal>? AttributeWeights { get; init; }

    /// <summary>The least of each: a count, or a level. 0 takes off for one route what holds for all.</summary>
    public IReadOnlyDictionary<ProfileAttribute, decimal> Minimums { get; init; } =
        new Dictionary<ProfileAttribute, decimal>();

    /// <summary>True: it sets nothing.</summary>
    public bool IsEmpty => Weights is null && AttributeWeights is null && Minimums.Count == 0 && Preset is null;
}

/// <summary>What holds for one partner once all rules are laid over each other.</summary>
/// <param name="Weights">Of the five fits in percent, summing to 100.</param>
/// <param name="AttributeWeights">Of the rated attributes in percent; null: as the question file weighs them.</param>
/// <param name="Minimums">The least of each; none is 0.</param>
public sealed record AppliedTerms(
    IReadOnlyDictionary<Criterion, decimal> Weights,
    IReadOnlyDictionary<ProfileAttribute, decimal>? AttributeWeights,
    IReadOnlyDictionary<ProfileAttribute, decimal> Minimums);
