using PrmBot.Conversation.Prompts;
using PrmBot.Cycle.Monitor.Own;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Conversation;

/// <summary>Turns that nobody's words began: the bot does something at its time.</summary>
/// <param name="texts">The words.</param>
/// <param name="ids">Where new ids come from.</param>
public sealed class UnaskedTurns(Texts texts, IdSource ids)
{
    /// <summary>The bot itself, as it stands in histories.</summary>
    public static Person Itself { get; } = new(new UserId("bot"), "PrmBot");

    /// <summary>The bot as who is asking: it may what a manager may, and nobody is told so.</summary>
    public static Caller Bot(TenantId home, string? locale = null, string zone = "UTC") =>
        new(home, Itself, Role.Manager, null, locale ?? "en-US", zone);

    /// <param name="caller">The bot, with the language and the clock of who will read it.</param>
    /// <param name="work">Reads and gathers.</param>
    /// <param name="place">Where it is said.</param>
    /// <param name="partners">Whom it is about.</param>
    /// <param name="only">The one partner of that place; null: it is about all.</param>
    /// <param name="now">The moment.</param>
    /// <param name="ct">Ends the work early.</param>
    public async Task<TurnScope> OfAsync(
        Caller caller, IUnitOfWork work, ConversationKey place, IReadOnlyList<Partner> partners, PartnerId? only,
        DateTimeOffset now, CancellationToken ct)
    {
        var where = new Place(place, PlaceKind.Channel, string.Empty);
        var turn = new Turn(
            new Speaker(caller.Who, caller.Home), caller.Home, where, new TurnInput.Said(string.Empty, [], null));
        var dialogue = new Dialogue { Id = Dialogue.IdOf(place, caller.Who.Id) };
        return new TurnScope(turn, new Session(caller, now, work, ids.Next), dialogue, texts, Portfolio.Of(partners))
        {
            ChannelPartner = only,
            OwnKpis = only is { } of
                ? await work.OfPartnerAsync<OwnKpi>(of, ct) : await work.AllAsync<OwnKpi>(ct),
        };
    }
}
