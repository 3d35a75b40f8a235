using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PrmBot.Conversation;
using PrmBot.Conversation.Files;
using PrmBot.Conversation.Reminding;
using PrmBot.Identity;
using PrmBot.Storage;
using PrmBot.Testing;
using Occasion = PrmBot.Conversation.Turn;

namespace PrmBot.Evals.Bots;

/// <summary>
/// The whole conversation as the host composes it, over a store in memory, on 23 November 2026: Ada, who is a manager,
/// and the others of <see cref="Cast"/> talk to it. Doubles stand at the ports only.
/// </summary>
internal sealed class EvalBot : IDisposable
{
    private readonly FakeTimeProvider clock;
    private readonly HeldFiles files = new();
    private readonly ServiceProvider services;

    /// <param name="exchange">Exchanges parts of the composition, such as the model; null: none.</param>
    /// <param name="begin">Goes on, an hour later, where another bot is now; null: nothing is stored.</param>
    internal EvalBot(Action<IServiceCollection>? exchange = null, EvalBot? begin = null)
    {
        clock = new FakeTimeProvider(begin?.clock.GetUtcNow().AddHours(1)
            ?? new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        Store = begin is null ? new MemoryStore() : new MemoryStore(begin.Store);
        services = Composition.Build(Store, clock, files, exchange);
    }

    internal MemoryStore Store { get; }

    /// <summary>Something of the composition.</summary>
    internal T Part<T>()
        where T : class => services.GetRequiredService<T>();

    internal Task<Answer> SayAsync(Actor who, string place, string text, params IReadOnlyList<SentFile> sent) =>
        DoAsync(who, place, new TurnInput.Said(text, [], null) { Files = sent });

    internal Task<Answer> PressAsync(Actor who, string place, string verb, JsonObject data) =>
        DoAsync(who, place, new TurnInput.Pressed(verb, data, "card", Inline: true));

    /// <summary>Keeps a file where the bot reads files, and returns what a message says of it.</summary>
    internal SentFile Hold(string name, string text) => files.Hold(name, text);

    /// <summary>Some days later, during the working day, whoever is due is reminded.</summary>
    internal async Task<Answer> RemindAfterAsync(int days)
    {
        clock.Advance(TimeSpan.FromDays(days));
        return new Answer(await Part<ReminderRound>().RunAsync(Cast.Home, clock.GetUtcNow(), default), null, null);
    }

    public void Dispose() => services.Dispose();

    private async Task<Answer> DoAsync(Actor who, string place, TurnInput input)
    {
        clock.Advance(TimeSpan.FromMinutes(1));
        var turn = new Occasion(who.Speaker, Cast.Home, Cast.PlaceOf(who, place), input) { TimeZone = "UTC" };
        var result = await Part<TurnHandler>().HandleAsync(turn, default);
        foreach (var entry in result.Sends)
        {
            await Store.Outbox.SaveAsync(entry with { DeliveredAs = entry.ActivityId ?? entry.Id }, default);
        }

        return new Answer(result.Sends, result.InlineCard, result.InlineText);
    }
}
