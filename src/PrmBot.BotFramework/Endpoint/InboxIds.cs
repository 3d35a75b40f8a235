using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Endpoint;

/// <summary>
/// Under which id an activity is kept: the same when the channel delivers it twice. Parts are set apart by a line
/// break, which no id contains.
/// </summary>
internal static class InboxIds
{
    /// <summary>
    /// Conversation and activity id. An edited or deleted message comes under the id of the message it changes; each
    /// change is one of its own. NewId stands in for an id that the channel left out.
    /// </summary>
    public static string Of(Activity activity, Func<string> newId)
    {
        var id = string.IsNullOrEmpty(activity.Id) ? newId() : activity.Id;
        return activity.Type is ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete
            ? $"{activity.Conversation?.Id}\n{id}\n{activity.Type}\n{activity.Timestamp}"
            : $"{activity.Conversation?.Id}\n{id}";
    }

    /// <summary>
    /// The sender is part of it: nobody gets the answer to somebody else's press. A sign-in comes from each of the
    /// person's clients with an activity id of its own; what they share is the id in its value. Null: nothing tells a
    /// repetition.
    /// </summary>
    public static string? OfAsked(Activity activity)
    {
        var id = activity.Name == InvokeNames.TokenExchange ? activity.Value?.Text("id") : activity.Id;
        return string.IsNullOrEmpty(id)
            ? null
            : $"{activity.Conversation?.Id}\n{id}\n{activity.Name ?? activity.Type}\n{activity.From?.Id}";
    }
}
