using System.Text.Json.Nodes;

namespace PrmBot.Conversation.Understanding.Slots;

/// <summary>Reads one argument out of a request's text; null: it was not said.</summary>
internal delegate JsonNode? SlotReader(Segment said);

/// <summary>An argument of a function, and how it is read.</summary>
/// <param name="IsFree">True: any words will do when it was asked for.</param>
internal sealed record Slot(string Name, SlotReader Read, bool IsFree = false)
{
    /// <summary>True: it is read from the answer to the question for it only, and not from a request's text.</summary>
    public bool IsAskedOnly { get; init; }

    /// <summary>One that any words answer when it is asked for, and that no request says.</summary>
    internal static Slot WhenAsked(string name) => new(name, _ => null, IsFree: true) { IsAskedOnly = true };
}
