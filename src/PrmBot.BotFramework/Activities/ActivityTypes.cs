using System.Text.Json;

namespace PrmBot.BotFramework.Activities;

/// <summary>The values of <see cref="Activity.Type"/> that this bot sends or reacts to; compared ordinally.</summary>
public static class ActivityTypes
{
    public const string Message = "message";
    public const string MessageUpdate = "messageUpdate";
    public const string MessageDelete = "messageDelete";
    public const string MessageReaction = "messageReaction";
    public const string ConversationUpdate = "conversationUpdate";
    public const string InstallationUpdate = "installationUpdate";
    public const string Invoke = "invoke";
    public const string Event = "event";
    public const string Typing = "typing";

    /// <summary>Types that steer an SDK's own adapter and never go over the wire.</summary>
    internal static bool StaysHere(Activity activity) => activity.Type switch
    {
        "delay" or "invokeResponse" => true,
        "trace" => activity.ChannelId != "emulator",
        _ => false,
    };

    /// <summary>How long a delay lasts, at most a minute; no time for everything else.</summary>
    internal static TimeSpan DelayOf(Activity activity) =>
        activity is { Type: "delay", Value: { ValueKind: JsonValueKind.Number } value }
            && value.TryGetDouble(out var ms)
            ? TimeSpan.FromMilliseconds(Math.Clamp(ms, 0, 60_000))
            : TimeSpan.Zero;
}
