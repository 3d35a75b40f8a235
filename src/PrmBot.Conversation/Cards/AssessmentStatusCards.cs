using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>Builds the card that says how far an assessment is.</summary>
internal static class AssessmentStatusCards
{
    public static Reply Show(TurnScope turn, Assessment assessment, QuestionSet questions)
    {
        var partner = turn.Partner(assessment.Of).Name;
        var isOpen = assessment.State == AssessmentState.Open;
        var count = questions.Questions.Count;
        var done = questions.Questions.Count(q => assessment.OurAnswer(q) is not null);
        var theirs = assessment.Answers.Where(a => a.Side == Side.Partner).ToList();
        var card = new AssessmentStatusCard
        {
            Title = turn.Say("status.title", ("partner", partner)),
            Subtitle = isOpen
                ? turn.Say(
                    "status.open",
                    ("answered", done),
                    ("count", count),
                    ("who", assessment.StartedBy.Name),
                    ("date", turn.Date(assessment.StartedAt)))
                : turn.Say("status.complete", ("count", count), ("date", turn.Date(assessment.AnsweredAt!.Value))),
            Rows = [.. Criteria.All.Select(c => Row(turn, assessment, questions, c))],
            Us = turn.Say("status.us", ("count", assessment.Answers.Count(a => a.Side == Side.Us))),
            Theirs = turn.Say(
                "status.partner",
                ("partner", partner),
                ("count", theirs.Count(a => !a.IsEstimate)),
                ("estimates", theirs.Count(a => a.IsEstimate))),
            GoOn = turn.Say(isOpen ? "status.go_on" : "status.see"),
            IsOpen = isOpen,
            Partner = partner,
        };
        return Reply.Show(card, card.Subtitle);
    }

    private static StatusRow Row(TurnScope turn, Assessment assessment, QuestionSet questions, Criterion criterion)
    {
        var asked = questions.In(criterion).ToList();
        var open = asked.Where(q => assessment.OurAnswer(q) is null).Select(q => q.Id).ToList();
        var done = asked.Count - open.Count;
        return new StatusRow(
            turn.Fit(criterion),
            SelectionWords.Bar(done / (decimal)Math.Max(1, asked.Count)),
            turn.Say("status.done", ("answered", done), ("count", asked.Count)),
            open.Count == 0 ? null : turn.Say("status.open_list", ("questions", string.Join(", ", open))));
    }
}
