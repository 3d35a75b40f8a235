using PrmBot.Conversation.Cards;
using PrmBot.Storage;

namespace PrmBot.Conversation;

/// <summary>
/// Makes messages of a reply: what is new, what replaces the pressed card, and which former card loses its buttons.
/// </summary>
public sealed class Delivering(CardLibrary cards, IStore store)
{
    public async Task<TurnResult> PlanAsync(TurnScope turn, Reply? reply, CancellationToken ct)
    {
        var sends = new List<OutboxEntry>();
        if (reply is null)
        {
            return new TurnResult(sends, null, null);
        }

        var pressed = turn.Turn.Input as TurnInput.Pressed;
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
        At = turn.Session.Now,
    };

    private string WithReminder(TurnScope turn, Reply reply, string json)
    {
        var isAside = turn.Dialogue.Interview is not null && !reply.IsOpenQuestion;
        return isAside
            ? CardFooter.Append(json, cards.Render(new FooterCard(turn.Say("talk.interview_waits"))))
            : json;
    }

    private OutboxEntry PostingOf(TurnScope turn, Posting posting) => new()
    {
        Id = turn.Session.NewId(),
        Tenant = turn.Session.Caller.Home,
        Conversation = posting.Channel,
        ServiceUrl = posting.ServiceUrl,
        Delivery = Delivery.Post,
        Envelope = turn.Turn.Envelope is { } said ? said with { To = null, Locale = null } : null,
        CardJson = cards.Render(posting.Card),
        Text = posting.Text,
        At = turn.Session.Now,
    };
}
