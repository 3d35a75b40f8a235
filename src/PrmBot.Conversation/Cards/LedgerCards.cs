using System.Globalization;
using PrmBot.Conversation.Routes;
using PrmBot.Identity;
using PrmBot.Ledger;
using PrmBot.Partners;
using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>Builds the cards of the give-get ledger.</summary>
public sealed class LedgerCards(QuestionSet inHand)
{
    private const int MostRows = 12;
    private const string FairnessQuestion = "RF4";

    public async Task<Reply> ShowAsync(TurnScope turn, Partner partner, CancellationToken ct)
    {
        var rows = await LedgerReads.RowsAsync(turn.Session, partner.Of, SharedPlace.Is(turn), ct);
        if (rows.Count == 0)
        {
            return Reply.Say(turn.Say("ledger.empty", ("partner", partner.Name)));
        }

        var card = await OfAsync(turn, partner, rows, ct);
        return Reply.Show(card, $"{card.Title}. {card.Headline}");
    }

    /// <summary>The ledger after a change, with the sentence that echoes it.</summary>
    public async Task<Reply> ChangedAsync(TurnScope turn, Partner partner, string echo, CancellationToken ct)
    {
        var rows = await LedgerReads.RowsAsync(turn.Session, partner.Of, SharedPlace.Is(turn), ct);
        return rows.Count == 0
            ? TurnScope.Changed(echo)
            : Reply.Show(await OfAsync(turn, partner, rows, ct) with { Echo = echo }, echo) with
            {
                Changed = echo,
                InPlace = true,
            };
    }

    /// <summary>What was stored, with what was assumed and how to correct it.</summary>
    public string Echo(TurnScope turn, Partner partner, LedgerRow row, LedgerRow? former, GivenRow given)
    {
        var head = turn.Say(
            former is null ? "ledger.recorded" : "ledger.corrected", ("row", LedgerWords.Row(turn, partner, row)));
        var assumed = row.Currency is { } currency && given.Currency is null && former?.Currency is null
            ? " " + turn.Say("ledger.currency_assumed", ("currency", currency)) : string.Empty;
        var missing = row is { Value: null, Rating: null, IsDelivered: true }
            ? " " + turn.Say("ledger.no_worth") : string.Empty;
        var internalOnly = !row.IsShared && former is null ? " " + turn.Say("ledger.internal") : string.Empty;
        return head + assumed + missing + internalOnly;
    }

    /// <summary>The form of one row.</summary>
    public static Reply Form(TurnScope turn, Partner partner, LedgerRow row)
    {
        var card = new LedgerFormCard
        {
            Title = turn.Say("ledger.form_title", ("partner", partner.Name)),
            Row = row.Id,
            Partner = partner.Name,
            Giver = row.Giver == Side.Us ? "us" : "partner",
            Givers =
            [
                new("us", LedgerWords.Giver(turn, partner, Side.Us)),
                new("partner", LedgerWords.Giver(turn, partner, Side.Partner)),
            ],
            What = row.What,
            Value = row.Value?.ToString("0.##", turn.Culture) ?? string.Empty,
            Currency = row.Currency ?? string.Empty,
            Rating = row.Rating?.ToString(turn.Culture) ?? string.Empty,
            Status = row.IsDelivered ? "delivered" : "promised",
            Date = row.Date.ToString("O", CultureInfo.InvariantCulture),
        };
        return Reply.Show(card, card.Title) with { InPlace = true };
    }

    private async Task<LedgerCard> OfAsync(
        TurnScope turn, Partner partner, IReadOnlyList<LedgerRow> rows, CancellationToken ct)
    {
        var summary = LedgerSummary.Of(rows);
        var isOurs = turn.Session.Caller.Role != Role.PartnerContact && !SharedPlace.Is(turn);
        var most = summary.Balances.Select(b => Math.Max(b.FromUs, b.FromPartner)).DefaultIfEmpty().Max();
        return new LedgerCard
        {
            Title = turn.Say("ledger.title", ("partner", partner.Name)),
            Headline = LedgerWords.Headline(turn, summary),
            Color = LedgerWords.Color(summary.Balance?.Band),
            Why = LedgerWords.Why(turn, partner, summary),
            Bars = [.. summary.Balances.SelectMany(b => new[]
            {
                Bar(turn, LedgerWords.Giver(turn, partner, Side.Us), b.FromUs, b, most),
                Bar(turn, LedgerWords.Giver(turn, partner, Side.Partner), b.FromPartner, b, most),
            })],
            Notes = LedgerWords.Notes(turn, partner, summary),
            Fairness = isOurs ? await FairnessAsync(turn, partner, ct) : null,
            Rows = [.. rows.Reverse().Take(MostRows).Select(r => Line(turn, partner, r))],
            More = rows.Count > MostRows ? turn.Say("ledger.more", ("count", rows.Count - MostRows)) : null,
            Partner = partner.Name,
            OffersShare = turn.Session.Caller.Role == Role.Manager && rows.Any(r => !r.IsShared),
        };
    }

    // What our side answered is not for the partner before a release, so only our own people get this line.
    private async Task<string?> FairnessAsync(TurnScope turn, Partner partner, CancellationToken ct)
    {
        if (await AssessmentReads.LatestAsync(turn.Session, partner.Of, ct) is not { } assessment
            || inHand.Find(FairnessQuestion) is null)
        {
            return null;
        }

        var us = assessment.AnswerOf(FairnessQuestion, Side.Us)?.Rating.Level();
        var theirs = assessment.AnswerOf(FairnessQuestion, Side.Partner)?.Rating.Level();
        return LedgerSummary.IsFair(us, theirs) switch
        {
            null => turn.Say("ledger.fairness_open"),
            true => turn.Say("ledger.fair", ("us", us!.Value), ("them", theirs!.Value)),
            false => turn.Say("ledger.unfair", ("low", Math.Min(us ?? 4, theirs ?? 4))),
        };
    }

    private static LedgerBar Bar(
        TurnScope turn, string name, decimal value, LedgerBalance balance, decimal most) => new(
        name, SelectionWords.Bar(most == 0 ? 0 : value / most), LedgerWords.Money(turn, value, balance.Currency));

    private static LedgerLine Line(TurnScope turn, Partner partner, LedgerRow row)
    {
        var caller = turn.Session.Caller.Role;
        var may = caller == Role.Manager || (caller == Role.PartnerContact && row.BySide == Side.Partner);
        return new LedgerLine(
            row.Id, LedgerWords.Row(turn, partner, row), LedgerWords.Meta(turn, row), may);
    }
}
