using System.Text.Json;

namespace PrmBot.BotFramework.Activities;

/// <summary>
/// What Teams adds to an activity, read leniently: null for whatever is absent. EventType compares without regard to
/// case; TenantId is the conversation's host tenant; TeamId and ChannelId are thread ids, TeamGroupId the Entra
/// group.
/// </summary>
public sealed record TeamsChannelData(
    string? TenantId,
    string? TeamId,
    string? TeamName,
    string? TeamGroupId,
    string? ChannelId,
    string? ChannelName,
    string? ChannelType,
    string? EventType)
{
    /// <summary>The teams that a channel was shared with, on <c>channelShared</c>; else empty.</summary>
    public IReadOnlyList<TeamReference> SharedWith { get; init; } = [];

    /// <summary>The teams that a channel is not shared with any more, on <c>channelUnshared</c>; else empty.</summary>
    public IReadOnlyList<TeamReference> UnsharedFrom { get; init; } = [];

    /// <summary>
    /// How the members of this event belong to the channel; null when Teams does not say. For showing, not for
    /// deciding who may do what.
    /// </summary>
    public MembershipSource? Membership { get; init; }

    /// <summary>Reads the channel data of an activity; all null when it has none.</summary>
    public static TeamsChannelData Of(Activity activity)
    {
        var data = activity.ChannelData ?? default;
        var team = data.Member("team") ?? default;
        var channel = data.Member("channel") ?? data.Member("settings")?.Member("selectedChannel") ?? default;
        return new TeamsChannelData(
            data.Member("tenant")?.Text("id") ?? activity.Conversation?.TenantId,
            team.Text("id") ?? data.Text("teamsTeamId"),
            team.Text("name"),
            team.Text("aadGroupId"),
            channel.Text("id") ?? data.Text("teamsChannelId"),
            channel.Text("name"),
            channel.Text("type"),
            data.Text("eventType"))
        {
            SharedWith = TeamsOf(data.Member("sharedWithTeams")),
            UnsharedFrom = TeamsOf(data.Member("unsharedFromTeams")),
            Membership = MembershipOf(data.Member("membershipSource")),
        };
    }

    /// <summary>True when Teams raised this event, in whatever case it wrote it.</summary>
    public bool IsEvent(string name) => string.Equals(EventType, name, StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<TeamReference> TeamsOf(JsonElement? teams) =>
        teams is { ValueKind: JsonValueKind.Array } listed
            ? [.. listed.EnumerateArray().Where(team => team.Text("id") is not null).Select(team => new TeamReference(
                team.Text("id")!, team.Text("name"), team.Text("aadGroupId"), team.Text("tenantId")))]
            : [];

    private static MembershipSource? MembershipOf(JsonElement? source) => source is { } given
        ? new MembershipSource(
            given.Text("sourceType"), given.Text("id"), given.Text("membershipType"), given.Text("teamGroupId"),
            given.Text("tenantId"))
        : null;
}

/// <summary>A team, perhaps of another tenant. Id is its thread id, GroupId its Entra group.</summary>
public sealed record TeamReference(string Id, string? Name, string? GroupId, string? TenantId);

/// <summary>
/// By what somebody belongs to a channel: SourceType is <c>team</c> or <c>channel</c>, MembershipType <c>direct</c> or
/// <c>transitive</c>; TenantId is that team's.
/// </summary>
public sealed record MembershipSource(
    string? SourceType, string? Id, string? MembershipType, string? TeamGroupId, string? TenantId);
