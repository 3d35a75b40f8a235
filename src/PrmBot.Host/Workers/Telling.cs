using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Connector;
using PrmBot.Conversation.Model.Wording;
using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>
/// Says a card together with a few sentences that appear while the model writes them: in a chat with one person, the
/// first time that the card is sent.
/// </summary>
public sealed class Telling(IWording wording, ConnectorClient connector)
{
    /// <summary>The platform's id; null: nothing was said, so the card is to be sent alone.</summary>
    /// <param name="entry">What is said.</param>
    /// <param name="message">The message with the card.</param>
    /// <param name="watch">Told before the first word.</param>
    /// <param name="ct">Breaks the call off.</param>
    /// <exception cref="ConnectorException">It did not get through.</exception>
    public async Task<string?> SendAsync(
        OutboxEntry entry, Activity message, ICallWatch watch, CancellationToken ct)
    {
        if (entry is not { Asked: { } asked, CardJson: { } card, Attempts: <= 1, PartsSent: 0 })
        {
            return null;
        }

        var stream = connector.ForTenant(entry.Tenant.Value).Stream(Inbound(message));
        var isTold = false;
        await foreach (var sentence in wording.TellAsync(asked, card, ct))
        {
            if (!isTold)
            {
                await watch.LeavingAsync();
            }

            await stream.AppendAsync(isTold ? " " + sentence : sentence, ct);
            isTold = true;
            if (stream.IsCancelled)
            {
                return null; // Who stops the words still wants the card.
            }
        }

        return isTold && await stream.FinishAsync(message, ct) is { Length: > 0 } id ? id : null;
    }

    // The message that is answered, as far as a reply to it needs it.
    private static Activity Inbound(Activity message) => message with
    {
        Id = message.ReplyToId,
        From = message.Recipient,
        Recipient = message.From,
        Conversation = message.Conversation! with { ConversationType = "personal" },
    };
}
