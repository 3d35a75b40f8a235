using System.Globalization;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding;
using PrmBot.Conversation.Understanding.Readers;

namespace PrmBot.Conversation.Model;

/// <summary>Whether something that a model says stands in the message that it read.</summary>
internal sealed partial class Grounds
{
    private const double MostlyTheirs = 0.5;
    private const int Stem = 4;

    private readonly Segment said;
    private readonly HashSet<decimal> figures;

    internal Grounds(Segment said)
    {
        this.said = said;
        figures = [.. said.Amounts.Select(a => a.Value.Value)];
        figures.UnionWith(said.Lines.Select(l => l.Value).Concat(said.Questions.Select(q => q.Value))
            .Select(Number).OfType<decimal>());
        figures.UnionWith(said.Levels.Select(l => (decimal)l.Value));
        figures.UnionWith(Digits().Matches(said.Text).Select(m => Number(m.Value)).OfType<decimal>());
    }

    internal bool HasFigure(decimal figure) => figures.Contains(figure) || figures.Contains(-figure);

    /// <summary>True when the message says a date or period at all: one can be computed from it.</summary>
    internal bool HasMoment => said.Moments.Count > 0;

    internal bool HasName(string name) =>
        said.Partners.Any(p => p.Value.Candidates.Contains(name, StringComparer.OrdinalIgnoreCase)) || HasWords(name);

    /// <summary>At least half of the words, small ones aside, are the message's.</summary>
    internal bool HasWords(string text)
    {
        var words = Words.Of(Folding.Fold(text)).Select(w => w.Text).Where(w => w.Length >= Stem).ToList();
        return words.Count == 0 || words.Count(IsSaid) >= MostlyTheirs * words.Count;
    }

    private bool IsSaid(string word) =>
        said.Words.Concat(said.RawWords).Any(w => w.Text.StartsWith(word[..Stem], StringComparison.Ordinal));

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"\d+(?:\.\d+)?")]
    private static partial Regex Digits();
}
