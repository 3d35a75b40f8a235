using System.Text.Json;
using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Connector;
using PrmBot.BotFramework.Connector.Sizes;
using PrmBot.Conversation.Prompts;
using PrmBot.Host.Bridge;
using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>Says one entry over the wire, in several messages when it is too big for one.</summary>
public sealed class OutboxDelivery(IStore store, ConnectorClient connector, Telling telling, Texts texts)
{
    private const int Least = 4_000; // bytes of a message that is not cut further

    /// <summary>The platform's id of the message: of the last part, which has the buttons; "" when there is
    /// none.</summary>
    /// <param name="attempt">At what is said; parts that have arrived before are not said again.</param>
    /// <param name="ct">Breaks the call off.</param>
    /// <exception cref="ConnectorException">It did not get through.</exception>
    public async Task<string> SendAsync(OutboxAttempt attempt, CancellationToken ct)
    {
        var entry = attempt.Entry;
        var isUpdate = entry.Delivery == Delivery.Update;
        var target = isUpdate ? entry.ActivityId ?? await TargetAsync(entry.Replaces, ct) : null;
        if (isUpdate && target is null)
        {
            return string.Empty; // The message to replace never went out, so nothing is left to replace.
        }

        var parts = MessageParts.Of(ActivityOf(entry), TooBig());
        if (parts is [var whole] && await telling.SendAsync(entry, whole, attempt, ct) is { } told)
        {
            return told;
        }

        var id = target ?? string.Empty;
        for (var i = entry.PartsSent; i < parts.Count; i++)
        {
            id = await SayAsync(attempt, i == 0 ? target : null, parts[i], ct);
            if (i < parts.Count - 1)
            {
                await attempt.PartArrivedAsync(i + 1);
            }
        }

        return id;
    }

    private async Task<string> SayAsync(OutboxAttempt attempt, string? target, Activity part, CancellationToken ct)
    {
        try
        {
            return await OnceAsync(attempt, target, part, ct);
        }
        catch (ConnectorException big) when (big.Status == 413 && MessageSize.Of(part) / 2 is var room && room > Least)
        {
            // The limit is the platform's to say, and it is said to vary: halves, as often as it takes.
            var id = string.Empty;
            foreach (var (i, smaller) in MessageParts.Of(part, TooBig(), room).Index())
            {
                id = await SayAsync(attempt, i == 0 ? target : null, smaller, ct);
            }

            return id;
        }
    }

    private async Task<string> OnceAsync(
        OutboxAttempt attempt, string? target, Activity part, CancellationToken ct)
    {
        var entry = attempt.Entry;
        var from = connector.ForTenant(entry.Tenant.Value).WatchedBy(attempt);
        if (target is null)
        {
            return await AnswerAsync(from, entry, part, ct);
        }

        await from.UpdateAsync(entry.ServiceUrl, entry.Conversation.Value, target, part, ct);
        return target;
    }

    private async Task<string?> TargetAsync(string? replaced, CancellationToken ct)
    {
        var former = replaced is null ? null : await store.Outbox.FindAsync(replaced, ct);
        return former switch
        {
            { DeliveredAs: { Length: > 0 } delivered } => delivered,
            { Delivery: Delivery.Update } => former.ActivityId,
            _ => null,
        };
    }

    private string TooBig() => texts.Say(
        "talk.too_big", System.Globalization.CultureInfo.InvariantCulture, new Dictionary<string, object>());

    // Who asked may have taken the question away meanwhile: the answer is said all the same, on its own. Where the
    // platform does not say what it did not find, that tells as well whether the conversation is still there.
    private static async Task<string> AnswerAsync(
        ConnectorClient from, OutboxEntry entry, Activity part, CancellationToken ct)
    {
        try
        {
            return await from.SendAsync(entry.ServiceUrl, entry.Conversation.Value, part, ct);
        }
        catch (ConnectorException gone) when (
            gone.Status == 404 && !gone.Is("ConversationNotFound") && part.ReplyToId is not null)
        {
            var alone = part with { ReplyToId = null };
            return await from.SendAsync(entry.ServiceUrl, entry.Conversation.Value, alone, ct);
        }
    }

    private static Activity ActivityOf(OutboxEntry entry)
    {
        var bare = new Activity
        {
            Type = ActivityTypes.Message,
            ChannelId = entry.Envelope?.Network,
            ServiceUrl = entry.ServiceUrl,
            Conversation = new ConversationAccount { Id = entry.Conversation.Value },
            From = AccountOf(entry.Envelope?.From),
            Recipient = AccountOf(entry.Envelope?.To),
            Locale = entry.Envelope?.Locale,
            ReplyToId = entry.Delivery == Delivery.Send ? entry.ActivityId : null,
        };
        if (entry.Delivery == Delivery.Send && !PlaceKinds.IsShared(entry.Conversation.Value))
        {
            bare = bare with { ChannelData = Thumbs };
        }

        return entry.CardJson is { } card
            ? bare with { Summary = entry.Text, Attachments = [Attachment.Card(JsonElement.Parse(card))] }
            : bare with { Text = entry.Text, TextFormat = "plain" };
    }

    // Thumbs under what is said to one person.
    private static readonly JsonElement Thumbs = JsonElement.Parse("""{"feedbackLoopEnabled":true}""");

    private static ChannelAccount? AccountOf(string? id) =>
        string.IsNullOrEmpty(id) ? null : new ChannelAccount { Id = id };
}
