namespace PrmBot.Host.Telemetry;

/// <summary>
/// Stops last, and from then on leaves the exporters a moment for what they still have: a receiver that does not answer
/// keeps no process from ending.
/// </summary>
internal sealed class TelemetryEnd : IHostedService, IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _end = new();

    /// <summary>A client whose requests break off when the end has come.</summary>
    public HttpClient Client(int timeoutMilliseconds)
    {
#pragma warning disable CA2000 // the client has both
        var http = new UntilTheEnd(_end.Token) { InnerHandler = new SocketsHttpHandler() };
#pragma warning restore CA2000
        return new HttpClient(http) { Timeout = TimeSpan.FromMilliseconds(timeoutMilliseconds) };
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            _end.CancelAfter(Moment);
        }
        catch (ObjectDisposedException)
        {
            // Taken apart while it stopped: nothing is being sent any more.
        }

        return Task.CompletedTask;
    }

    public void Dispose() => _end.Dispose();
}

/// <summary>Breaks requests off when the end has come.</summary>
internal sealed class UntilTheEnd(CancellationToken end) : DelegatingHandler
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end, cancellationToken);
        return base.Send(request, either.Token);
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end, cancellationToken);
        return await base.SendAsync(request, either.Token);
    }
}
