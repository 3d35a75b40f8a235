using System.Globalization;

namespace PrmBot.Conversation.Cards.Templating;

/// <summary>
/// <c>name</c> or <c>instance.name</c>. A whole chain such as <c>a.b[0].c</c> is read as one path; when any step is not
/// there, the path as a whole is missing.
/// </summary>
internal sealed class Accessor : Expression
{
    private static readonly char[] Separators = ['.', '[', ']'];

    private readonly string _name;
    private readonly Expression? _instance;
    private readonly (string Text, string[] Steps)? _fixed;

    public Accessor(string name, Expression? instance)
    {
        (_name, _instance) = (name, instance);
        _fixed = FixedPath(this) is { } path ? (path, Steps(path)) : null;
    }

    public override Value Evaluate(in Scope scope)
    {
        if (_fixed is var (text, steps))
        {
            return Found(Walk(scope.Named(steps[0]), steps.AsSpan(1)), text, scope);
        }

        var path = Path(scope, out var left, out var failure);
        if (path is null)
        {
            return failure;
        }

        var names = Steps(path);
        if (left is null)
        {
            return Found(Walk(scope.Named(names[0]), names.AsSpan(1)), path, scope);
        }

        var instance = left.Evaluate(scope);
        return instance.IsFailure ? instance : Found(Walk(instance, names), path, scope);
    }

    public override string ToString() => _instance is null ? _name : $"{_instance}.{_name}";

    private static Value Found(Value value, string path, in Scope scope) =>
        value.IsUndefined ? scope.Missing(path) : value;

    private static string? FixedPath(Expression? at) => at switch
    {
        Accessor { _instance: null } first => first._name,
        Accessor next when FixedPath(next._instance) is { } before => $"{before}.{next._name}",
        _ => null,
    };

    private static Value Walk(Value at, ReadOnlySpan<string> steps)
    {
        foreach (var step in steps)
        {
            at = at.Kind == ValueKind.List
                && int.TryParse(step, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index)
                    ? index >= 0 && index < at.Items.Count ? at.Items[index] : Value.Undefined
                    : at.Field(step);
        }

        return at;
    }

    private static string[] Steps(string path) =>
        [.. path.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(Unquoted)];

    private static string Unquoted(string step) =>
        step is ['\'', .., '\''] or ['"', .., '"'] ? step[1..^1] : step;

    // The text of the path decides what is read, and is what a missing field shows; left is what the path starts from.
    private string? Path(in Scope scope, out Expression? left, out Value failure)
    {
        (left, failure) = (this, Value.Undefined);
        var path = string.Empty;
        while (left is Accessor or Element)
        {
            if (left is Accessor accessor)
            {
                path = $"{accessor._name}.{path}";
                left = accessor._instance;
                continue;
            }

            var element = (Element)left;
            var index = element.Index.Evaluate(scope);
            if (index.Kind is not (ValueKind.Number or ValueKind.Text))
            {
                failure = index.IsFailure ? index : Value.Failed($"{element.Index} is neither a number nor a text.");
                return null;
            }

            path = index.IsNumber || double.TryParse(index.Text, CultureInfo.InvariantCulture, out _)
                ? $"[{ValueText.Plain(index)}].{path}"
                : $"['{index.Text}'].{path}";
            left = element.Instance;
        }

        return path.TrimEnd('.').Replace(".[", "[", StringComparison.Ordinal);
    }
}
