using System.Globalization;
using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Cards.Templating;

/// <summary>Reads what is between <c>${</c> and <c>}</c>: operators by precedence, paths, calls, literals.</summary>
internal sealed partial class ExpressionParser
{
    // Weakest first. Equality binds tighter than "&" and the other comparisons: the reference grammar has it so.
    private static readonly string[][] Levels =
        [["??"], ["||"], ["&&"], ["<", "<=", ">", ">="], ["&"], ["==", "!="], ["+", "-"], ["*", "/", "%"]];

    private readonly string _file;
    private readonly string _expression;
    private readonly List<Token> _tokens;
    private int _at;

    private ExpressionParser(string file, string expression)
    {
        (_file, _expression) = (file, expression);
        _tokens = Tokens.Read(expression, out var at)
            ?? throw new CardTemplateException(file, expression, $"There is no meaning to \"{expression[at]}\".");
    }

    private Token Next => _tokens[_at];

    /// <exception cref="CardTemplateException">With file, expression and what was expected.</exception>
    public static Expression Parse(string file, string expression)
    {
        if (expression.Length == 0)
        {
            return new Literal(Value.Of(string.Empty));
        }

        var parser = new ExpressionParser(file, expression);
        var parsed = parser.Choice();
        return parser.Next.Kind == TokenKind.End ? parsed : throw parser.Wrong("an operator or the end");
    }

    private Expression Choice()
    {
        var soFar = Operators(0);
        while (Takes("?"))
        {
            var then = Choice();
            Needs(":");
            soFar = Called("if", [soFar, then, Operators(0)]);
        }

        return soFar;
    }

    private Expression Operators(int level)
    {
        if (level == Levels.Length)
        {
            return Signed();
        }

        var left = Operators(level + 1);
        while (Next.Kind == TokenKind.Sign && Levels[level].Contains(Next.Text))
        {
            left = Called(Taken().Text, [left, Operators(level + 1)]);
        }

        return left;
    }

    private Expression Signed() =>
        Takes("!") ? Called("!", [Signed()])
        : Takes("-") ? Called("-", [new Literal(Value.Of(0)), Signed()])
        : Takes("+") ? Called("+", [new Literal(Value.Of(0)), Signed()])
        : Path();

    private Expression Path()
    {
        var soFar = Primary();
        while (true)
        {
            if (Takes("."))
            {
                soFar = new Accessor(Next.Kind == TokenKind.Name ? Taken().Text : throw Wrong("a name"), soFar);
            }
            else if (Takes("["))
            {
                soFar = new Element(soFar, Choice());
                Needs("]");
            }
            else
            {
                return soFar;
            }
        }
    }

    private Expression Primary()
    {
        var token = Taken();
        switch (token.Kind)
        {
            case TokenKind.Number:
                return new Literal(Value.Of(double.Parse(token.Text, CultureInfo.InvariantCulture)));
            case TokenKind.Text:
                return new Literal(Value.Of(Unescaped(token.Text)));
            case TokenKind.Name when Takes("("):
                return Called(token.Text, Arguments(")"));
            case TokenKind.Name:
                return Named(token.Text);
            case TokenKind.Sign when token.Text == "[":
                return Called("createArray", Arguments("]"));
            case TokenKind.Sign when token.Text == "(":
                var inside = Choice();
                Needs(")");
                return inside;
            case TokenKind.Sign or TokenKind.End:
                _at--;
                throw Wrong("a value");
            default:
                throw new ArgumentOutOfRangeException(nameof(token), token.Kind, null);
        }
    }

    private List<Expression> Arguments(string end)
    {
        var arguments = new List<Expression>();
        if (Takes(end))
        {
            return arguments;
        }

        do
        {
            arguments.Add(Choice());
        }
        while (Takes(","));
        Needs(end);
        return arguments;
    }

    private Call Called(string name, List<Expression> arguments)
    {
        if (!Functions.All.TryGetValue(name, out var function))
        {
            throw new CardTemplateException(_file, _expression, $"There is no function {name}.");
        }

        return arguments.Count >= function.Least && arguments.Count <= function.Most
            ? new Call(function, arguments)
            : throw new CardTemplateException(_file, _expression, function.Least == function.Most
                ? $"{name} takes {function.Least} arguments, not {arguments.Count}."
                : $"{name} takes at least {function.Least} arguments and no more than {function.Most}.");
    }

    private static Expression Named(string name) => name switch
    {
        "true" => new Literal(Value.True),
        "false" => new Literal(Value.False),
        "null" => new Literal(Value.Null),
        "undefined" => new Literal(Value.Undefined),
        _ => new Accessor(name, null),
    };

    private static string Unescaped(string quoted)
    {
        var quote = quoted[..1];
        var inside = quoted[1..^1].Replace($"\\{quote}", quote, StringComparison.Ordinal);
        return Escape().Replace(inside, m => m.Value switch
        {
            @"\r" => "\r",
            @"\n" => "\n",
            @"\t" => "\t",
            @"\\" => @"\",
            _ => m.Value,
        });
    }

    private Token Taken() => _tokens[_at++];

    private bool Takes(string sign)
    {
        if (Next.Kind != TokenKind.Sign || Next.Text != sign)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Needs(string sign)
    {
        if (!Takes(sign))
        {
            throw Wrong($"\"{sign}\"");
        }
    }

    private CardTemplateException Wrong(string expected) => new(_file, _expression, Next.Kind == TokenKind.End
        ? $"Expected {expected}, but it ends."
        : $"Expected {expected}, not \"{Next.Text}\".");

    [GeneratedRegex(@"\\[^\r\n]?")]
    private static partial Regex Escape();
}
