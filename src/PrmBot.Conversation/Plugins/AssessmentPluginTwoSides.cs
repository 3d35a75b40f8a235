using System.ComponentModel;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Interviews;
using PrmBot.Identity;
using PrmBot.Selection;

namespace PrmBot.Conversation.Plugins;

/// <summary>What goes on between both companies: the invitation, how far each side is, the release.</summary>
public sealed partial class AssessmentPlugin
{
    [KernelFunction("invite_partner"), Description("Put the partner's questions into its channel.")]
    [Does(Act.Manage)]
    public Task<Reply> InviteAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        CancellationToken ct = default) =>
        invitations.InviteAsync(turn, turn.Partner(partner), ct);

    [KernelFunction("status"), Description("Who has answered what in a partner's assessment, and what is open.")]
    [Does(Act.SeePartner, IsInternal = true, HasPartnersView = true)]
    public async Task<Reply> StatusAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("Card: the version that it belongs to")] string? guard = null,
        CancellationToken ct = default)
    {
        if (IsTheirs(turn))
        {
            return await TheirStatusAsync(turn, ct);
        }

        if (guard is not null)
        {
            return turn.Refuse(new Refusal("invite.not_for_us"));
        }

        var who = turn.Partner(partner);
        if (await AssessmentReads.LatestAsync(turn.Session, who.Of, ct) is not { } assessment)
        {
            return turn.Refuse(new Refusal("assessment.none").With("partner", who.Name));
        }

        var questions = await AssessmentReads.QuestionsAsync(turn.Session, assessment, inHand, ct);
        return AssessmentStatusCards.Show(turn, assessment, questions);
    }

    [KernelFunction("release"), Description("Share the summary of an assessment with the partner; asks first.")]
    [Does(Act.Manage, IsInternal = true)]
    public Task<Reply> ReleaseAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("Card: what the partner will see")] string? parts = null,
        [Description("Card: the wording of the preview that it showed")] string? seen = null,
        [Description("Card: it has boxes to tick")] bool form = false,
        CancellationToken ct = default) =>
        releases.ReleaseAsync(turn, turn.Partner(partner), SummaryPartsSaid.In(turn, parts, form), seen, ct);

    private async Task<Reply> TheirStatusAsync(TurnScope turn, CancellationToken ct)
    {
        if (await PartnerInterview.InvitedAsync(turn, ct) is not { } assessment)
        {
            return turn.Refuse(new Refusal("assessment.not_invited"));
        }

        var questions = await AssessmentReads.QuestionsAsync(turn.Session, assessment, inHand, ct);
        return AssessmentStatusCards.ShowTheirs(turn, assessment, questions);
    }

    private async Task<Reply> TheirResultAsync(TurnScope turn, CancellationToken ct)
    {
        if (turn.Session.Caller.Partner is not { } partner
            || await AssessmentReads.ReleasedAsync(turn.Session, partner, ct) is not { } assessment)
        {
            return turn.Refuse(new Refusal("release.not_yet"));
        }

        var questions = await AssessmentReads.QuestionsAsync(turn.Session, assessment, inHand, ct);
        var card = SummaryCards.Released(turn, assessment, questions);
        return Reply.Show(card, card.Title);
    }

    private static bool IsTheirs(TurnScope turn) => turn.Session.Caller.Role == Role.PartnerContact;
}
