using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding.Readers;

namespace PrmBot.Conversation.Understanding;

/// <summary>
/// One request's text with everything that could be read in it. What overlaps a surer finding is left out.
/// </summary>
internal sealed partial class Segment
{
    // What can be numbered; a text with neither a digit nor one of these numbers nothing.
    private static readonly SearchValues<string> Numbered = SearchValues.Create(
        ["line", "zeile", "item", "row", "nr", "no.", "number", " one", "propos", "option", "suggest", "level"],
        StringComparison.Ordinal);

    private readonly List<(int Start, int End, string Mask)> masks = [];

    internal Segment(string text, Utterance context, Vocabulary vocabulary, Speller speller)
    {
        Text = text;
        Context = context;
        Vocabulary = vocabulary;
        Speller = speller;
        Folded = Folding.Fold(text);
        RawWords = Readers.Words.Of(Folded);
        Words = RawWords.ConvertAll(w => w with { Text = speller.Mend(w.Text) });
        Partners = WithoutAddresses(text, PartnerNames.Find(
            text, RawWords, context.Names ?? new NameIndex(NamesOf(context)), speller.Knows));
        Take(Partners, "PARTNER");
        var hasDigit = Folded.AsSpan().ContainsAnyInRange('0', '9');
        Questions = Take(All(QuestionIds(), hasDigit)
            .Select(m => new Found<string>(m.Groups["n"].Success ? m.Groups["n"].Value
                : m.Value.ToUpperInvariant().Replace(" ", string.Empty, StringComparison.Ordinal),
                    m.Index, m.Length)).Concat(OwnQuestions()), "QUESTION");
        var mayNumber = hasDigit || Folded.AsSpan().ContainsAny(Numbered);
        Lines = Take(All(ProposalNumbers(), mayNumber).Select(OfLine), "PROPOSAL")
            .Concat(Take(All(LineNumbers(), mayNumber).Select(OfLine), "LINE")).ToList();
        Levels = Take(All(LevelNumbers(), mayNumber)
            .Select(m => new Found<int>(LevelOf(m.Groups["n"].Value), m.Groups["n"].Index, m.Groups["n"].Length)),
                "NUM");
        Moments = Take(Readers.Moments.Find(Folded, context.Today), "DATE");
        Kpis = Take(context.OwnKpis.SelectMany(OwnKpi)
            .Concat(All(KpiIds(), hasDigit)
            .Select(m => new Found<string>(m.Value == "lead" ? "K14" : m.Value.ToUpperInvariant(), m.Index, m.Length))
            .Concat(vocabulary.Kpis.Find(Words))), "KPI");
        Time = Days.FindTime(Folded) is { } time && IsFree(time.Start, time.End) ? time : null;
        Take<string>(Time is { } t ? [t] : [], "TIME");
        Take<string>(Days.FindDay(Folded) is { } day ? [day] : [], "DAY");
        Take<string>(Days.FindZone(text) is { } zone ? [zone] : [], "ZONE");
        Amounts = Take(Readers.Amounts.Find(Folded), "NUM");
        Criteria = Take(vocabulary.List("criterion").Find(Words), "CRITERION");
        Sections = Take(vocabulary.List("section").Find(Words), "SECTION");
        Names = Take(FindNames(), "NAME");
    }

    internal string Text { get; }

    internal string Folded { get; }

    internal Utterance Context { get; }

    internal Vocabulary Vocabulary { get; }

    internal Speller Speller { get; }

    internal List<Word> RawWords { get; }

    /// <summary>The words with their spelling mended.</summary>
    internal List<Word> Words { get; }

    internal List<Found<NamedPartner>> Partners { get; }

    internal List<Found<string>> Questions { get; }

    internal List<Found<string>> Lines { get; }

    internal List<Found<int>> Levels { get; }

    internal List<Found<Moment>> Moments { get; }

    internal List<Found<string>> Kpis { get; }

    internal List<Found<Amount>> Amounts { get; }

    internal List<Found<string>> Criteria { get; }

    internal List<Found<string>> Sections { get; }

    internal Found<string>? Time { get; }

    /// <summary>Names that nobody stored: unknown words in capitals.</summary>
    internal List<Found<string>> Names { get; }

    /// <summary>The sentence as the classifier sees it: names, numbers and dates as words in capitals.</summary>
    internal string Masked
    {
        get
        {
            var masked = new StringBuilder(Text.Length);
            var end = -1;
            foreach (var word in Words)
            {
                if (word.Start < end)
                {
                    continue;
                }

                var mask = masks.Find(m => m.Start < word.End && word.Start < m.End);
                end = mask.Mask is null ? word.End : Math.Max(mask.End, word.End);
                masked.Append(mask.Mask ?? word.Text.Replace("'", string.Empty, StringComparison.Ordinal)).Append(' ');
            }

            return masked.ToString();
        }
    }

    internal List<Found<string>> Find(string list) => Vocabulary.List(list).Find(Words);

    internal bool IsFree(int start, int end) => !masks.Exists(m => m.Start < end && start < m.End);

    internal bool Has(string pattern) => Regex.IsMatch(Folded, pattern);

