using Microsoft.Extensions.Time.Testing;
using PrmBot.BotFramework.Connector;
using PrmBot.BotFramework.Connector.Tokens;

namespace PrmBot.BotFramework.Tests.Connector.Tokens;

public sealed class CachedTokenTests
{
    [Fact]
    public async Task Many_who_ask_at_once_share_one_fetch()
    {
        var source = new Source { Gate = new TaskCompletionSource() };
        using var cached = new CachedToken(source, source.Time);

        var asking = Enumerable.Range(0, 50).Select(_ => cached.GetAsync(null, default)).ToList();
        source.Gate.SetResult();

        (await Task.WhenAll(asking)).ShouldAllBe(token => token == "token-1");
        source.Fetches.ShouldBe(1);
    }

    [Theory]
    [InlineData(3600, 3299, 3301)]
    [InlineData(60, 47, 49)]
    public async Task It_is_fetched_anew_shortly_before_its_end(int life, int still, int anew)
    {
        var source = new Source { Life = TimeSpan.FromSeconds(life) };
        using var cached = new CachedToken(source, source.Time);
        await cached.GetAsync(null, default);

        source.Time.Advance(TimeSpan.FromSeconds(still));
        (await cached.GetAsync(null, default)).ShouldBe("token-1");
        source.Time.Advance(TimeSpan.FromSeconds(anew - still));
        (await cached.GetAsync(null, default)).ShouldBe("token-2");
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once_for_all_who_had_it()
    {
        var source = new Source();
        using var cached = new CachedToken(source, source.Time);
        var old = await cached.GetAsync(null, default);

        (await cached.GetAsync(old, default)).ShouldBe("token-2");
        (await cached.GetAsync(old, default)).ShouldBe("token-2");

        source.Fetches.ShouldBe(2);
    }

    [Fact]
    public async Task A_failed_fetch_fails_all_who_wait_and_is_not_remembered()
    {
        var source = new Source { Fails = true, Gate = new TaskCompletionSource() };
        using var cached = new CachedToken(source, source.Time);
        var asking = Enumerable.Range(0, 5).Select(_ => cached.GetAsync(null, default)).ToList();
        source.Gate.SetResult();
        foreach (var one in asking)
            await Should.ThrowAsync<ConnectorException>(() => one);

        source.Fails = false;

        (await cached.GetAsync(null, default)).ShouldBe("token-2");
    }

    [Fact]
    public async Task Who_gives_up_waiting_does_not_end_the_fetch_of_the_others()
    {
        var source = new Source { Gate = new TaskCompletionSource() };
        using var cached = new CachedToken(source, source.Time);
        using var patience = new CancellationTokenSource();
        var impatient = cached.GetAsync(null, patience.Token);
        var patient = cached.GetAsync(null, default);

        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => impatient);
        source.Gate.SetResult();

        (await patient).ShouldBe("token-1");
    }

    private sealed class Source : ITokenSource
    {
        public FakeTimeProvider Time { get; } = new();

        public TimeSpan Life { get; init; } = TimeSpan.FromHours(1);

        public TaskCompletionSource? Gate { get; init; }

        public bool Fails { get; set; }

        public int Fetches { get; private set; }

        public async Task<BotToken> FetchAsync(CancellationToken cancellationToken)
        {
            var number = ++Fetches;
            await (Gate?.Task ?? Task.CompletedTask);
            return Fails
                ? throw ConnectorException.NoToken("invalid_client")
                : new BotToken($"token-{number}", Time.GetUtcNow() + Life);
        }
    }
}
