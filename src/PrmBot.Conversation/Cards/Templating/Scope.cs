namespace PrmBot.Conversation.Cards.Templating;

/// <summary>What an expression can see.</summary>
/// <param name="Root"><c>$root</c>: the whole of the card's data.</param>
/// <param name="Data"><c>$data</c>: what bare names are fields of.</param>
/// <param name="Index"><c>$index</c>: which element of a repeated list this is; undefined outside.</param>
/// <param name="ShowsMissing">
/// True: a field that is not there reads as the text <c>${path}</c>, so that a slip is seen on the card.
/// False, inside conditions and comparisons: it reads as undefined.
/// </param>
internal readonly record struct Scope(Value Root, Value Data, Value Index, bool ShowsMissing)
{
    public static Scope Of(Value root) => new(root, root, Value.Undefined, true);

    public Scope Quiet => this with { ShowsMissing = false };

    public Value Missing(string path) => ShowsMissing ? Value.Of($"${{{path}}}") : Value.Undefined;

    /// <summary>The value of a bare name or of a name with a dollar.</summary>
    public Value Named(string name) => name switch
    {
        ['$', ..] when Same(name, "$data") => Data,
        ['$', ..] when Same(name, "$root") => Root,
        ['$', ..] when Same(name, "$index") => Index,
        ['$', ..] => Value.Undefined,
        _ => Data.Field(name),
    };

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
