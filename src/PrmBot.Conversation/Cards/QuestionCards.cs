using PrmBot.Conversation.Interviews;
using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>What stands on a question card beside the question.</summary>
internal sealed record QuestionExtras
{
    /// <summary>What was stored just now; null: nothing.</summary>
    public string? Echo { get; init; }

    public string? Notice { get; init; }

    /// <summary>The echo where others read along: without the answer.</summary>
    public string? AloudEcho { get; init; }

    /// <summary>The notice where others read along.</summary>
    public string? AloudNotice { get; init; }

    /// <summary>True: tell why it is asked and what the levels mean.</summary>
    public bool Explains { get; init; }

    /// <summary>Words that lie between two levels, the nearer one first; null: none.</summary>
    public Understanding.ReadAnswer.Unclear? Unclear { get; init; }

    public bool OffersResult { get; init; }

    /// <summary>Id of the question that was just answered and could be proved; null: none.</summary>
    public string? Proves { get; init; }

    /// <summary>The other levels of an answer that was read from words just now; empty: none was.</summary>
    public IReadOnlyList<Suggestion> Correct { get; init; } = [];

    /// <summary>The levels that the reader's side can settle on; empty: nothing is to settle.</summary>
    public IReadOnlyList<Suggestion> Settle { get; init; } = [];

    /// <summary>What was stored and what to know about it, as one text; null: neither.</summary>
    public string? Said =>
        string.Join(" ", new[] { Echo, Notice }.OfType<string>()) is { Length: > 0 } all ? all : null;
}

/// <summary>Builds the card of a question.</summary>
internal static class QuestionCards
{
    public static QuestionCard Of(TurnScope turn, AssessmentWalk walk, QuestionExtras extras)
    {
        var question = walk.Current!;
        var partner = turn.Partner(walk.Assessment.Of).Name;
        var current = AnswerQuestion.Replaced(
            SideAnswers.Of(walk.Assessment, question.Id, AnswerQuestion.SideOf(turn.Session.Caller, question)),
            turn.Session.Caller);
        return new QuestionCard
        {
            Title = turn.Say("assessment.title", ("partner", partner), ("fit", turn.Fit(question.Criterion))),
            Progress = turn.Say("assessment.progress", ("number", walk.Number), ("count", walk.Asked.Count)),
            Bar = SelectionWords.Bar(walk.Number / (decimal)walk.Asked.Count),
            Echo = extras.Echo,
            Notice = extras.Notice,
            Question = $"{question.Id}. {question.Text}",
            Who = turn.Say(AskKey(question.Answers), ("partner", partner)),
            Why = WhyOf(turn, question, walk.Assessment),
            Current = current is null ? null : turn.Say(
                "assessment.current", ("rating", turn.Words(current.Rating, question)), ("who", current.By.Name)),
            Explanation = extras.Explains ? Explain(turn, question) : null,
            Ask = extras.Unclear is { } unclear
                ? turn.Say("assessment.which_level", ("words", SelectionWords.Quoted(unclear.Words))) : null,
            Near = extras.Unclear is { } near ? [Level(question, near.First), Level(question, near.Second)] : [],
            Levels = [.. Enumerable.Range(0, question.Levels.Count).Select(l => Level(question, l))],
            DealBreaker = question.Gates.FirstOrDefault(g => g.AtOrBelow is null)?.When,
            EvidenceLabel = question.Evidence.Length == 0 ? null
                : turn.Say("assessment.evidence_label", ("evidence", question.Evidence)),
            Id = question.Id,
            Seen = current?.Revision ?? 0,
            Guard = CardGuard.Of(walk.Assessment),
            Partner = partner,
            OffersResult = extras.OffersResult,
            Proves = extras.Proves,
            Correct = extras.Correct,
            Settle = extras.Settle,
            ProveTitle = extras.Proves is { } proves ? turn.Say("evidence.button", ("question", proves)) : null,
        };
    }

    private static LevelButton Level(Question question, int level) => new(level, question.Levels[level]);

    private static string AskKey(Responder answers) => answers switch
    {
        Responder.Us => "assessment.ask_us",
        Responder.Partner => "assessment.ask_partner",
        Responder.Both => "assessment.ask_both",
        _ => throw new ArgumentOutOfRangeException(nameof(answers), answers, "Unknown responder."),
    };

    private static string WhyOf(TurnScope turn, Question question, Assessment assessment) =>
        question.Attribute is { } attribute && assessment.Minimums.TryGetValue(attribute, out var least)
            ? $"{question.Why} {turn.Say("assessment.minimum", ("value", least))}"
            : question.Why;

    private static string Explain(TurnScope turn, Question question)
    {
        var gates = question.Gates.Select(g => turn.Say(
            g.Kind == GateKind.Hard ? "assessment.gate_hard" : "assessment.gate_conditional", ("when", g.When)));
        return turn.Say(
            "assessment.explain",
            ("id", question.Id),
            ("element", question.Element),
            ("weight", question.Weight),
            ("fit", turn.Fit(question.Criterion)),
            ("gates", string.Join(" ", gates))).Trim();
    }
}
