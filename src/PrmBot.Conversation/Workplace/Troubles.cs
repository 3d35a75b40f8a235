using PrmBot.Conversation.Cards;
using PrmBot.Identity;
using PrmBot.Storage;
using PrmBot.Workplace;

namespace PrmBot.Conversation.Workplace;

/// <summary>What people hear when Microsoft 365 did not do it: a missing permission is named once a day.</summary>
internal static class Troubles
{
    /// <summary>True for a sentence that names a permission.</summary>
    public static bool Names(Refusal no) => no.Key.StartsWith("workplace.permission.", StringComparison.Ordinal);

    /// <summary>The sentence for who is asking. Only a manager hears of permissions.</summary>
    public static async Task<Refusal> ForAsync(
        Session session, WorkplaceException trouble, string feature, CancellationToken ct)
    {
        var isNamed = trouble is { Trouble: WorkplaceTrouble.NotAllowed, Permission: { } missing }
            && session.Caller.Role == Role.Manager
            && await MissingPermission.IsNewsAsync(session.Work, missing, session.Now, ct);
        return trouble.ToRefusal(feature, isNamed);
    }

    /// <summary>
    /// The sentence about what waits for somebody, once a day: a missing permission, or a credential that is not taken.
    /// Null: it was said, or passes by itself.
    /// </summary>
    public static async Task<Refusal?> NewsAsync(Session session, WorkplaceException trouble, CancellationToken ct)
    {
        var isNews = trouble.Trouble switch
        {
            WorkplaceTrouble.NotAllowed => trouble.Permission,
            WorkplaceTrouble.NotSignedIn => MissingPermission.SignIn,
            _ => null,
        } is { } missing && await MissingPermission.IsNewsAsync(session.Work, missing, session.Now, ct);
        return isNews ? trouble.ToRefusal(string.Empty, named: true) : null;
    }

    /// <summary>Tells who wanted something of what waits for somebody, once a day; other troubles pass.</summary>
    /// <param name="turn">A turn of its own, with who is told.</param>
    /// <param name="to">Who is told.</param>
    /// <param name="trouble">What happened.</param>
    /// <param name="ct">Ends the work early.</param>
    public static async Task<IReadOnlyList<OutboxEntry>> TellAsync(
        TurnScope turn, Person to, WorkplaceException trouble, CancellationToken ct)
    {
        if (await NewsAsync(turn.Session, trouble, ct) is not { } no)
        {
            return [];
        }

        var entry = await TellAsync(turn, to, turn.Texts.Say(no.Key, turn.Culture, no.Facts), ct);
        return await CommittedAsync(turn.Session.Work, ct) && entry is not null ? [entry] : [];
    }

    /// <summary>The same to who asked where the partner reads along; null also: has no private chat.</summary>
    public static async Task<Posting?> PrivatelyAsync(
        TurnScope turn, WorkplaceException trouble, CancellationToken ct)
    {
        var who = turn.Session.Caller.Who.Id.Value;
        return await turn.Session.Work.FindAsync<PersonalChat>(who, ct) is { } chat
            && await NewsAsync(turn.Session, trouble, ct) is { } no
            ? new Posting(
                chat.Conversation, chat.ServiceUrl, new AnswerCard(turn.Say("workplace.not_put"), turn.Words(no), []),
                turn.Words(no)) { IsPrivate = true }
            : null;
    }

    /// <summary>False: somebody was faster, and the next round looks at it as it is then.</summary>
    public static async Task<bool> CommittedAsync(IUnitOfWork work, CancellationToken ct)
    {
        try
        {
            await work.CommitAsync(ct);
            return true;
        }
        catch (ConcurrencyException)
        {
            return false;
        }
    }

    /// <summary>A line to one of us in private, gathered; null: that person never spoke to the bot.</summary>
    public static async Task<OutboxEntry?> TellAsync(
        TurnScope turn, Person who, string text, CancellationToken ct)
    {
        if (await turn.Session.Work.FindAsync<PersonalChat>(who.Id.Value, ct) is not { } chat)
        {
            return null;
        }

        var entry = new OutboxEntry
        {
            Id = turn.Session.NewId(),
            Tenant = turn.Session.Caller.Home,
            Conversation = chat.Conversation,
            ServiceUrl = chat.ServiceUrl,
            Delivery = Delivery.Send,
            Text = text,
            At = turn.Session.Now,
        };
        turn.Session.Work.Send(entry);
        return entry;
    }
}
