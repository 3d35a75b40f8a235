using System.ComponentModel;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Cycle.Monitor;
using PrmBot.Digest;
using PrmBot.Identity;

namespace PrmBot.Conversation.Plugins;

/// <summary>Kernel functions <c>Digest-*</c>.</summary>
/// <param name="catalogue">The KPIs that there are.</param>
/// <param name="due">Gives the commitments to mention.</param>
/// <param name="scheduling">Answers what is said about when they come.</param>
public sealed partial class DigestPlugin(
    KpiCatalogue catalogue, IDueLines due, Digests.Scheduling scheduling) : IPlugin
{
    [KernelFunction("post_now"), Description("Posts the partner's KPI digest into its channel now.")]
    [Does(Act.Manage)]
    public async Task<Reply> PostNowAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Partner's name")] string partner,
        CancellationToken ct = default)
    {
        var of = turn.Partner(partner);
        var lines = await due.OfAsync(turn.Session, of, ct);
        var composed = await ComposeDigest.RunAsync(turn.Session, turn.KpisOf(catalogue, of.Of), of, lines, ct);
        if (!composed.Succeeded(out var digest, out var no))
        {
            return turn.Refuse(no);
        }

        var (card, line) = DigestCardData.Weekly(turn, of, digest, turn.KpisOf(catalogue, of.Of));
        if (turn.Turn.Place.Conversation.Channel.Value == digest.Link.Id)
        {
            return Reply.Show(card, line);
        }

        if (!turn.Confirmed)
        {
            return new Reply { AsksFirst = turn.Say("digest.ask_post", ("partner", of.Name)) };
        }

        var posting = new Posting(new ConversationKey(digest.Link.Id), digest.Link.ServiceUrl, card, line);
        return Reply.Say(turn.Say("digest.posted", ("partner", of.Name))) with { Postings = [posting] };
    }
}
