using System.Text.Json;
using PrmBot.BotFramework.Activities;
using PrmBot.Storage;

namespace PrmBot.Host.Bridge;

/// <summary>Answers that the sender wants on the request (<c>expectReplies</c>) instead of through the
/// Connector.</summary>
public sealed class ExpectedReplies(IStore store)
{
    /// <summary>The new messages for the conversation, noted as delivered; what is for elsewhere, or replaces a
    /// message, still has to be sent.</summary>
    public async Task<(IReadOnlyList<Activity> Here, IReadOnlyList<OutboxEntry> Elsewhere)> SplitAsync(
        Activity asked, IReadOnlyList<OutboxEntry> sends, CancellationToken ct)
    {
        var here = sends.Where(e => e.Delivery == Delivery.Send && e.Conversation.Value == asked.Conversation?.Id)
            .ToList();
        foreach (var entry in here)
        {
            await store.Outbox.SaveAsync(entry with { DeliveredAs = string.Empty }, ct);
        }

        return ([.. here.Select(e => ReplyOf(asked, e))], [.. sends.Except(here)]);
    }

    private static Activity ReplyOf(Activity asked, OutboxEntry entry) => entry.CardJson is { } card
        ? asked.CreateReply() with
        {
            Summary = entry.Text,
            Attachments = [Attachment.Card(JsonElement.Parse(card))],
        }
        : asked.CreateReply(entry.Text) with { TextFormat = "plain" };
}
