using System.Collections.Frozen;

namespace PrmBot.Conversation.Cards.Templating;

/// <summary>All functions and operators that a card may use, by the name it is written with.</summary>
internal static class Functions
{
    public static FrozenDictionary<string, Function> All { get; } =
        LogicFunctions.All.Concat(NumberFunctions.All).Concat(TextFunctions.All).Concat(ListFunctions.All)
            .SelectMany(f => f.Names.Select(name => KeyValuePair.Create(name, f.Function)))
            .ToFrozenDictionary(StringComparer.Ordinal);
}
