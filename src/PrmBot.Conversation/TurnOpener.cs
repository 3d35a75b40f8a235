using PrmBot.Conversation.Prompts;
using PrmBot.Cycle.Monitor.Own;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Conversation;

/// <summary>Who counts as a manager.</summary>
/// <param name="Managers">
/// Object ids or principal names; empty, and no group: every member of the home tenant.
/// </param>
/// <param name="HasGroup">True: the operator named a group of managers. Who was not asked about is not in it.</param>
public sealed record Access(IReadOnlySet<string> Managers, bool HasGroup = false);

/// <summary>Opens a turn: decides who is asking, and loads what every turn needs within that person's rights.</summary>
public sealed class TurnOpener(IStore store, TimeProvider clock, Texts texts, Access access, IdSource ids)
{
    public async Task<TurnScope> OpenAsync(Turn turn, CancellationToken ct)
    {
        var door = store.Open(turn.Home);
        var link = await door.FindAsync<ChannelLink>(turn.Place.Conversation.Channel.Value, ct);
        var caller = await CallerAsync(door, turn, link, ct);

        // What the platform says has happened is nobody's wish: it is noted for all, and answered to nobody.
        var isNews = turn.Input is TurnInput.Joined or TurnInput.Left or TurnInput.Gone or TurnInput.Back
            or TurnInput.Installed { Here: false };
        var work = store.Open(turn.Home, isNews ? null : caller.Partner);
        var dialogueId = Dialogue.IdOf(turn.Place.Conversation, caller.Who.Id, caller.Partner);
        var dialogue = (await work.FindAsync<Dialogue>(dialogueId, ct)
            ?? new Dialogue { Id = dialogueId, Partner = caller.Partner }) with { AlsoKnownAs = caller.AlsoKnownAs };
        var partners = isNews || caller.Role == Role.Stranger ? [] : await work.AllAsync<Partner>(ct);
        var session = new Session(caller, clock.GetUtcNow(), work, ids.Next);
        return new TurnScope(turn, session, dialogue, texts, Portfolio.Of(partners))
        {
            ChannelPartner = link?.Of,
            OwnKpis = partners.Count == 0 ? [] : await work.AllAsync<OwnKpi>(ct),
            OwnsThread = await door.FindAsync<OwnThread>(turn.Place.Conversation.Value, ct) is not null,
        };
    }

    private async Task<Caller> CallerAsync(IUnitOfWork door, Turn turn, ChannelLink? link, CancellationToken ct)
    {
        var registration = await OfPersonAsync(id => door.FindAsync<ContactRegistration>(id.Value, ct), turn.Speaker);
        var departed = link is null ? null : await OfPersonAsync(
            id => door.FindAsync<DepartedMember>(DepartedMember.IdOf(turn.Place.Conversation, id), ct), turn.Speaker);
        var standing = new Standing(link, registration, departed is not null);
        var inGroup = access.HasGroup ? turn.Speaker.IsInManagerGroup ?? false : (bool?)null;
        var speaker = turn.Speaker with { IsInManagerGroup = inGroup };
        return Callers.Resolve(speaker, turn.Home, access.Managers, standing) with
        {
            Locale = turn.Locale,
            TimeZone = turn.TimeZone,
        };
    }

    // A mention names a person by the channel's id, an activity by the object id as well.
    private static async Task<T?> OfPersonAsync<T>(Func<UserId, Task<T?>> find, Speaker speaker)
        where T : class =>
        await find(speaker.Who.Id) ?? (speaker.AlsoKnownAs is { } other ? await find(other) : null);
}

/// <summary>Where new ids come from.</summary>
/// <param name="next">Gives a new unique id at each call.</param>
public sealed class IdSource(Func<string> next)
{
    public string Next() => next();
}
