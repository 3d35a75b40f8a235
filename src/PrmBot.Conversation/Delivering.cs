using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Model.Wording;
using PrmBot.Storage;

namespace PrmBot.Conversation;

/// <summary>
/// Makes messages of a reply: what is new, what replaces the pressed card, and which former card loses its buttons.
/// </summary>
public sealed class Delivering(CardLibrary cards, IStore store, IWording wording)
{
    public async Task<TurnResult> PlanAsync(TurnScope turn, Reply? reply, CancellationToken ct)
    {
        var sends = new List<OutboxEntry>();
        if (reply is null)
        {
            return new TurnResult(sends, null, null);
        }

        var pressed = turn.Turn.Input as TurnInput.Pressed;
        if (reply.Aloud is { } aloud && turn.Turn.Place.Kind != PlaceKind.Personal)
        {
            if (pressed is { Inline: true })
            {
                return Privately(turn, reply);
            }

            var isOwn = aloud.InPlace && await IsLiveAsync(turn, pressed?.Card, ct);
            reply = aloud with { Postings = reply.Postings, InPlace = isOwn };
        }

        var inPlace = reply.InPlace && pressed?.Card is not null && reply.Card is not null;
        var main = Entry(turn, reply) with
        {
            Delivery = inPlace ? Delivery.Update : Delivery.Send,
            ActivityId = inPlace ? pressed!.Card : turn.Turn.Answers,
        };

        sends.AddRange(await RetiredAsync(turn, reply, pressed?.Card, ct));
        sends.Add(main);
        sends.AddRange(reply.Postings.Select(p => PostingOf(turn, p)));
        MoveLiveCard(turn, reply, main.Id);
        var isInline = pressed is { Inline: true };
        return new TurnResult(
            sends, isInline && inPlace ? main.CardJson : null, isInline && !inPlace ? string.Empty : null);
    }

    // Only the answer to the press: what is sent to a shared place is read by all, and stays there.
    private TurnResult Privately(TurnScope turn, Reply reply) => new(
        [.. reply.Postings.Select(p => PostingOf(turn, p))],
        reply.Card is null ? null : cards.Render(reply.Card),
        reply.Card is null ? reply.Text : null);

    // A card that stands for all (an invitation) is not replaced by what one person is asked.
    private async Task<bool> IsLiveAsync(TurnScope turn, string? pressed, CancellationToken ct) =>
        pressed is not null && turn.Dialogue.LiveCard is { } live
        && await store.Outbox.FindAsync(live, ct) is { } entry && (entry.DeliveredAs ?? entry.ActivityId) == pressed;

    private static void MoveLiveCard(TurnScope turn, Reply reply, string id)
    {
        if (reply.IsOpenQuestion)
        {
            turn.Dialogue = turn.Dialogue with { LiveCard = id };
        }
        else if (turn.Dialogue is { Interview: null, Question: null, LiveCard: not null })
        {
            turn.Dialogue = turn.Dialogue with { LiveCard = null };
        }
    }

    // The former question's buttons go when its question does not stand any more, or stands in a newer card.
    private async Task<IReadOnlyList<OutboxEntry>> RetiredAsync(
        TurnScope turn, Reply reply, string? pressed, CancellationToken ct)
    {
        var stillOpen = !reply.IsOpenQuestion && turn.Dialogue is not { Interview: null, Question: null };
        if (turn.Dialogue.LiveCard is not { } live || stillOpen
            || await store.Outbox.FindAsync(live, ct) is not { CardJson: { } json } former
            || former.Tenant != turn.Session.Caller.Home || former.Conversation != turn.Turn.Place.Conversation
            || (pressed is not null && (former.DeliveredAs ?? former.ActivityId) == pressed))
        {
            return [];
        }

        return
        [
            Entry(turn, new Reply { Text = former.Text }) with
            {
                Delivery = Delivery.Update,
                Replaces = former.Id,
                CardJson = RetiredCard.WithoutActions(json),
            },
        ];
    }

    private OutboxEntry Entry(TurnScope turn, Reply reply) => new()
    {
        Id = turn.Session.NewId(),
        Tenant = turn.Session.Caller.Home,
        Conversation = turn.Turn.Place.Conversation,
        ServiceUrl = turn.Turn.Place.ServiceUrl,
        Delivery = Delivery.Send,
        Envelope = turn.Turn.Envelope,
        CardJson = reply.Card is null ? null : WithReminder(turn, reply, cards.Render(reply.Card)),
        Text = reply.Text,
        Asked = wording.IsThere && turn.Turn.Place.Kind == PlaceKind.Personal ? reply.Asked : null,
        At = turn.Session.Now,
    };

    private string WithReminder(TurnScope turn, Reply reply, string json)
    {
        var isAside = turn.Dialogue.Interview is not null && !reply.IsOpenQuestion;
        return isAside
            ? CardFooter.Append(json, cards.Render(new FooterCard(turn.Say("talk.interview_waits"))))
            : json;
    }

    private OutboxEntry PostingOf(TurnScope turn, Posting posting)
    {
        var entry = new OutboxEntry
        {
            Id = turn.Session.NewId(),
            Tenant = turn.Session.Caller.Home,
            Conversation = posting.Channel,
            ServiceUrl = posting.ServiceUrl,
            Delivery = posting.Replaces ? Delivery.Update : posting.IsPrivate ? Delivery.Send : Delivery.Post,
            Envelope = turn.Turn.Envelope is { } said ? said with { To = null, Locale = null } : null,
            CardJson = cards.Render(posting.Card),
            Text = posting.Text,
            At = turn.Session.Now,
        };
        if (posting.Kept is not { } kept)
        {
            return entry;
        }

        if (posting.Replaces)
        {
            return entry with { ActivityId = kept.ActivityId, Replaces = kept.Entry };
        }

        turn.Session.Work.Put(kept with { Entry = entry.Id });
        return entry with { KeptAs = kept.Id };
    }
}
