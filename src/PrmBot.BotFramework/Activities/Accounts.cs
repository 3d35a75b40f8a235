using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrmBot.BotFramework.Activities;

/// <summary>
/// A person or a bot on a channel. <see cref="Id"/> is opaque and belongs to this bot alone; <see cref="AadObjectId"/>
/// is the Entra object id, null for bots and anonymous guests, and means a person only together with a tenant.
/// </summary>
public sealed record ChannelAccount
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? AadObjectId { get; init; }
    public string? Role { get; init; }
    public string? TenantId { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; init; }
}

/// <summary>
/// Where something is said. In a Teams channel <see cref="Id"/> carries the thread (<see cref="ThreadIds"/>);
/// <see cref="TenantId"/> is the tenant that hosts the conversation, not the sender's. ConversationType is
/// <c>personal</c>, <c>groupChat</c> or <c>channel</c>, null outside Teams.
/// </summary>
public sealed record ConversationAccount
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public bool? IsGroup { get; init; }
    public string? ConversationType { get; init; }
    public string? TenantId { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; init; }
}
