using System.ComponentModel;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Routes;
using PrmBot.Cycle.Monitor;
using PrmBot.Digest;
using PrmBot.Identity;

namespace PrmBot.Conversation.Plugins;

/// <summary>Kernel functions <c>Digest-*</c>.</summary>
/// <param name="catalogue">The KPIs that there are.</param>
/// <param name="due">Gives the commitments to mention.</param>
/// <param name="scheduling">Answers what is said about when they come.</param>
/// <param name="portfolio">Composes the digest of all partners.</param>
/// <param name="files">Hands out the file of a quarterly review.</param>
public sealed partial class DigestPlugin(
    KpiCatalogue catalogue, IDueLines due, Digests.Scheduling scheduling, PortfolioDigests portfolio, QbrFiles files)
    : IPlugin
{
    private const int MostOffered = 5;

    [KernelFunction("post_now"), Description("Posts the partner's KPI digest into its channel now.")]
    [Does(Act.Manage)]
    public async Task<Reply> PostNowAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Partner's name")] string? partner = null,
        [Description("portfolio: one digest of all partners, for our side")] string? scope = null,
        CancellationToken ct = default)
    {
        if (scope is "portfolio")
        {
            return await PortfolioAsync(turn, ct);
        }

        if (string.IsNullOrWhiteSpace(partner))
        {
            return AskWhose(turn);
        }

        var of = turn.Partner(partner);
        var kpis = turn.KpisOf(catalogue, of.Of);
        var lines = await due.OfAsync(turn.Session, of, ct);
        var isPrivate = turn.Turn.Place.Kind == PlaceKind.Personal;
        var composed = await ComposeDigest.RunAsync(turn.Session, kpis, of, lines, ct);
        if (!composed.Succeeded(out var digest, out var no))
        {
            return isPrivate && no.Key is ("digest.no_channel" or "digest.not_installed")
                ? await DigestPreview.OfAsync(turn, of, kpis, (lines, no), ct)
                : turn.Refuse(no);
        }

        var (card, line) = DigestCardData.Weekly(turn, of, digest, kpis);
        if (turn.Turn.Place.Conversation.Channel.Value == digest.Link.Id)
        {
            return Reply.Show(card, line);
        }

        if (!turn.Confirmed)
        {
            return isPrivate
                ? await DigestPreview.OfAsync(turn, of, kpis, (lines, null), ct)
                : new Reply { AsksFirst = turn.Say("digest.ask_post", ("partner", of.Name)) };
        }

        var posting = new Posting(new ConversationKey(digest.Link.Id), digest.Link.ServiceUrl, card, line);
        return Reply.Say(turn.Say("digest.posted", ("partner", of.Name))) with { Postings = [posting] };
    }

    // In a place that is linked to no partner nobody knows who reads along, so it is asked first.
    private async Task<Reply> PortfolioAsync(TurnScope turn, CancellationToken ct)
    {
        if (SharedPlace.Is(turn))
        {
            return turn.Refuse(new Refusal("rights.not_in_channel"));
        }

        if (turn.Turn.Place.Kind != PlaceKind.Personal && !turn.Confirmed)
        {
            return new Reply { AsksFirst = turn.Say("digest.ask_portfolio") };
        }

        var composed = await portfolio.ComposeAsync(turn, ct);
        return composed.Succeeded(out var digest, out var no)
            ? Reply.Show(digest.Card, digest.Line)
            : turn.Refuse(no);
    }
}
