using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PrmBot.BotFramework.Authentication;
using PrmBot.BotFramework.Connector;

namespace PrmBot.BotFramework.Tests.Connector;

/// <summary>The real client with a clock that the test moves: every wait is noted and passes at once.</summary>
internal sealed class ClientOverStub : IConnectorToken, IDisposable
{
    private readonly HttpClient _http;

    public ClientOverStub(
        bool loopback = true, double chance = 0.5, ConnectorOptions? options = null, HttpMessageHandler? handler = null)
    {
        _http = new HttpClient(handler ?? new SocketsHttpHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        var bot = Options.Create(new BotOptions { DangerouslyAllowUnauthenticated = loopback });
        var connector = Options.Create(options ?? new ConnectorOptions());
        var pipe = new ConnectorPipe(
            new ConnectorWire(_http, this, connector, Time),
            new RateLimits(connector, Time),
            new RetryDelay(connector, Time, () => chance),
            NullLogger<ConnectorPipe>.Instance);
        Client = new ConnectorClient(pipe, new ServiceHosts(bot));
    }

    public ConnectorClient Client { get; }

    public WaitingClock Time { get; } = new();

    public Queue<string?> Tokens { get; } = new();

    public List<string?> Refused { get; } = [];

    public Task<string?> GetAsync(string? refused, CancellationToken cancellationToken)
    {
        Refused.Add(refused);
        return Task.FromResult(Tokens.TryDequeue(out var token) ? token : null);
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>Lets the client's waits pass at once and notes how long they were; its 15-second limits never run
/// out.</summary>
internal sealed class WaitingClock : FakeTimeProvider
{
    private static readonly TimeSpan Limit = new ConnectorOptions().Timeout;

    public List<TimeSpan> Waits { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Limit || dueTime == Timeout.InfiniteTimeSpan)
            return base.CreateTimer(callback, state, dueTime, period);

        Waits.Add(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
