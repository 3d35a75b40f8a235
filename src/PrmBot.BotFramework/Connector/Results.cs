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

/// <summary>
/// A team. Id is its thread id, AadGroupId its Entra group; counts are null, as the texts, where Teams does not say.
/// Type is <c>standard</c>, <c>sharedChannel</c> or <c>privateChannel</c>.
/// </summary>
public sealed record TeamDetails(
    string Id, string? Name, string? AadGroupId, int? ChannelCount, int? MemberCount, string? Type)
{
    internal static TeamDetails Of(string teamId, JsonElement team) => new(
        team.Text("id") ?? teamId,
        team.Text("name"),
        team.Text("aadGroupId"),
        Number(team, "channelCount"),
        Number(team, "memberCount"),
        team.Text("type"));

    private static int? Number(JsonElement team, string name) =>
        team.Member(name) is { ValueKind: JsonValueKind.Number } count && count.TryGetInt32(out var number)
            ? number
            : null;
}

/// <summary>A channel of a team. Name is null for the General channel. Type is <c>standard</c>, <c>shared</c> or
/// <c>private</c>, null when Teams does not say.</summary>
public sealed record TeamChannel(string Id, string? Name, string? Type)
{
    /// <summary>Null when the element is no channel.</summary>
    internal static TeamChannel? Of(JsonElement channel) =>
        channel.Text("id") is { } id ? new TeamChannel(id, channel.Text("name"), channel.Text("type")) : null;
}
