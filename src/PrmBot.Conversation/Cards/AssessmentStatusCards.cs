using System.Text.Json.Nodes;
using PrmBot.Conversation.Interviews;
using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>Builds the card that says how far an assessment is.</summary>
internal static class AssessmentStatusCards
{
    /// <summary>
    /// For our side: how far both sides are. It says nothing about the partner's levels, which are blind until both are
    /// in.
    /// </summary>
    public static Reply Show(TurnScope turn, Assessment assessment, QuestionSet questions)
    {
        var partner = turn.Partner(assessment.Of).Name;
        var isOpen = assessment.State == AssessmentState.Open;
        var us = SideProgress.Of(questions, assessment, Side.Us);
        var theirs = SideProgress.Of(questions, assessment, Side.Partner);
        var card = new AssessmentStatusCard
        {
            Title = turn.Say("status.title", ("partner", partner)),
            Subtitle = Subtitle(turn, assessment, questions),
            Sides =
            [
                OfSide(turn, turn.Say("status.we"), us),
                OfSide(turn, partner, theirs),
            ],
            Notes = [.. Notes(turn, assessment, theirs)],
            Disputes = [.. us.Disputed.Select(q => new DisputeRow(
                Dispute(turn, assessment, q), LevelButtons.Settling(turn, assessment, q)))],
            Heading = turn.Say("status.by_fit"),
            Rows = [.. Criteria.All.Select(c => Row(turn, assessment, questions, c))],
            Actions = [.. Next(turn, assessment, isOpen, theirs)],
        };
        return Reply.Show(card, card.Subtitle);
    }

    private static IEnumerable<Suggestion> Next(
        TurnScope turn, Assessment assessment, bool isOpen, SideProgress theirs)
    {
        var partner = turn.Partner(assessment.Of);
        Suggestion Of(string key, string verb) =>
            new(turn.Say(key, ("partner", partner.Name)), verb, new JsonObject { ["partner"] = partner.Name });
        if (isOpen && turn.Session.Refuses(Identity.Act.Manage) is null)
        {
            yield return Of("status.go_on", "Assessment-start");
        }

        yield return Of(isOpen ? "status.so_far" : "status.see", "Assessment-result");
        if (turn.Session.Refuses(Identity.Act.Manage) is not null || partner.Channel is null)
        {
            yield break;
        }

        if (assessment.State != AssessmentState.Released && !theirs.IsDone)
        {
            yield return Of(assessment.Invited is null ? "status.invite" : "status.invite_again",
                "Assessment-invite_partner");
        }

        if (assessment.State == AssessmentState.Complete)
        {
            yield return Of("release.share", "Assessment-release");
        }
    }

    /// <summary>For a contact: what its own side has answered and who did; aloud only how far it is.</summary>
    public static Reply ShowTheirs(TurnScope turn, Assessment assessment, QuestionSet questions)
    {
        var partner = turn.Partner(assessment.Of).Name;
        var progress = SideProgress.Of(questions, assessment, Side.Partner);
        var count = turn.Say("theirs.count", ("answered", progress.Answered), ("count", progress.Asked.Count));
        var data = new JsonObject { ["guard"] = CardGuard.Of(assessment) };
        var card = new AssessmentStatusCard
        {
            Title = turn.Say("theirs.status_title", ("partner", partner)),
            Subtitle = turn.Say("theirs.status_hint"),
            Sides = [OfSide(turn, partner, progress)],
            Notes = progress.Disputed.Count == 0 ? [] : [turn.Say(
                "theirs.to_settle", ("questions", Ids(progress.Disputed)))],
            Heading = turn.Say("theirs.answers"),
            Rows = [.. Criteria.All.Select(c => Answers(turn, assessment, questions, c)).OfType<StatusRow>()],
            Actions = assessment.State == AssessmentState.Released || progress.IsDone
                ? [] : [new Suggestion(turn.Say("invite.answer"), "Interview-resume", data)],
        };
        return Reply.Show(card, count) with { InPlace = true, Aloud = Reply.Say(Aloud(turn, progress, count)) };
    }

    private static string Aloud(TurnScope turn, SideProgress progress, string count)
    {
        var open = progress.Open.Count == 0
            ? null : turn.Say("status.open_list", ("questions", Ids(progress.Open)));
        var settle = progress.Disputed.Count == 0
            ? null : turn.Say("theirs.to_settle", ("questions", Ids(progress.Disputed)));
        return string.Join(' ', new[] { count, open, settle }.OfType<string>());
    }

