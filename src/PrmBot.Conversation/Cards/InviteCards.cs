using System.Text.Json.Nodes;
using PrmBot.Conversation.Interviews;
using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>Builds the card that stands in the channel for the partner's questions, in each of its states.</summary>
internal static class InviteCards
{
    /// <summary>Asks; the same for everybody in the channel.</summary>
    public static InviteCard Open(
        TurnScope turn, Assessment assessment, SideProgress progress, IReadOnlyList<string> audience)
    {
        var partner = turn.Partner(assessment.Of).Name;
        var guard = new JsonObject { ["guard"] = CardGuard.Of(assessment) };
        return new InviteCard
        {
            Title = turn.Say("invite.title", ("partner", partner), ("count", progress.Asked.Count)),
            Intro = turn.Say("invite.intro", ("partner", partner)),
            Notes = [turn.Say("invite.note_own_view"), turn.Say("invite.note_shared"), turn.Say("invite.note_typed")],
            Actions = [new Suggestion(turn.Say("invite.answer"), "Interview-resume", guard)],
            Guard = CardGuard.Of(assessment),
            RefreshFor = audience,
        };
    }

    /// <summary>The partner has answered everything; for everybody in the channel.</summary>
    public static InviteCard Finished(
        TurnScope turn, Assessment assessment, SideProgress progress, IReadOnlyList<string> audience)
    {
        var partner = turn.Partner(assessment.Of).Name;
        return new InviteCard
        {
            Title = turn.Say("invite.done_title", ("partner", partner)),
            Intro = turn.Say("invite.done", ("partner", partner), ("count", progress.Asked.Count)),
            Actions = [Answers(turn, assessment)],
            Guard = CardGuard.Of(assessment),
            RefreshFor = audience,
        };
    }

    /// <summary>Nothing is to be answered here any more; for everybody in the channel.</summary>
    public static InviteCard Over(TurnScope turn, Assessment assessment, string reason) => new()
    {
        Title = turn.Say("invite.closed_title", ("partner", turn.Partner(assessment.Of).Name)),
        Intro = reason,
        Guard = CardGuard.Of(assessment),
    };

    /// <summary>One contact's view when all is answered.</summary>
    public static Reply Done(
        TurnScope turn, Assessment assessment, QuestionSet questions, QuestionExtras? extras)
    {
        var progress = SideProgress.Of(questions, assessment, Side.Partner);
        var isAll = progress.IsDone;
        var words = turn.Say(
            isAll ? "invite.done_you" : "invite.done_part",
            ("count", progress.Asked.Count), ("open", progress.Open.Count + progress.Disputed.Count));
        var card = Finished(turn, assessment, progress, Me(turn)) with
        {
            Title = turn.Say(isAll ? "invite.thanks" : "invite.part_title"),
            Intro = extras?.Said is { } told ? $"{told} {words}" : words,
            Correct = extras?.Correct ?? [],
            Notes = [],
            Actions = isAll
                ? [Answers(turn, assessment)]
                : [GoOn(turn, assessment), Answers(turn, assessment)],
        };
        var aloud = string.Join(' ', new[] { extras?.AloudEcho, extras?.AloudNotice, words }.OfType<string>());
        return Reply.Show(card, words) with { InPlace = true, Aloud = Reply.Say(aloud) };
    }

    /// <summary>One contact's view of a card that is out of date.</summary>
    public static Reply Closed(TurnScope turn, Assessment assessment, Refusal why)
    {
        var refused = turn.Refuse(why);
        return refused with { Card = Over(turn, assessment, refused.Text!), InPlace = true };
    }

    private static Suggestion Answers(TurnScope turn, Assessment assessment) => new(
        turn.Say("invite.our_answers"), "Assessment-status", new JsonObject { ["guard"] = CardGuard.Of(assessment) });

    private static Suggestion GoOn(TurnScope turn, Assessment assessment) => new(
        turn.Say("invite.go_on"), "Interview-resume", new JsonObject { ["guard"] = CardGuard.Of(assessment) });

    private static IReadOnlyList<string> Me(TurnScope turn) =>
        turn.Turn.Speaker.AlsoKnownAs is { } me ? [me.Value] : [];
}
