using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding.Readers;
using PrmBot.Selection;

namespace PrmBot.Conversation.Understanding;

/// <summary>
/// Reads a level from a number, where a question's levels are a scale of numbers themselves: "about 45 % of them"
/// lies nearest to "about half". Works for any file whose levels say ranges.
/// </summary>
internal static partial class NumberAnchors
{
    private const int FewestOfScale = 3;
    private const decimal Half = 50;
    private const decimal Clearly = 2;

    /// <summary>
    /// The level, two levels to ask about, or null: the levels are no scale, or the words say no one number of it.
    /// </summary>
    /// <param name="words">The answer.</param>
    /// <param name="question">Whose levels.</param>
    /// <param name="needed">How many people the ideal profile asks for; null: not said.</param>
    public static ReadAnswer? Read(string words, Question question, decimal? needed)
    {
        var said = Amounts.Find(Folding.Fold(words));
        if (said is not [var only] || only.Value.Currency is not null || only.Value.Value < 0)
        {
            return null;
        }

        if (question.Attribute == ProfileAttribute.CertifiedPeople && needed > 0 && !only.Value.IsPercent)
        {
            return new ReadAnswer.Proposed(Ratings.Of(OfNeed(only.Value.Value / needed.Value)), words);
        }

        var scale = question.Levels.Select((anchor, level) => RangeOf(anchor, level)).OfType<Range>().ToList();
        if (scale.Count < FewestOfScale || scale.Count(r => r.IsPercent) is var percents && percents > 0
            && percents < scale.Count || scale[0].IsPercent != only.Value.IsPercent
            || !Speaks(words, scale))
        {
            return null;
        }

        return Nearest(only.Value.Value, scale, words);
    }

    private static int OfNeed(decimal share) => share switch
    {
        0 => 0,
        < .5m => 1,
        < 1 => 2,
        < 1.25m => 3,
        _ => 4,
    };

    private static ReadAnswer Nearest(decimal value, List<Range> scale, string words)
    {
        // "Three or more" and "ten or more" both hold 12: the one that asks for more is meant.
        var holding = scale.Where(r => r.Distance(value) == 0).ToList();
        var open = holding.Where(r => r.IsOpenAbove).OrderByDescending(r => r.From).ToList();
        holding = open.Count > 1 ? [.. holding.Except(open.Skip(1))] : holding;
        if (holding.Count == 1)
        {
            return new ReadAnswer.Proposed(Ratings.Of(holding[0].Level), words);
        }

        var ranked = (holding.Count > 1 ? holding : scale)
            .OrderBy(r => r.Distance(value)).ThenBy(r => r.Level).ToList();
        var (first, second) = (ranked[0], ranked[1]);
        return holding.Count == 0 && second.Distance(value) >= Clearly * first.Distance(value)
            ? new ReadAnswer.Proposed(Ratings.Of(first.Level), words)
            : new ReadAnswer.Unclear(words, first.Level, second.Level);
    }

    // "5 orders" is no number of days; a percentage needs no word beside it.
    private static bool Speaks(string words, List<Range> scale) => scale[0].IsPercent
        || scale.Any(r => r.Unit.Length > 0 && Folding.Fold(words).Contains(r.Unit, StringComparison.Ordinal));

    private static Range? RangeOf(string anchor, int level)
    {
        var folded = Folding.Fold(anchor);
        if (Share().IsMatch(folded))
        {
            return new Range(level, Half, Half, true, string.Empty);
        }

        if (Amounts.Find(folded) is not [var first, ..] numbers)
        {
            return null;
        }

        var (value, isPercent) = (first.Value.Value, numbers.Any(n => n.Value.IsPercent));
        var unit = UnitAfter().Match(folded[numbers[Math.Min(1, numbers.Count - 1)].End..]) is { Success: true } m
            ? m.Groups["u"].Value : UnitAfter().Match(folded[first.End..]).Groups["u"].Value;
        var before = folded[..first.Start];
        return Under().IsMatch(before) ? new Range(level, null, value, isPercent, unit)
            : Over().IsMatch(before) || OrMore().IsMatch(folded[first.End..])
                ? new Range(level, value, null, isPercent, unit) { IsStrict = Over().IsMatch(before) }
            : numbers.Count > 1 && To().IsMatch(folded[first.End..numbers[1].Start])
                ? new Range(level, value, numbers[1].Value.Value, isPercent, unit)
            : new Range(level, value, value, isPercent, unit);
    }

    [GeneratedRegex(@"^(?:about )?half\b")]
    private static partial Regex Share();

    [GeneratedRegex(@"\b(?:fewer than|less than|under|below|weniger als|unter)\s$")]
    private static partial Regex Under();

    [GeneratedRegex(@"\b(?:more than|over|above|mehr als|uber)\s$")]
    private static partial Regex Over();

    [GeneratedRegex(@"^\s(?:or more|and more|oder mehr|und mehr)\b")]
    private static partial Regex OrMore();

    [GeneratedRegex(@"^\s?(?:%\s?)?(?:to|or|and|bis|oder|[-–])\s?$")]
    private static partial Regex To();

    [GeneratedRegex(@"^\s(?:or more |oder mehr )?(?<u>\p{L}{3,}?)s?\b")]
    private static partial Regex UnitAfter();

    /// <summary>What numbers a level stands for; null: no end on that side.</summary>
    private sealed record Range(int Level, decimal? From, decimal? To, bool IsPercent, string Unit)
    {
        /// <summary>True: the number itself is not in it ("more than 60").</summary>
        public bool IsStrict { get; init; }

        public bool IsOpenAbove => To is null;

        public decimal Distance(decimal value) =>
            From is { } from && (value < from || (IsStrict && value == from)) ? Math.Max(from - value, .5m)
            : From is null && value >= To ? Math.Max(value - To!.Value, .5m)
            : To is { } to && value > to ? value - to
            : 0;
    }
}
