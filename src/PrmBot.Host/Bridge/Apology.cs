using System.Globalization;
using PrmBot.Conversation;
using PrmBot.Conversation.Prompts;
using PrmBot.Host.Workers;
using PrmBot.Storage;

namespace PrmBot.Host.Bridge;

/// <summary>What a person hears when a message could not be handled at all, so that nobody waits for an
/// answer.</summary>
public sealed class Apology(IStore store, OutboxLanes lanes, Texts texts, TimeProvider clock, IdSource ids)
{
    /// <summary>Says that something went wrong, not what.</summary>
    public string Text => Say("talk.went_wrong");

    /// <summary>Says that the answer takes a little longer.</summary>
    public string Wait => Say("talk.working");

    /// <summary>
    /// Tells whoever wrote or pressed something. The word and the end of the message's handling are one write: it is
    /// said once, also when the process ends in between. Other happenings ask for no answer and get none.
    /// </summary>
    /// <exception cref="StoreUnavailableException">Nothing was written or said.</exception>
    public async Task SendAsync(Turn turn, string inboxId, CancellationToken ct)
    {
        if (turn.Input is not (TurnInput.Said or TurnInput.Pressed))
        {
            return;
        }

        var word = new OutboxEntry
        {
            Id = ids.Next(),
            Tenant = turn.Home,
            Conversation = turn.Place.Conversation,
            ServiceUrl = turn.Place.ServiceUrl,
            Delivery = Delivery.Send,
            ActivityId = turn.Answers,
            Envelope = turn.Envelope,
            Text = Text,
            At = clock.GetUtcNow(),
        };
        var work = store.Open(turn.Home);
        work.Send(word);
        work.Handled(inboxId);
        await work.CommitAsync(ct);
        lanes.Add([word]);
    }

    private string Say(string key) => texts.Say(key, CultureInfo.InvariantCulture, new Dictionary<string, object>());
}
