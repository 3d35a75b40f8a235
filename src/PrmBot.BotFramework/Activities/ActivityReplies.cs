namespace PrmBot.BotFramework.Activities;

/// <summary>Makes answers to inbound activities.</summary>
public static class ActivityReplies
{
    /// <summary>
    /// A message back: sender and recipient swapped, same conversation and thread, pointing at the inbound activity.
    /// A null locale keeps the inbound one.
    /// </summary>
    public static Activity CreateReply(this Activity inbound, string? text = null, string? locale = null) => new()
    {
        Type = ActivityTypes.Message,
        ChannelId = inbound.ChannelId,
        ServiceUrl = inbound.ServiceUrl,
        Conversation = inbound.Conversation,
        From = inbound.Recipient,
        Recipient = inbound.From,
        ReplyToId = inbound.Id,
        Locale = locale ?? inbound.Locale,
        Text = text,
    };
}
