using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Cards.Templating;

internal enum TokenKind
{
    Number,
    Text,
    Name,
    Sign,
    End,
}

/// <summary>One word of an expression.</summary>
internal readonly record struct Token(TokenKind Kind, string Text);

internal static partial class Tokens
{
    /// <summary>Null when a character belongs to no word; the position is in <paramref name="at"/>.</summary>
    public static List<Token>? Read(string expression, out int at)
    {
        var tokens = new List<Token>();
        for (at = 0; at < expression.Length;)
        {
            var match = Word().Match(expression, at);
            if (!match.Success)
            {
                return null;
            }

            at += match.Length;
            if (!match.Groups["space"].Success)
            {
                tokens.Add(new Token(KindOf(match), match.Value));
            }
        }

        tokens.Add(new Token(TokenKind.End, string.Empty));
        return tokens;
    }

    private static TokenKind KindOf(Match match) =>
        match.Groups["number"].Success ? TokenKind.Number
        : match.Groups["text"].Success ? TokenKind.Text
        : match.Groups["name"].Success ? TokenKind.Name
        : TokenKind.Sign;

    [GeneratedRegex("""
        \G(?:(?<space>\s+)
        |(?<number>[0-9]+(\.[0-9]+)?)
        |(?<text>'(\\['\\]|[^'])*?'|"(\\["\\]|[^"])*?")
        |(?<name>[a-zA-Z_$][a-zA-Z0-9_]*)
        |(?<sign>==|!=|<=|>=|&&|\|\||\?\?|[-+*/%&<>()\[\],.?:!]))
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
