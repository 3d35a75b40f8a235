using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Cards.Templating;

/// <summary>Reads a JSON string of a template: text with <c>${expressions}</c>.</summary>
internal static partial class SentenceParser
{
    /// <summary>
    /// A lone expression keeps its type, a lone constant becomes text, a sentence is text; a string without <c>${</c>
    /// is itself. What is not closed (<c>${bad(</c>) stays text.
    /// </summary>
    /// <exception cref="CardTemplateException">With file, expression and what was expected.</exception>
    public static Expression Parse(string file, string text)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
        {
            return new Literal(Value.Of(text));
        }

        var parts = new List<Expression>();
        var at = 0;
        foreach (var match in Expression().EnumerateMatches(text))
        {
            AddText(parts, file, text[at..match.Index]);
            var inside = text.Substring(match.Index + 2, match.Length - 3).Trim();
            parts.Add(ExpressionParser.Parse(file, inside));
            at = match.Index + match.Length;
        }

        AddText(parts, file, text[at..]);
        return parts switch
        {
            // The reference takes an outermost concat for a sentence: it never joins lists there.
            [Call { IsConcat: true } concat] => new Sentence(concat.Arguments),
            [not Literal] => parts[0],
            _ => new Sentence(parts),
        };
    }

    private static void AddText(List<Expression> parts, string file, string text)
    {
        if (BareQuote().IsMatch(text))
        {
            throw new CardTemplateException(file, null, @$"A ` in a text with ${{...}} is written \`: {text}");
        }

        if (text.Length > 0)
        {
            parts.Add(new Literal(Value.Of(Escaped().Replace(text, "$1"))));
        }
    }

    // A backslash before the dollar keeps it from being an expression.
    [GeneratedRegex(
        """(?<!\\)\$\{('(\\['\\]|[^'])*?'|"(\\["\\]|[^"])*?"|[^\r\n{}'"`])+\}""", RegexOptions.ExplicitCapture)]
    private static partial Regex Expression();

    [GeneratedRegex(@"\\([`$])")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"(?<!\\)`")]
    private static partial Regex BareQuote();
}
