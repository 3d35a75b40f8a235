using System.Globalization;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding.Readers;
using PrmBot.Identity;
using PrmBot.Ledger;
using PrmBot.Partners;
using PrmBot.Selection;

namespace PrmBot.Conversation.Plugins;

/// <summary>Reads what was given for a row of the ledger, from a sentence or from the form.</summary>
internal sealed partial class LedgerInput(TurnScope turn, Partner partner)
{
    private readonly string? _sentence = (turn.Turn.Input as TurnInput.Said)?.Text;

    /// <summary>
    /// Whose gift it was; null: not to be told. "We" of a partner contact is the partner; a form names the side itself.
    /// </summary>
    public Side? Giver(string? given)
    {
        var word = (given ?? Subject()).Trim().ToLowerInvariant();
        var isContact = turn.Session.Caller.Role == Role.PartnerContact;
        var isSaid = _sentence is not null;
        return word switch
        {
            "us" or "we" or "our side" => isContact && isSaid ? Side.Partner : Side.Us,
            "partner" or "they" or "them" when isContact && isSaid && SaysThey().IsMatch(_sentence!) => Side.Us,
            "partner" when isContact && isSaid && WeGot().IsMatch(_sentence!) => Side.Us,
            "you" when isContact => Side.Us,
            "partner" or "they" or "them" => Side.Partner,
            _ when PartnerName.IsCalled(partner, PartnerName.Key(word)) => Side.Partner,
            _ => null,
        };
    }

    // Who the sentence begins with: nothing else in it says who gave. Who got something was given it.
    private string Subject()
    {
        var plain = Opening().Replace(_sentence ?? string.Empty, string.Empty).TrimStart();
        var isNamed = partner.Aliases.Append(partner.Name)
            .Any(n => plain.StartsWith(n, StringComparison.OrdinalIgnoreCase));
        var got = Got().IsMatch(plain);
        return isNamed ? (got ? "us" : "partner") : FirstWord().Match(plain).Value.ToLowerInvariant() switch
        {
            "we" or "i" or "we've" or "i've" or "we'll" or "i'll" => got ? "partner" : "us",
            "they" or "they've" or "they'll" => got ? "us" : "they",
            "you" => got ? "us" : "you",
            _ => string.Empty,
        };
    }

    /// <summary>The row; else a refusal that says which part was not understood.</summary>
    public Outcome<GivenRow> Read(
        Side giver, string what, (string? Value, string? Currency, string? Rating) worth, string? status, string? date)
    {
        var said = LedgerSaid.Read(what, _sentence ?? string.Empty, partner.Name, turn.Session.Today);
        decimal? value = null;
        var currency = Currency(worth.Currency) ?? said.Currency;
        if (!string.IsNullOrWhiteSpace(worth.Value))
        {
            var read = KpiInput.Number(worth.Value, worth.Currency, turn.Culture);
            if (!read.Succeeded(out var number, out _))
            {
                return new Refusal("ledger.no_number").With("given", worth.Value);
            }

            (value, currency) = (number.Value, number.Currency ?? currency);
        }

        var rating = string.IsNullOrWhiteSpace(worth.Rating) ? said.Rating : Whole(worth.Rating);
        if (!string.IsNullOrWhiteSpace(worth.Rating) && rating is null)
        {
            return new Refusal("ledger.rating_out_of_range").With("rating", worth.Rating);
        }

        if (DateFault(date, out var day) is { } fault)
        {
            return fault;
        }

        return new GivenRow(giver, said.What)
        {
            Value = value,
            Currency = currency,
            Rating = rating,
            IsDelivered = Delivered(status) ?? said.IsDelivered,
            Date = day ?? said.Date,
            IsShared = partner.Channel is { } channel && channel == turn.Turn.Place.Conversation.Channel,
        };
    }

    private Refusal? DateFault(string? given, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrWhiteSpace(given))
        {
            return null;
        }

        if (Moments.Find(Folding.Fold(given), turn.Session.Today) is [var moment, ..])
        {
            day = moment.Value.AsDate(turn.Session.Today);
            return null;
        }

        return new Refusal("ledger.no_date").With("given", given);
    }

    private static bool? Delivered(string? status) => status?.Trim().ToLowerInvariant() switch
    {
        "delivered" or "done" or "true" => true,
        "promised" or "false" => false,
        _ => null,
    };

    private static string? Currency(string? given) => string.IsNullOrWhiteSpace(given) ? null : given.Trim();

    private static int? Whole(string text) =>
        int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : null;

    [GeneratedRegex(
        @"^\s*(?:please\s+)?(?:(?:record|log|note|add|put|write|book)\b.*?\bthat\s|ledger:\s?)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^[\w'’]+")]
    private static partial Regex FirstWord();

    [GeneratedRegex(
        @"^\S+(?: \S+)?(?: have| has| just| also)* (?:got|gets?|rec(?:ei|ie)ved?|obtained)\s(?!us\b|them\b|me\b|you\b)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Got();

    [GeneratedRegex(
        @"^(?:we|i|we've|i've|our team)\b.*\b(?:got|gets?|rec(?:ei|ie)ved?|obtained)\b", RegexOptions.IgnoreCase)]
    private static partial Regex WeGot();

    [GeneratedRegex(@"^\W*(?:they|you)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SaysThey();
}
