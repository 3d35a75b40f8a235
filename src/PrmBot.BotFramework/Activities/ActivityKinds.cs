using System.Text.Json;

namespace PrmBot.BotFramework.Activities;

/// <summary>Tells what happened. Types compare exactly, Teams' own events without regard to case.</summary>
public static class ActivityKinds
{
    private static readonly Dictionary<string, ActivityKind> Events = new ActivityKind[]
    {
        ActivityKind.ChannelCreated, ActivityKind.ChannelRenamed, ActivityKind.ChannelDeleted,
        ActivityKind.ChannelRestored, ActivityKind.ChannelShared, ActivityKind.ChannelUnshared,
        ActivityKind.TeamRenamed, ActivityKind.TeamArchived, ActivityKind.TeamUnarchived, ActivityKind.TeamDeleted,
        ActivityKind.TeamHardDeleted, ActivityKind.TeamRestored,
    }.ToDictionary(kind => kind.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The kind. A list of members counts before the event; the app's own coming and going are members too (see
    /// <see cref="BotIsAmong"/>), besides <see cref="ActivityKind.Installed"/>, which Teams reports as well.
    /// </summary>
    public static ActivityKind Of(Activity activity) => activity.Type switch
    {
        ActivityTypes.Message when activity.Value is { ValueKind: JsonValueKind.Object } => ActivityKind.Submitted,
        ActivityTypes.Message => ActivityKind.Said,
        ActivityTypes.Invoke => ActivityKind.Invoked,
        ActivityTypes.MessageUpdate => TeamsChannelData.Of(activity).IsEvent("undeleteMessage")
            ? ActivityKind.Undeleted
            : ActivityKind.Edited,
        ActivityTypes.MessageDelete => ActivityKind.Deleted,
        ActivityTypes.MessageReaction => ActivityKind.Reacted,
        ActivityTypes.InstallationUpdate => InstallationOf(activity.Action),
        ActivityTypes.ConversationUpdate => ChangeOf(activity),
        _ => ActivityKind.Other,
    };

    /// <summary>True when this bot itself is one of them.</summary>
    public static bool BotIsAmong(this Activity activity, IEnumerable<ChannelAccount>? members) =>
        activity.Recipient?.Id is { Length: > 0 } bot && members?.Any(member => member.Id == bot) == true;

    private static ActivityKind InstallationOf(string? action) => action?.ToLowerInvariant() switch
    {
        "add" or "add-upgrade" => ActivityKind.Installed,
        "remove" or "remove-upgrade" => ActivityKind.Uninstalled,
        _ => ActivityKind.Other,
    };

    private static ActivityKind ChangeOf(Activity activity) =>
        activity.MembersAdded is { Count: > 0 } ? ActivityKind.MembersAdded
        : activity.MembersRemoved is { Count: > 0 } ? ActivityKind.MembersRemoved
        : Events.GetValueOrDefault(TeamsChannelData.Of(activity).EventType ?? "");
}
