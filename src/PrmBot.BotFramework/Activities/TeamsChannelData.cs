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
            data.Text("eventType"));
    }

    /// <summary>True when Teams raised this event, in whatever case it wrote it.</summary>
    public bool IsEvent(string name) => string.Equals(EventType, name, StringComparison.OrdinalIgnoreCase);
}
