using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding.Readers;

namespace PrmBot.Conversation.Understanding.Slots;

/// <summary>
/// Answers to assessment questions: a level 0 to 4, <c>dont_know</c>, <c>not_applicable</c>, or the words said.
/// </summary>
internal static partial class AnswerSlots
{
    internal static JsonNode? Question(Segment said) => said.Questions is [var id, ..] ? id.Value : null;

    /// <summary>Null also for what is below every level: the answer's reader says so.</summary>
    internal static JsonNode? Answer(Segment said) =>
        BelowZero().IsMatch(said.Folded) ? null : Level(said.Folded) is { } level ? level
            : LevelAtFront(said) ?? Without(said);

    /// <summary>The level that an answer is changed to.</summary>
    internal static JsonNode? NewAnswer(Segment said)
    {
        var from = said.Questions is [var id, ..] ? id.End : 0;
        if (Special(said, from) is { } special)
        {
            return special;
        }

        var numbers = said.Levels.Select(l => (l.Start, Value: l.Value))
            .Concat(said.Amounts.Where(a => a.Value.Value is >= 0 and <= 4)
                .Select(a => (a.Start, Value: (int)a.Value.Value)))
            .Where(n => !NotBefore().IsMatch(said.Folded[..n.Start])).OrderBy(n => n.Start).ToList();
        return numbers.Count == 0 ? null : numbers[0].Value;
    }

    internal static JsonNode? Evidence(Segment said) =>
        AnswerThenWords().Match(said.Folded) is { Success: true } m
            ? said.Text[m.Groups["why"].Index..].Trim(' ', '.', ',')
            : null;

    /// <summary>The whole text as an answer; null: it is free words.</summary>
    internal static JsonNode? Level(string folded)
    {
        var text = folded.Trim().TrimEnd('.', '!').Trim();
        if (WholeLevel().Match(text) is { Success: true } m)
        {
            return Digit(m.Groups["n"].Value);
        }

        return text.Trim('\'', '"') switch
        {
            "?" or "dont know" or "don't know" => "dont_know",
            _ => null,
        };
    }

    private static JsonNode? LevelAtFront(Segment said)
    {
        var words = said.Vocabulary.List("level");
        if ((words.Whole(said.Folded) ?? words.Whole(Fillers().Replace(said.Folded, string.Empty))) is { } whole)
        {
            return whole.Length == 1 ? whole[0] - '0' : whole;
        }

        return AnswerThenWords().Match(said.Folded) is { Success: true } m ? Digit(m.Groups["n"].Value)
            : said.Levels is [var level] ? level.Value
            : said.Amounts is [{ Value.Value: >= 0 and <= 4 } only] && said.Words.Count < 7
                && SaysLevel().IsMatch(said.Folded) ? (int)only.Value.Value
            : null;
    }

    // A short sentence without a figure that only says why there is no level.
    private static JsonNode? Without(Segment said) => said.Words.Count > 8 || said.Amounts.Count > 0 ? null
        : NotApplicable().IsMatch(said.Folded) ? "not_applicable"
        : NotKnown().IsMatch(said.Folded) ? "dont_know"
        : null;

    private static JsonNode? Special(Segment said, int from) =>
        said.Find("level").Find(l => l.Start >= from && l.Value.Length > 1).Value is { } id ? id : null;

    private static int Digit(string said) => said switch
    {
        "zero" or "none" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        _ => said[0] - '0',
    };

    [GeneratedRegex(@"^(?:it's |its |i'd say |id say |i would say |i say |i think |maybe |probably |"
        + @"prob |approx |eher |wohl |eine |about |"
        + @"around |a |an |the |level |lvl |answer |option |number |rather |say |let's say |i'd go with |"
        + @"i'd give them |i'd go for |we are at |they are at |clearly |definitely |at |they're |is )*(?:level |"
        + @"lvl |a )?(?<n>[0-4]|zero|one|two|three|four)(?: out of (?:4|four)|/4| of 4)?(?: please| i think|"
        + @" i guess| i'd say| probably| for sure| maybe)?$")]
    private static partial Regex WholeLevel();

    [GeneratedRegex(@"^(?:level |a |i'd say |maybe |probably )*(?:a )?(?<n>[0-4])\s?(?:,|;|:|-|\bbecause\b|"
        + @"\bsince\b|\bas\b)\s*(?:because |since |as )?(?<why>\D.{3,})$")]
    private static partial Regex AnswerThenWords();

    [GeneratedRegex(@"^(?:sorry,? |well,? |hm+,? |honestly,? |i'm afraid |we |that's |it's |that |this |i )+|"
        + @"[.!]+$|,? (?:sorry|to be honest|tbh|yet|really|honestly|at the moment|here|for them|for us)\W*$")]
    private static partial Regex Fillers();

    [GeneratedRegex(@"\b(?:answer|say|think|level|give|rate|put|score|go with|probably|maybe|they are at)\b")]
    private static partial Regex SaysLevel();

    [GeneratedRegex(@"^(?:level )?[-\u2212\u2013] ?\d|\bminus \d")]
    private static partial Regex BelowZero();

    [GeneratedRegex(@"\b(?:does not|doesn'?t|do not|don'?t|can'?t|cannot) (?:really |even )?apply\b|\bnot applicable\b|"
        + @"\b(?:not|isn'?t) relevant\b|\birrelevant\b|\btrifft nicht zu\b|\bnicht relevant\b")]
    private static partial Regex NotApplicable();

    [GeneratedRegex(@"^(?:i|we|sorry,? i|honestly,? i|well,? i)?\s?(?:really |just |do |simply )*(?:don'?t|do not) "
        + @"(?:really |actually )?(?:know|remember)(?: (?:that|this|it|yet|enough))*[.!]?$|"
        + @"^(?:i have |we have )?no (?:idea|clue)\b[^,;]*$|"
        + @"^(?:i |we )?(?:can'?t|cannot|couldn'?t) (?:say|tell|answer)(?: (?:that|this|it|yet))*[.!]?$|"
        + @"^(?:(?:ich |wir )?wei(?:ss|s) (?:ich |wir )?(?:es )?nicht|keine ahnung)[.!]?$")]
    private static partial Regex NotKnown();

    [GeneratedRegex(@"\bnot (?:a |level )?$")]
    private static partial Regex NotBefore();
}
