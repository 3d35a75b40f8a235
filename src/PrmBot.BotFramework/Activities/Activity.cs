using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrmBot.BotFramework.Activities;

/// <summary>
/// What a channel and a bot say to each other. Only the fields used here are named; every other member is kept in
/// <see cref="Extra"/> and written back unchanged. Null means absent on the wire. Nothing in it proves who sent it:
/// that is the endpoint's token check.
/// </summary>
public sealed record Activity
{
    public string? Type { get; init; }
    public string? Id { get; init; }
    public string? Timestamp { get; init; }
    public string? LocalTimezone { get; init; }
    public string? ServiceUrl { get; init; }
    public string? ChannelId { get; init; }
    public ChannelAccount? From { get; init; }
    public ChannelAccount? Recipient { get; init; }
    public ConversationAccount? Conversation { get; init; }
    public string? ReplyToId { get; init; }
    public string? Text { get; init; }
    public string? TextFormat { get; init; }
    public string? Locale { get; init; }
    public string? Summary { get; init; }
    public IReadOnlyList<Attachment>? Attachments { get; init => field = WithoutNulls(value); }
    public string? AttachmentLayout { get; init; }
    public IReadOnlyList<Entity>? Entities { get; init => field = WithoutNulls(value); }
    public JsonElement? ChannelData { get; init; }
    public JsonElement? Value { get; init; }
    public string? Name { get; init; }
    public string? Action { get; init; }
    public string? DeliveryMode { get; init; }
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init => field = WithoutNulls(value); }
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init => field = WithoutNulls(value); }

    /// <summary>True when the sender wants the answers on the request itself, and not through the
    /// Connector.</summary>
    [JsonIgnore]
    public bool ExpectsReplies => DeliveryMode == "expectReplies" && Type != ActivityTypes.Invoke;

    /// <summary>
    /// The channel without a part of it that may be named (<c>msteams:…</c>): the one whose keys sign; "" when not
    /// said.
    /// </summary>
    [JsonIgnore]
    public string Channel => (ChannelId ?? "").Split(':', 2)[0];

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; init; }

    private static IReadOnlyList<T>? WithoutNulls<T>(IReadOnlyList<T>? list)
        where T : class =>
        list?.Contains(null) == true ? [.. list.OfType<T>()] : list;
}
