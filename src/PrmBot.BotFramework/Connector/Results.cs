using System.Text.Json;
using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Connector;

/// <summary>
/// A conversation that was made or already there. ActivityId is null when the channel did not say which message was
/// posted. ServiceUrl is where to reach it, the one called unless the channel named another.
/// </summary>
public sealed record CreatedConversation(string Id, string? ActivityId, string ServiceUrl);

/// <summary>Somebody on the roster of a conversation. TenantId is the person's own tenant, null when Teams does not
/// say.</summary>
public sealed record RosterMember(
    string Id,
    string? Name,
    string? AadObjectId,
    string? Email,
    string? UserPrincipalName,
    string? UserRole,
    string? TenantId)
{
    /// <summary>Null when the element is no member.</summary>
    internal static RosterMember? Of(JsonElement member) => member.Text("id") is not { } id
        ? null
        : new RosterMember(
            id,
            member.Text("name"),
            member.Text("aadObjectId") ?? member.Text("objectId"),
            member.Text("email"),
            member.Text("userPrincipalName"),
            member.Text("userRole"),
            member.Text("tenantId"));
}

/// <summary>What creates a conversation; members null for a thread in a channel.</summary>
internal sealed record ConversationParameters(
    bool IsGroup,
    IReadOnlyList<ChannelAccount>? Members,
    string? TenantId,
    Activity? Activity,
    object? ChannelData);
