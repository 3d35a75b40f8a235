using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrmBot.BotFramework.Activities;

/// <summary>
/// A card or file on a message. Teams adds one of type <c>text/html</c> to rich text: that is the message again, not
/// a file.
/// </summary>
public sealed record Attachment
{
    public const string AdaptiveCardType = "application/vnd.microsoft.card.adaptive";

    public string? ContentType { get; init; }
    public string? ContentUrl { get; init; }
    public JsonElement? Content { get; init; }
    public string? Name { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; init; }

    /// <summary>An Adaptive Card as an attachment.</summary>
    public static Attachment Card(JsonElement card) => new() { ContentType = AdaptiveCardType, Content = card };
}
