using System.Globalization;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding.Readers;

namespace PrmBot.Conversation.Plugins;

/// <summary>What a sentence about giving says beside its arguments: promised or done, a rating, a date.</summary>
/// <param name="What">The thing itself, without who gave it and what it was worth.</param>
/// <param name="Rating">1 to 5 and beyond, as said; null: none.</param>
/// <param name="IsDelivered">False: only promised.</param>
/// <param name="Date">Null: none said.</param>
/// <param name="Currency">That of the sum it names; null: none.</param>
internal sealed partial record LedgerSaid(string What, int? Rating, bool IsDelivered, DateOnly? Date, string? Currency)
{
    private const int SoonDays = 100;

    /// <param name="what">The description as understood: the sentence, or a part of it.</param>
    /// <param name="whole">The whole sentence; the same as <paramref name="what"/> when it is not known.</param>
    /// <param name="partner">The partner's name.</param>
    /// <param name="today">Where the speaker is.</param>
    public static LedgerSaid Read(string what, string whole, string partner, DateOnly today)
    {
        var folded = Folding.Fold(whole);
        var rating = RatingSaid().Match(folded);
        var money = Amounts.Find(folded).Find(a => a.Value.Currency is not null).Value?.Currency;
        var moments = Moments.Find(folded, today);
        var isPromise = Promise().IsMatch(folded);
        return new LedgerSaid(
            Thing(what, partner, today),
            rating.Success ? int.Parse(rating.Groups["n"].ValueSpan, CultureInfo.InvariantCulture) : null,
            !isPromise,
            moments is [.., var last] ? DateOf(last.Value, folded, today, isPromise) : null,
            money);
    }

    // A delivery cannot lie ahead: "in October" was the last one. A date soon to come is left for the use case to
    // refuse.
    private static DateOnly DateOf(Moment moment, string folded, DateOnly today, bool isPromise)
    {
        var date = moment.AsDate(today);
        var saysYear = folded.Contains(date.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        if (isPromise || date <= today || saysYear)
        {
            return date;
        }

        var isSoon = date <= today.AddDays(SoonDays);
        return moment is Moment.Span && isSoon ? today : isSoon ? date : date.AddYears(-1);
    }

    private static string Thing(string what, string partner, DateOnly today)
    {
        var name = Regex.Escape(partner);
        var opening = new Regex(
            $@"^\s*(?:(?:we|i|they|you|{name}|the partner)(?:'ve|'ll)?\s+)?"
            + @"(?:(?:have|has|had|will|would|just|also|are going to|is going to|want to|wants to)\s+)*"
            + @"(?:(?:promised|committed|agreed|offered|plan|plans)(?:\s+(?:us|them|you|" + name + @"))?\s+(?:to\s+)?)?"
            + @"(?:(?:gave|give|given|passed|pass|brought|bring|delivered|deliver|provided|provide|contributed|"
            + @"contribute|sent|send|paid|pay|handed over|owe|owes|got|gets?|rec(?:ei|ie)ved?)\s+)?"
            + $@"(?:(?:us|them|you|{name})\s+(?:with\s+)?)?",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        var whom = new Regex(
            $@"\s+(?:from|to)\s+(?:us|them|you|our side|the partner|{name})(?=$|[\s,.])",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        var cut = Worth().Replace(opening.Replace(what.Trim(), string.Empty), string.Empty);
        var thing = WithoutDate(whom.Replace(cut, string.Empty), today).Trim(' ', '.', ',', ';');
        return thing.Length == 0 ? what.Trim(' ', '.', ',') : thing;
    }

    // The day at the end is kept as the row's date.
    private static string WithoutDate(string thing, DateOnly today)
    {
        var cut = thing.TrimEnd(' ', '.', ',', ';', '!');
        return Moments.Find(Folding.Fold(cut), today) is [.., var last] && last.End == cut.Length
            ? Until().Replace(cut[..last.Start], string.Empty)
            : thing;
    }

    [GeneratedRegex(@"\b(?:rated?|rating)(?: at| it| as| of)? (?<n>\d{1,2})(?: (?:of|out of) (?:5|five))?\b"
        + @"|\b(?<n>\d{1,2}) (?:of|out of) (?:5|five)\b|\b(?<n>\d{1,2})/5\b")]
    private static partial Regex RatingSaid();

    [GeneratedRegex(
        @"\b(?:promised?|promises|will (?:give|bring|deliver|provide|pass|send|pay|contribute|do|host|train)"
        + @"|going to|committed to|agreed to|offered to|owe|owes|plans? to)\b")]
    private static partial Regex Promise();

    [GeneratedRegex(
        @"[\s,]+(?:(?:in|on|by|until|till|at|for|during|since|of|before) (?:the )?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Until();

    [GeneratedRegex(
        @"[,;]?\s*\(?(?:worth|valued at|value of|value|rated|rating|rate it)\b.*$", RegexOptions.IgnoreCase)]
    private static partial Regex Worth();
}
