using System.Text.Json;
using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Connector.Streaming;

/// <summary>The mark that makes an activity a piece of a stream.</summary>
internal static class StreamInfo
{
    public const string Informative = "informative";
    public const string Streaming = "streaming";
    public const string Final = "final";

    /// <param name="kind">One of the three.</param>
    /// <param name="sequence">Counts from 1; null on the last.</param>
    /// <param name="streamId">What the first was answered with; null on the first.</param>
    public static Entity Of(string kind, int? sequence, string? streamId)
    {
        var members = new Dictionary<string, JsonElement> { ["streamType"] = JsonSerializer.SerializeToElement(kind) };
        if (sequence is { } number)
            members["streamSequence"] = JsonSerializer.SerializeToElement(number);
        if (streamId is not null)
            members["streamId"] = JsonSerializer.SerializeToElement(streamId);
        return new Entity { Type = "streaminfo", Extra = members };
    }
}
