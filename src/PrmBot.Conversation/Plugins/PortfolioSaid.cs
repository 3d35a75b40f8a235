using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding.Readers;

namespace PrmBot.Conversation.Plugins;

/// <summary>What a sentence about the portfolio says beside what was understood of it.</summary>
internal static partial class PortfolioSaid
{
    /// <summary>
    /// The filter as understood, with what the sentence names beside it: "resellers in DACH with red numbers". Null:
    /// all.
    /// </summary>
    public static string? Filter(TurnScope turn, string? understood)
    {
        if (Text(turn) is not { } text)
        {
            return understood;
        }

        var own = turn.Portfolio.Terms
            .Where(t => Names(text, t) && understood?.Contains(t, StringComparison.OrdinalIgnoreCase) != true);
        IReadOnlyList<string> all =
            [.. new[] { understood }.Concat(own).Append(PortfolioFilter.SaidIn(text)).OfType<string>()];
        return all.Count == 0 ? null : string.Join(", ", all);
    }

    /// <summary>The order as understood, or as the sentence ranks; null: by name.</summary>
    public static string? Order(TurnScope turn, string? understood)
    {
        var text = Text(turn);
        var isByFit = understood is null or "fit" or "score" or "overall" or "rank";
        return text is null || !isByFit ? understood
            : Lowest().IsMatch(text) ? PortfolioOrder.Weakest
            : understood ?? (Ranks().IsMatch(text) ? "fit" : null);
    }

    /// <summary>How many at most: "the top 3", "which two partners are best"; null: all.</summary>
    public static int? Most(TurnScope turn) =>
        Text(turn) is { } text && Top().Match(text) is { Success: true } top
            && Amounts.Read(top.Groups["n"].Value)?.Value is { } most && most > 0
            ? (int)most : null;

    private static string? Text(TurnScope turn) =>
        turn.Turn.Input is TurnInput.Said said ? Folding.Fold(said.Text) : null;

    private static bool Names(string text, string word)
    {
        var folded = Folding.Fold(word);
        var at = text.IndexOf(folded, StringComparison.Ordinal);
        return folded.Length > 1 && at >= 0
            && (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
            && (at + folded.Length == text.Length || !char.IsLetterOrDigit(text[at + folded.Length]));
    }

    [GeneratedRegex(@"\b(?:weakest|worst|lowest|poorest|bottom|ascending|least fit)\b")]
    private static partial Regex Lowest();

    [GeneratedRegex(@"\b(?:rank\w*|best|strongest|top|highest|descending)\b")]
    private static partial Regex Ranks();

    private const string Number = @"(?<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)";

    private const string Ranked = "(?:top|best|weakest|worst|bottom|first|lowest|strongest|highest)";

    [GeneratedRegex(@"\b" + Ranked + " " + Number + @"\b|\b(?:the|our|my|which|what) " + Number + " (?:" + Ranked
        + @"\b|\w+ (?:are|is|have|rank|score|come) (?:the |our )?" + Ranked + @"\b)")]
    private static partial Regex Top();
}