    // "dana@fabrikam.example" is somebody's address and does not speak of Fabrikam.
    private static List<Found<NamedPartner>> WithoutAddresses(string text, List<Found<NamedPartner>> partners) =>
        !text.Contains('@', StringComparison.Ordinal) || partners.Count == 0 ? partners
            : partners.FindAll(p => !Slots.NameSlots.Address().Matches(text)
                .Any(a => p.Overlaps(a.Index, a.Index + a.Length)));

    private static IEnumerable<KeyValuePair<string, string>> NamesOf(Utterance context) =>
        context.Partners.Select(p => KeyValuePair.Create(p, p)).Concat(context.Aliases);

    private static Found<string> OfLine(Match m) =>
        new(Ordinal(m.Groups["n"].Value), m.Index, m.Length);

    internal static string Ordinal(string said) => said.TrimEnd('s', 't', 'n', 'd', 'r', 'h') switch
    {
        "fi" or "one" => "1",
        "seco" or "two" => "2",
        "thi" or "three" => "3",
        "fou" or "four" => "4",
        "fif" or "five" => "5",
        "six" => "6",
        var digits => digits,
    };

    private static int LevelOf(string said) => said switch
    {
        "zero" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        _ => said[0] - '0',
    };

    private IEnumerable<Match> All(Regex regex, bool mayMatch) => mayMatch ? regex.Matches(Folded) : [];

    // An id that could be any word counts only as the file writes it.
    private IEnumerable<Found<string>> OwnQuestions() => Vocabulary.OwnQuestions.Find(RawWords)
        .Where(f => f.Value.Any(char.IsDigit) || Text.Substring(f.Start, f.Length) == f.Value);

    // Named as it was defined: what else it could be called nobody said.
    private IEnumerable<Found<string>> OwnKpi(string name)
    {
        var folded = Folding.Fold(name);
        var at = Folded.IndexOf(folded, StringComparison.Ordinal);
        var end = at + folded.Length;
        if (at >= 0 && (at == 0 || !char.IsLetterOrDigit(Folded[at - 1]))
            && (end == Folded.Length || !char.IsLetterOrDigit(Folded[end])))
        {
            yield return new Found<string>(name, at, folded.Length);
        }
    }

    private List<Found<T>> Take<T>(IEnumerable<Found<T>> found, string mask)
    {
        var taken = new List<Found<T>>();
        foreach (var one in found)
        {
            if (IsFree(one.Start, one.End))
            {
                taken.Add(one);
                masks.Add((one.Start, one.End, mask));
            }
        }

        return taken;
    }

    private IEnumerable<Found<string>> FindNames()
    {
        for (var i = 0; i < RawWords.Count; i++)
        {
            if (!IsName(RawWords[i]))
            {
                continue;
            }

            var last = i;
            while (last + 1 < RawWords.Count && IsLaterName(RawWords[last + 1])
                && RawWords[last + 1].Start - RawWords[last].End == 1)
            {
                last++;
            }

            var start = RawWords[i].Start;
            var end = RawWords[last].Start + RawWords[last].Text.Length;
            yield return new(Text[start..end], start, end - start);
            i = last;
        }
    }

    private bool IsName(Word word) =>
        char.IsUpper(Text[word.Start]) && word.Text.Length > 1 && !Speller.Knows(word.Text)
        && Speller.Mend(word.Text) == word.Text && IsFree(word.Start, word.End);

    // After a first name even a word that looks like a typo is a name: Priya Patel.
    private bool IsLaterName(Word word) => char.IsUpper(Text[word.Start]) && word.Text.Length > 1
        && !Speller.Knows(word.Text) && IsFree(word.Start, word.End);

    [GeneratedRegex(@"(?<!\w)(?:tf|mm|ma|bp|rf)\s?\d{1,2}(?!\w)"
        + @"|(?<!\w)(?:question|frage)\s?(?:number |no\.? |nr\.? |#)?(?<n>\d{1,2})(?!\w)")]
    private static partial Regex QuestionIds();

    [GeneratedRegex(@"(?<!\w)k(?:[1-9]|[12]\d|3[0-4])(?!\w)|\blead(?=\s(?:targets?|goals?)\b)")]
    private static partial Regex KpiIds();

    [GeneratedRegex(
        @"\b(?:lines?|zeilen?|items?|rows?|nr\.?|no\.|number)\s?#?(?<n>\d{1,3}|one|two|three|four|five|six)(?![\w%]|"
        + @"[.,]\d)|(?<!\w)#(?<n>\d{1,3})\b|"
        + @"\b(?:the\s)?(?<n>\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth) (?:line|item|row|one)\b")]
    private static partial Regex LineNumbers();

    [GeneratedRegex(
        @"\b(?:proposal|option|suggestion)s?\s(?:number\s|nr\.?\s|no\.?\s)?#?(?<n>\d{1,2}|one|two|"
        + @"three)(?![\w%]|[.,]\d)|"
        + @"\b(?:the\s)?(?<n>\d{1,2}(?:st|nd|rd|th)|first|second|third) (?:proposal|option|suggestion)\b")]
    private static partial Regex ProposalNumbers();

    [GeneratedRegex(@"\blevel (?<n>[0-4]|zero|one|two|three|four)\b")]
    private static partial Regex LevelNumbers();
}
