using System.Text.RegularExpressions;
using FuzzySharp;
using PrmBot.Selection;

namespace PrmBot.Conversation.Understanding;

/// <summary>What an answer's words were read as: a closed set.</summary>
public abstract record ReadAnswer
{
    private ReadAnswer()
    {
    }

    /// <summary>It says so itself: a number, a state.</summary>
    public sealed record Certain(Rating Rating) : ReadAnswer
    {
        /// <summary>What was written after the level; null: nothing.</summary>
        public string? Remark { get; init; }
    }

    /// <summary>The words are near one level's and not near another's: to be echoed with a way to correct it.</summary>
    public sealed record Proposed(Rating Rating, string Words) : ReadAnswer;

    /// <summary>Between two levels: to be asked. The nearer one first.</summary>
    public sealed record Unclear(string Words, int First, int Second) : ReadAnswer;

    /// <summary>A number that is no level.</summary>
    public sealed record NoLevel(string Given) : ReadAnswer;
}

/// <summary>Reads an answer to an assessment question: a level, a state, or words near one of the levels.</summary>
public static partial class AnswerReader
{
    private const int NearEnough = 70;
    private const int ClearLead = 6;
    private const int SameWords = 92;

    private static readonly string[] Numbers =
        ["zero", "one", "two", "three", "four", "null", "eins", "zwei", "drei", "vier"];

    /// <param name="answer">As written.</param>
    /// <param name="question">The question that it answers.</param>
    /// <param name="needed">The number that the ideal profile asks for at this question; null: none.</param>
    public static ReadAnswer Read(string answer, Question question, decimal? needed = null)
    {
        var words = answer.Trim();
        if (State(Plain(words)) is { } state)
        {
            return new ReadAnswer.Certain(state);
        }

        if (StateAndRemark().Match(words) is { Success: true } told
            && State(Plain(told.Groups["state"].Value)) is { } why)
        {
            return new ReadAnswer.Certain(why) { Remark = told.Groups["remark"].Value.Trim() };
        }

        if (LevelAndRemark().Match(words) is { Success: true } found)
        {
            return Numeric(found);
        }

        return Array.IndexOf(Numbers, words.ToLowerInvariant()) is var level and >= 0
            ? new ReadAnswer.Certain(Ratings.Of(level % 5))
            : (IsReadAloud(words, question) ? null : NumberAnchors.Read(words, question, needed))
                ?? Nearest(words, question);
    }

    // Who says a level's own words means that level, whatever numbers stand in it.
    private static bool IsReadAloud(string words, Question question) =>
        question.Levels.Any(l => Near(words.ToLowerInvariant(), l.ToLowerInvariant()) >= SameWords);

    private static Rating? State(string plain) => plain switch
    {
        "dontknow" or "donotknow" or "idontknow" or "idonotknow" or "dunno" or "unknowntome" or "notsure" or "noidea"
            or "idk" or "weißnicht" or "weissnicht" or "ichweißesnicht" or "keineahnung" => Rating.DontKnow,
        "notapplicable" or "na" or "notrelevant" or "doesnotapply" or "doesntapply" or "nichtzutreffend"
            or "trifftnichtzu" or "nichtanwendbar" => Rating.NotApplicable,
        "dealbreaker" => Rating.DealBreaker,
        _ => null,
    };

    private static ReadAnswer Numeric(Match found)
    {
        var number = found.Groups["level"].Value;
        if (number is not ("0" or "1" or "2" or "3" or "4"))
        {
            return new ReadAnswer.NoLevel(number);
        }

        var remark = found.Groups["remark"].Value.Trim();
        return new ReadAnswer.Certain(Ratings.Of(number[0] - '0')) { Remark = remark.Length == 0 ? null : remark };
    }

    private static ReadAnswer Nearest(string words, Question question)
    {
        var lower = words.ToLowerInvariant();
        var ranked = question.Levels
            .Select((anchor, level) => (Level: level, Near: Near(lower, anchor.ToLowerInvariant())))
            .OrderByDescending(r => r.Near)
            .ToList();
        var (best, second) = (ranked[0], ranked[1]);
        var isClear = best.Near >= NearEnough
            && best.Near - second.Near >= ClearLead
            && Negation().IsMatch(lower) == Negation().IsMatch(question.Levels[best.Level]);
        return isClear
            ? new ReadAnswer.Proposed(Ratings.Of(best.Level), words)
            : new ReadAnswer.Unclear(words, best.Level, second.Level);
    }

    // The token set alone calls a single shared word a full match; the plain ratio tells "half" from "fewer than half".
    private static double Near(string words, string anchor) =>
        words == anchor ? 100 : (0.5 * Fuzz.TokenSetRatio(words, anchor)) + (0.5 * Fuzz.Ratio(words, anchor));

    private static string Plain(string words) =>
        string.Concat(words.Where(char.IsLetter)).ToLowerInvariant();

    // "Not documented" shares every word with "Documented" and says the opposite: then it asks.
    [GeneratedRegex(
        @"\b(?:not|no|never|none|nothing|nobody|without|hardly|cannot)\b|n['\u2019]t\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Negation();

    // The number is atomic, so that "2.5 million" and "3-4 projects" are words and no levels.
    [GeneratedRegex(
        @"^(?:level\s*)?(?<level>(?>[-+]?\d+(?:[.,]\d+)?))(?:\s*(?:/|of|out of)\s*4)?"
        + @"(?:\s*$|(?:\s*[,;:.]|\s+[\u2013-]\s|\s*because|\s+as\b|\s+since\b)\s*(?<remark>.*)$)",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex LevelAndRemark();

    // "Not applicable because we store no data": the state, and why.
    [GeneratedRegex(
        @"^(?:it(?:'s| is) |that(?:'s| is) |we |i )?(?<state>not applicable|n/?a|not relevant|"
        + @"do(?:es)?(?: not|n['\u2019]t) (?:apply|know)|not sure|"
        + @"no idea|nicht zutreffend|trifft nicht zu|nicht anwendbar|"
        + @"weiß nicht|weiss nicht)"
        + @"(?:\s*[,;:.]\s*|\s+[\u2013-]\s+|\s+)(?:because\s+|since\s+|as\s+|weil\s+|denn\s+)?(?<remark>\S.+)$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex StateAndRemark();
}
