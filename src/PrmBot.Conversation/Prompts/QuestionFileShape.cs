namespace PrmBot.Conversation.Prompts;

/// <summary>
/// The shape of <c>prompts/selection/questions.yaml</c>, before it is checked. A missing member is null.
/// </summary>
internal sealed record QuestionFileShape
{
    public List<QuestionShape>? Questions { get; init; }
}

/// <summary>One question as written in the file.</summary>
internal sealed record QuestionShape
{
    public string? Id { get; init; }

    public string? Criterion { get; init; }

    public string? Element { get; init; }

    public string? Attribute { get; init; }

    public string? Question { get; init; }

    public string? Why { get; init; }

    public string? Answers { get; init; }

    public List<string>? Levels { get; init; }

    public string? Evidence { get; init; }

    public decimal Weight { get; init; }

    public List<GateShape>? Gates { get; init; }

    public SuggestsShape? Suggests { get; init; }
}

/// <summary>One gate as written in the file.</summary>
internal sealed record GateShape
{
    public string? Kind { get; init; }

    public int? AtOrBelow { get; init; }

    public bool BelowMinimum { get; init; }

    public bool Internal { get; init; }

    public UnlessShape? Unless { get; init; }

    public string? When { get; init; }
}

/// <summary>What lifts a gate, as written in the file.</summary>
internal sealed record UnlessShape
{
    public string? Question { get; init; }

    public int AtLeast { get; init; }
}

/// <summary>A plan line as written in the file.</summary>
internal sealed record SuggestsShape
{
    public string? Section { get; init; }

    public string? Element { get; init; }

    public string? Title { get; init; }
}

/// <summary>The shape of <c>questions.de.yaml</c> and its like: the words of each question, nothing else.</summary>
internal sealed record QuestionWordsFileShape
{
    public List<QuestionWordsShape>? Questions { get; init; }
}

/// <summary>One question's words as written in the file of another language.</summary>
internal sealed record QuestionWordsShape
{
    public string? Id { get; init; }

    public string? Element { get; init; }

    public string? Question { get; init; }

    public string? Why { get; init; }

    public List<string>? Levels { get; init; }

    public string? Evidence { get; init; }

    public List<string>? Gates { get; init; }

    public string? Suggests { get; init; }
}
