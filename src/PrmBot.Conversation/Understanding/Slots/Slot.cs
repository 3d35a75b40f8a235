using System.Text.Json.Nodes;

namespace PrmBot.Conversation.Understanding.Slots;

/// <summary>Reads one argument out of a request's text; null: it was not said.</summary>
internal delegate JsonNode? SlotReader(Segment said);

/// <summary>An argument of a function, and how it is read.</summary>
/// <param name="IsFree">True: any words will do when it was asked for.</param>
internal sealed record Slot(string Name, SlotReader Read, bool IsFree = false);
