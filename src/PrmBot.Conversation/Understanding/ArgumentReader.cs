using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding.Readers;
using PrmBot.Conversation.Understanding.Slots;

namespace PrmBot.Conversation.Understanding;

/// <summary>Reads arguments in the normal forms of <c>functions.md</c>.</summary>
public sealed partial class ArgumentReader
{
    private readonly Vocabulary vocabulary;
    private readonly Speller speller;

    internal ArgumentReader(Vocabulary vocabulary, Speller speller)
    {
        this.vocabulary = vocabulary;
        this.speller = speller;
    }

    /// <summary>
    /// The value of one argument from a text that answers the question for it. Words are taken as they are where any
    /// words will do; null: the text is no such value.
    /// </summary>
    public JsonNode? Read(string function, string parameter, string text, Utterance context)
    {
        var slot = Array.Find(SlotTable.Of(function), s => s.Name == parameter);
        var said = new Segment(text.Trim(), context, vocabulary, speller);
        if (slot is null || text.Trim().Length == 0)
        {
            return null;
        }

        if (function is "Plan-update_line" or "Plan-counter" && parameter == "line" && said.Amounts is [var number, ..])
        {
            return KpiSlots.Number(number.Value.Value);
        }

        return (parameter == "title" ? null : slot.Read(said)) ?? Bare(slot, said);
    }

    /// <summary>
    /// The value of a plan field that was asked for: a date, a number, a name or words; null: no such value.
    /// </summary>
    public JsonNode? ReadField(string field, string text, Utterance context)
    {
        var said = new Segment(text.Trim(), context, vocabulary, speller);
        return field switch
        {
            "due" or "start" => BareDate(said),
            "target" or "budget" or "baseline" => said.Amounts.Count == 1
                && said.Words.Count < 6 ? PlanSlots.Value(said, field) : null,
            "our_owner" or "partner_owner" => context.Mentions is [var mention, ..] ? mention : Name(text, said),
            "status" => NameSlots.First(said, "work_status"),
            _ => Clean(text),
        };
    }

    /// <summary>All arguments of a function that a text has.</summary>
    internal static JsonObject ReadAll(string function, Segment said)
    {
        var arguments = new JsonObject();
        foreach (var slot in SlotTable.Of(function).Where(s => !s.IsAskedOnly))
        {
            if (slot.Read(said) is { } value)
            {
                arguments[slot.Name] = value;
            }
        }

        return arguments;
    }

    private static JsonNode? Bare(Slot slot, Segment said) => slot.IsFree ? Clean(said.Text) : null;

    private static JsonNode? BareDate(Segment said) =>
        said.Moments is [var moment] && said.Words.Count < 8
            ? PlanSlots.Date(moment.Value.AsDate(said.Context.Today))
            : Days.FindDay(said.Folded) is { } day && said.Words.Count < 3
                && Moments.Find("on " + day.Value.ToLowerInvariant(), said.Context.Today) is [var named]
                ? PlanSlots.Date(named.Value.AsDate(said.Context.Today))
                : null;

    // "It's Dana", "Maria from their marketing".
    private static string? Name(string text, Segment said)
    {
        var name = AfterName().Replace(BeforeName().Replace(Clean(text), string.Empty), string.Empty);
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isSpeaker = name.Equals("me", StringComparison.OrdinalIgnoreCase);
        return isSpeaker || (words.Length is > 0 and < 5 && Array.TrueForAll(words, w => IsOfName(w, said))
            && said.Partners.Count == 0)
            ? name : null;
    }

    // A word of the language in small letters is none: "remove the summit" owns nothing, nor does "lösch Contoso".
    private static bool IsOfName(string word, Segment said) =>
        char.IsLetter(word[0]) && (!char.IsLower(word[0]) || !said.Speller.Knows(Folding.Fold(word)));

    private static string Clean(string text) => text.Trim().Trim('"').TrimEnd('.');

    [GeneratedRegex(@"^(?:it'?s|it is|that'?s|that is|(?:it|that|this|he|she)(?:'ll| will| should| would) be"
        + @"|i think|probably|maybe|let'?s say|make it|take|ask|put|(?:his|her|the|their) name is|(?:the )?owner is|"
        + @"owned by|led by)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex BeforeName();

    [GeneratedRegex(@"\s+(?:from|at|in|of)\s+(?:their|our|the)\s.*$|,\s*(?:their|our|the|head|who|he|she)\b.*$|"
        + @",?\s+(?:please|i think|i guess)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex AfterName();
}