    private static string Subtitle(TurnScope turn, Assessment assessment, QuestionSet questions)
    {
        var count = questions.Questions.Count;
        return assessment.State == AssessmentState.Open
            ? turn.Say(
                "status.open",
                ("answered", questions.Questions.Count(q => assessment.OurAnswer(q) is not null)),
                ("count", count),
                ("who", assessment.StartedBy.Name),
                ("date", turn.Date(assessment.StartedAt)))
            : turn.Say("status.complete", ("count", count), ("date", turn.Date(assessment.AnsweredAt!.Value)));
    }

    private static string Dispute(TurnScope turn, Assessment assessment, Question question) => turn.Say(
        "assessment.disputed", ("question", question.Id),
        ("answers", string.Join("; ", TheirQuestionCards.Lines(
            turn, question, SideAnswers.Of(assessment, question.Id, Side.Us)))));

    private static IEnumerable<string> Notes(TurnScope turn, Assessment assessment, SideProgress theirs)
    {
        var partner = turn.Partner(assessment.Of).Name;
        yield return assessment switch
        {
            { Released: { } r, State: AssessmentState.Released } =>
                turn.Say("status.released", ("who", r.By.Name), ("date", turn.Date(r.At))),
            { Invited: { } i } => turn.Say("status.invited", ("who", i.By.Name), ("date", turn.Date(i.At))),
            _ => turn.Say("status.not_invited", ("partner", partner)),
        };
        if (theirs.People.Count > 0)
        {
            yield return turn.Say(
                "status.people", ("partner", partner), ("people", string.Join(", ", theirs.People)));
        }

        var estimates = assessment.Answers.Count(a => a.IsEstimate);
        if (estimates > 0)
        {
            yield return turn.Say("status.estimates", ("partner", partner), ("count", estimates));
        }

        if (theirs.Disputed.Count > 0)
        {
            yield return turn.Say("status.disputed", ("partner", partner), ("questions", Ids(theirs.Disputed)));
        }
    }

    private static StatusRow OfSide(TurnScope turn, string name, SideProgress progress) => new(
        name,
        SelectionWords.Bar(progress.Answered / (decimal)Math.Max(1, progress.Asked.Count)),
        turn.Say("status.done", ("answered", progress.Answered), ("count", progress.Asked.Count)),
        progress.Open.Count == 0 ? null : turn.Say("status.open_list", ("questions", Ids(progress.Open))));

    private static StatusRow Row(TurnScope turn, Assessment assessment, QuestionSet questions, Criterion criterion)
    {
        var asked = questions.In(criterion).ToList();
        var open = asked.Where(q => assessment.OurAnswer(q) is null).ToList();
        var done = asked.Count - open.Count;
        return new StatusRow(
            turn.Fit(criterion),
            SelectionWords.Bar(done / (decimal)Math.Max(1, asked.Count)),
            turn.Say("status.done", ("answered", done), ("count", asked.Count)),
            open.Count == 0 ? null : turn.Say("status.open_list", ("questions", Ids(open))));
    }

    private static StatusRow? Answers(
        TurnScope turn, Assessment assessment, QuestionSet questions, Criterion criterion)
    {
        var asked = questions.In(criterion).Where(q => q.IsAskedOf(Side.Partner)).ToList();
        var answered = asked
            .Select(q => (q.Id, Said: SideAnswers.Of(assessment, q.Id, Side.Partner)))
            .Where(a => a.Said.Own.Count > 0 || a.Said.Settled is not null)
            .ToList();
        return asked.Count == 0 ? null : new StatusRow(
            turn.Fit(criterion),
            SelectionWords.Bar(answered.Count / (decimal)asked.Count),
            turn.Say("status.done", ("answered", answered.Count), ("count", asked.Count)),
            answered.Count == 0 ? null : string.Join(" · ", answered.Select(a => Short(turn, a.Id, a.Said))));
    }

    private static string Short(TurnScope turn, string id, SideAnswers said)
    {
        IEnumerable<Answer> told = said.Settled is { } agreed ? [agreed] : said.Own;
        return turn.Say(
            "theirs.short", ("question", id),
            ("answers", string.Join(", ", told.Select(a => $"{Plain(turn, a.Rating)} {a.By.Name}"))));
    }

    private static string Plain(TurnScope turn, Rating rating) => rating switch
    {
        Rating.DontKnow => turn.Say("rating.dont_know"),
        Rating.NotApplicable => turn.Say("rating.not_applicable"),
        Rating.DealBreaker => turn.Say("rating.deal_breaker"),
        Rating.Level0 or Rating.Level1 or Rating.Level2 or Rating.Level3 or Rating.Level4 =>
            rating.Level()!.Value.ToString(turn.Culture),
        _ => throw new ArgumentOutOfRangeException(nameof(rating), rating, "Unknown rating."),
    };

    private static string Ids(IEnumerable<Question> questions) => string.Join(", ", questions.Select(q => q.Id));
}
