using System.ComponentModel;
using System.Text.Json.Nodes;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Cycle.Monitor;
using PrmBot.Digest.Quarterly;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Conversation.Plugins;

public sealed partial class DigestPlugin
{
    [KernelFunction("qbr_pack"), Description("Quarterly business review: commitments, exceptions, pipeline, next.")]
    [Does(Act.SeePartner)]
    public async Task<Reply> QbrPackAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Partner's name")] string partner,
        [Description("Card: the numbers that it showed, to approve them")] string? approve = null,
        [Description("xlsx: as a file")] string? format = null,
        CancellationToken ct = default)
    {
        var of = turn.Partner(partner);
        var kpis = turn.KpisOf(catalogue, of.Of);
        if (!string.IsNullOrWhiteSpace(approve))
        {
            var approved = await ReviewQuarter.ApproveAsync(turn.Session, kpis, of, approve, ct);
            return approved.Succeeded(out var with, out var not) ? Approved(turn, of, kpis, with) : turn.Refuse(not);
        }

        var made = await ReviewQuarter.RunAsync(turn.Session, kpis, of, ct);
        return !made.Succeeded(out var review, out var no) ? turn.Refuse(no)
            : string.IsNullOrWhiteSpace(format) ? await ShowAsync(turn, of, kpis, review, ct)
            : await FileAsync(turn, of, kpis, review, ct);
    }

    private static Reply Approved(TurnScope turn, Partner of, KpiCatalogue kpis, QuarterlyReview review)
    {
        var echo = turn.Say(
            review.IsApproved ? "qbr.done_both" : "qbr.done_one", ("partner", of.Name), ("quarter", review.Quarter));
        return Reply.Show(new QbrCards(turn, of, kpis).Of(review).Card, echo) with { Changed = echo, InPlace = true };
    }

    // Where the partner reads it is shown at once; from elsewhere a manager may send it there.
    private static async Task<Reply> ShowAsync(
        TurnScope turn, Partner of, KpiCatalogue kpis, QuarterlyReview review, CancellationToken ct)
    {
        var (card, line) = new QbrCards(turn, of, kpis).Of(review);
        var link = turn.Session.Refuses(Act.Manage) is null
            ? await PartnerChannel.ReachableAsync(turn.Session.Work, of, ct) : null;
        if (link is null || turn.Turn.Place.Conversation.Channel.Value == link.Id)
        {
            return Reply.Show(card, line);
        }

        if (turn.Confirmed)
        {
            var posting = new Posting(new ConversationKey(link.Id), link.ServiceUrl, card, line);
            return Reply.Say(turn.Say("qbr.posted", ("partner", of.Name))) with { Postings = [posting] };
        }

        var pending = new Request("Digest-qbr_pack", new JsonObject { ["partner"] = of.Name });
        var question = turn.AskFor(pending);
        var ask = turn.Say("qbr.ask_post", ("partner", of.Name));
        return Reply.Show(card with { Ask = ask, Token = question.Token }, $"{line} {ask}") with
        {
            IsOpenQuestion = true,
        };
    }

    private async Task<Reply> FileAsync(
        TurnScope turn, Partner of, KpiCatalogue kpis, QuarterlyReview review, CancellationToken ct)
    {
        if (await files.HandAsync(turn, of, kpis, review, ct) is not { } handed)
        {
            return turn.Refuse(new Refusal("plan.no_address"));
        }

        var words = PlanPlugin.Where(turn, handed, turn.Say(
            handed.IsInChannel ? "qbr.file_there" : "qbr.file", ("partner", of.Name), ("quarter", review.Quarter),
            ("minutes", files.Minutes)));
        var card = new QbrFileCard(words, handed.Link.ToString()) { IsInChannel = handed.IsInChannel };
        return Reply.Show(card, words) with { Postings = handed.Told };
    }
}
