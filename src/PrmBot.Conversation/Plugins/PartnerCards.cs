using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Routes;
using PrmBot.Conversation.Workplace;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Selection;
using PrmBot.Storage;

namespace PrmBot.Conversation.Plugins;

/// <summary>Makes the cards of <see cref="PartnersPlugin"/> out of documents.</summary>
public sealed class PartnerCards(PartnerGlances glances, QuestionSet inHand)
{
    private const int MostRows = 25;
    private const int MostChanges = 15;

    public async Task<Reply> ListAsync(TurnScope turn, string? filter, string? sort, CancellationToken ct)
    {
        if (turn.Partners.Count == 0)
        {
            return Reply.Say(turn.Say("partners.list_empty"));
        }

        var words = PortfolioSaid.Filter(turn, filter);
        var wanted = PortfolioFilter.Read(words, turn.Partners);
        if (wanted.Unknown is { } unknown)
        {
            return turn.Refuse(
                new Refusal("partners.unknown_filter").With("given", unknown).With("regions", Regions(turn)));
        }

        var order = PortfolioSaid.Order(turn, sort);
        var chosen = await glances.ChosenAsync(turn, wanted, !PortfolioOrder.IsByWords(order), ct);
        if (PortfolioOrder.By(order, chosen, StringComparer.Create(turn.Culture, true)) is not { } sorted)
        {
            return turn.Refuse(new Refusal("partners.unknown_sort").With("given", order!));
        }

        var shown = PortfolioSaid.Most(turn) is { } most ? [.. sorted.Take(most)] : sorted;
        return sorted.Count == 0
            ? Reply.Say(turn.Say("partners.list_none_match", ("filter", words!)))
            : await ListedAsync(turn, shown, words, order, ct);
    }

    public async Task<Reply> CompareAsync(TurnScope turn, string names, CancellationToken ct)
    {
        if (!PartnerNamesInput.Read(turn, names).Succeeded(out var partners, out var unknown))
        {
            return turn.Refuse(unknown);
        }

        var compared = await ComparePartners.RunAsync(turn.Session, inHand, partners, ct);
        return compared.Succeeded(out var comparison, out var no)
            ? Reply.Show(CompareCards.Of(turn, comparison), CompareCards.Text(turn, comparison))
            : turn.Refuse(no);
    }

    public async Task<Reply> ShowAsync(TurnScope turn, Partner partner, CancellationToken ct) =>
        await CardOfAsync(turn, partner, string.Empty, ct);

    /// <summary>The partner after a change, with the sentence that echoes it.</summary>
    public async Task<Reply> ChangedAsync(TurnScope turn, Partner partner, string echo, CancellationToken ct) =>
        await CardOfAsync(turn, partner, echo, ct) with { Text = echo, Changed = echo };

    public async Task<Reply> HistoryAsync(TurnScope turn, Partner partner, CancellationToken ct)
    {
        var all = await turn.Session.Work.OfPartnerAsync<HistoryEntry>(partner.Of, ct);
        if (all.Count == 0)
        {
            return Reply.Say(turn.Say("partners.history_empty", ("partner", partner.Name)));
        }

        var rows = all.Reverse().Take(MostChanges).Select(e => new HistoryRow(
            PlanWords.Moment(turn, e.At), e.Who.Name, e.Summary)).ToList();
        var title = turn.Say("partners.history_title", ("partner", partner.Name));
        return Reply.Show(new HistoryCard(title, Latest(turn, rows.Count), rows), title);
    }

    private static string Latest(TurnScope turn, int count) => turn.Say("partners.history_subtitle", ("count", count));

    private async Task<Reply> CardOfAsync(TurnScope turn, Partner partner, string echo, CancellationToken ct)
    {
        var glance = await glances.OfAsync(turn, partner, ct);
        var linked = await LinkedWork.WordsAsync(turn, partner, ct);
        IReadOnlyList<Fact> facts = linked.Length == 0 ? glance.Facts(turn)
            : [.. glance.Facts(turn), new Fact(turn.Say("workplace.linked"), linked)];
        turn.Dialogue = turn.Dialogue with { About = partner.Of };
        var card = new PartnerShowCard(partner.Name, echo, facts, Suggestions.About(turn, partner));
        return Reply.Show(card, $"{partner.Name}: {string.Join("; ", facts.Select(f => $"{f.Title} {f.Value}"))}");
    }

    private async Task<Reply> ListedAsync(
        TurnScope turn, IReadOnlyList<Partner> sorted, string? filter, string? order, CancellationToken ct)
    {
        var text = sorted.Count > MostRows
            ? turn.Say("partners.list_first", ("shown", MostRows), ("count", sorted.Count))
            : turn.Say("partners.list_subtitle", ("count", sorted.Count));
        var limited = filter is null ? text : $"{text}. {turn.Say("partners.list_filter", ("filter", filter))}";
        var rows = (await glances.OfAsync(turn, [.. sorted.Take(MostRows)], ct))
            .Select((g, i) => g.Row(turn, order is null ? null : i + 1));
        var card = new PartnerListCard(turn.Say("partners.list_title"), limited, [.. rows], filter ?? string.Empty);
        return Reply.Show(card, limited) with { InPlace = true };
    }

    private static string Regions(TurnScope turn)
    {
        var regions = turn.Partners.Select(p => p.Region).OfType<string>().Distinct()
            .Order(StringComparer.Ordinal).ToList();
        return regions.Count == 0 ? turn.Say("partners.no_regions") : string.Join(", ", regions.Take(8));
    }
}
