using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Routes;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Conversation.Plugins;

/// <summary>Makes the cards of <see cref="PartnersPlugin"/> out of documents.</summary>
public sealed class PartnerCards(PartnerGlances glances)
{
    private const int MostRows = 25;
    private const int MostChanges = 15;

    public async Task<Reply> ListAsync(TurnScope turn, string? filter, string? sort, CancellationToken ct)
    {
        if (turn.Partners.Count == 0)
        {
            return Reply.Say(turn.Say("partners.list_empty"));
        }

        var rows = new List<PartnerGlance>();
        foreach (var partner in turn.Partners.Where(p => Matches(p, filter)))
        {
            rows.Add(await glances.OfAsync(turn, partner, ct));
        }

        if (rows.Count == 0)
        {
            return Reply.Say(turn.Say("partners.list_none_match", ("filter", filter!)));
        }

        var sorted = sort?.ToLowerInvariant() switch
        {
            "fit" => rows.OrderByDescending(r => r.FitScore ?? -1),
            "health" => rows.OrderByDescending(r => r.Reds),
            _ => rows.OrderBy(r => r.Partner.Name, StringComparer.Create(turn.Culture, true)),
        };
        var text = turn.Say("partners.list_subtitle", ("count", rows.Count));
        var shown = sorted.Take(MostRows).Select(g => g.Row(turn));
        return Reply.Show(new PartnerListCard(turn.Say("partners.list_title"), text, [.. shown]), text);
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
            turn.Session.Local(e.At).ToString("f", turn.Culture), e.Who.Name, e.Summary)).ToList();
        var title = turn.Say("partners.history_title", ("partner", partner.Name));
        return Reply.Show(new HistoryCard(title, Latest(turn, rows.Count), rows), title);
    }

    private static string Latest(TurnScope turn, int count) => turn.Say("partners.history_subtitle", ("count", count));

    private async Task<Reply> CardOfAsync(TurnScope turn, Partner partner, string echo, CancellationToken ct)
    {
        var glance = await glances.OfAsync(turn, partner, ct);
        var facts = glance.Facts(turn);
        turn.Dialogue = turn.Dialogue with { About = partner.Of };
        var card = new PartnerShowCard(partner.Name, echo, facts, Suggestions.About(turn, partner));
        return Reply.Show(card, $"{partner.Name}: {string.Join("; ", facts.Select(f => $"{f.Title} {f.Value}"))}");
    }

    private static bool Matches(Partner partner, string? filter) =>
        string.IsNullOrWhiteSpace(filter)
        || string.Join(' ', partner.Name, partner.Type, partner.Region, partner.Tier, partner.Status)
            .Contains(filter.Trim(), StringComparison.OrdinalIgnoreCase);
}
