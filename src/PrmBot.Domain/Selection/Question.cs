using System.Text.Json.Serialization;

namespace PrmBot.Selection;

/// <summary>One question of the set.</summary>
public sealed record Question
{
    /// <summary>Short and unique, for example <c>TF1</c>.</summary>
    public required string Id { get; init; }

    public required Criterion Criterion { get; init; }

    /// <summary>The part of the model that it looks at, in words.</summary>
    public required string Element { get; init; }

    public required string Text { get; init; }

    /// <summary>Why it is asked, one sentence.</summary>
    public required string Why { get; init; }

    public required Responder Answers { get; init; }

    /// <summary>What each level looks like: exactly five, level 0 first.</summary>
    public required IReadOnlyList<string> Levels { get; init; }

    /// <summary>What would prove the answer; empty: no proof is asked for.</summary>
    public required string Evidence { get; init; }

    /// <summary>Share of the criterion in percent; those of one criterion sum to 100.</summary>
    public required decimal Weight { get; init; }

    public IReadOnlyList<Gate> Gates { get; init; } = [];

    /// <summary>The line that a plan should get when the answer is low.</summary>
    public required SuggestedElement Suggests { get; init; }

    /// <summary>The attribute of the ideal profile that it measures; null: none.</summary>
    public ProfileAttribute? Attribute { get; init; }

    /// <summary>
    /// The element as the question file names it, when <see cref="Element"/> is in another language; null: the same.
    /// </summary>
    [JsonIgnore]
    public string? ElementInFile { get; init; }

    /// <summary>The same question in the words of its translation.</summary>
    public Question InWordsOf(Question words) => this with
    {
        Element = words.Element,
        ElementInFile = Element,
        Text = words.Text,
        Why = words.Why,
        Levels = words.Levels,
        Evidence = words.Evidence,
        Gates = [.. Gates.Zip(words.Gates, (g, w) => g with { When = w.When })],
        Suggests = Suggests with { Title = words.Suggests.Title },
    };

    /// <summary>
    /// True when both ask the same with the same levels and gates: a translation of one fits the other.
    /// </summary>
    public bool SaysTheSameAs(Question other) =>
        Text == other.Text && Levels.SequenceEqual(other.Levels)
        && Gates.Select(g => g.When).SequenceEqual(other.Gates.Select(g => g.When));

    /// <summary>True when a person of this side is asked.</summary>
    public bool IsAskedOf(Side side) => Answers == Responder.Both || (Answers == Responder.Us) == (side == Side.Us);
}

/// <summary>A line of a joint plan that closes a gap.</summary>
/// <param name="Section">Name of the plan's section, for example <c>ramp_up</c>.</param>
/// <param name="Element">Id of the element in that section, for example <c>online_training</c>.</param>
/// <param name="Title">What to do, in words.</param>
public sealed record SuggestedElement(string Section, string Element, string Title);
