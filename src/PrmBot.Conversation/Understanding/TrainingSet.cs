using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Understanding;

/// <summary>
/// Turns the phrasings of the files into sentences: <c>(show|give me)</c> stands for one of several wordings, and
/// <c>{partner}</c> is filled from a small list. Always the same sentences in the same order.
/// </summary>
internal static partial class TrainingSet
{
    private static readonly Dictionary<string, string[]> Fillings = new(StringComparer.Ordinal)
    {
        ["partner"] = ["Contoso", "Initech", "Fabrikam", "Contoso"],
        ["kpi"] = ["pipeline", "win rate", "leads", "CSAT", "revenue"],
        ["amount"] = ["420k", "35", "1.2m", "12 %"],
        ["money"] = ["8k", "5000", "€ 12.000"],
        ["number"] = ["40", "5", "12"],
        ["date"] = ["end of March", "2027-03-31", "15 April", "next Friday"],
        ["period"] = ["October", "Q4", "last month", "this quarter"],
        ["section"] = ["marketing", "ramp-up", "joint sales", "service", "goals"],
        ["criterion"] = ["market making", "reciprocity", "transactional", "market alignment"],
        ["question"] = ["TF2", "MM3", "RF1"],
        ["level"] = ["3", "level 2", "4"],
        ["person"] = ["Sarah", "Tom Becker", "me"],
        ["title"] = ["joint webinar", "sales training", "account mapping workshop", "roadshow", "case study"],
        ["term"] = ["deal registration", "MDF", "route to market", "band", "gate", "co-selling"],
        ["reason"] = ["the venue fell through", "their number is different", "no budget left", "it is too risky"],
        ["region"] = ["DACH", "France", "EMEA"],
        ["type"] = ["reseller", "distributor", "MSP"],
        ["tier"] = ["gold", "silver", "platinum", "bronze"],
        ["line"] = ["line 2", "the roadshow", "line 4", "the webinar", "line 7", "the case study", "the newsletter"],
        ["proposal"] = ["proposal 2", "the first proposal", "proposal 1"],
        ["day"] = ["Monday", "Friday", "Tuesday"],
        ["time"] = ["9:00", "8am", "16:30"],
        ["field"] = ["due date", "budget", "our owner", "target"],
    };

    internal static IEnumerable<(string Text, string Function)> Expand(IEnumerable<Phrasing> phrasings)
    {
        var turn = 0;
        foreach (var (text, function) in phrasings)
        {
            var variants = Wordings().Matches(text).Select(m => m.Value.Split('|').Length).DefaultIfEmpty(1).Max();
            for (var v = 0; v < Math.Max(variants, 1); v++)
            {
                yield return (Fill(text, v, turn++), function);
            }
        }
    }

    private static string Fill(string text, int variant, int turn)
    {
        var worded = Wordings().Replace(text, m => m.Groups[1].Value.Split('|') is var w
            ? w[variant % w.Length] : m.Value);
        return Placeholders().Replace(worded, m => Fillings.TryGetValue(m.Groups[1].Value, out var values)
            ? values[turn % values.Length]
            : throw new FormatException($"'{text}': there is no list of fillings called {m.Value}."));
    }

    [GeneratedRegex(@"\(([^()]*\|[^()]*)\)")]
    private static partial Regex Wordings();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholders();
}
