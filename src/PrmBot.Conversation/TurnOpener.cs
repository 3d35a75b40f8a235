using PrmBot.Conversation.Prompts;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Conversation;

/// <summary>Who counts as a manager.</summary>
/// <param name="Managers">Object ids or principal names; empty: every member of the home tenant.</param>
public sealed record Access(IReadOnlySet<string> Managers);

/// <summary>Opens a turn: decides who is asking, and loads what every turn needs within that person's rights.</summary>
public sealed class TurnOpener(IStore store, TimeProvider clock, Texts texts, Access access, IdSource ids)
{
    public async Task<TurnScope> OpenAsync(Turn turn, CancellationToken ct)
    {
        var door = store.Open(turn.Home);
        var link = await door.FindAsync<ChannelLink>(turn.Place.Conversation.Channel.Value, ct);
        var registration = await door.FindAsync<ContactRegistration>(turn.Speaker.Who.Id.Value, ct);
        var caller = Callers.Resolve(turn.Speaker, turn.Home, access.Managers, link, registration) with
        {
            Locale = turn.Locale,
            TimeZone = turn.TimeZone,
        };

        var work = store.Open(turn.Home, caller.Partner);
        var dialogueId = Dialogue.IdOf(turn.Place.Conversation, caller.Who.Id);
        var dialogue = await work.FindAsync<Dialogue>(dialogueId, ct)
            ?? new Dialogue { Id = dialogueId, Partner = caller.Partner };
        var partners = caller.Role == Role.Stranger ? [] : await work.AllAsync<Partner>(ct);
        var session = new Session(caller, clock.GetUtcNow(), work, ids.Next);
        var listed = partners.Where(p => p.Status != PartnerStatus.Archived);
        return new TurnScope(turn, session, dialogue, texts, [.. listed]);
    }
}

/// <summary>Where new ids come from.</summary>
/// <param name="next">Gives a new unique id at each call.</param>
public sealed class IdSource(Func<string> next)
{
    public string Next() => next();
}
