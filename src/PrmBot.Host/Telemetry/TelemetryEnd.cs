namespace PrmBot.Host.Telemetry;

/// <summary>
/// Stops last, and from then on leaves the exporters a moment for what they still have: a receiver that does not answer
/// keeps no process from ending.
/// </summary>
internal sealed class TelemetryEnd : IHostedService, IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _end = new();

    /// <summary>Nothing is sent any more.</summary>
    public CancellationToken Token => _end.Token;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _end.CancelAfter(Moment);
        return Task.CompletedTask;
    }

    public void Dispose() => _end.Dispose();
}

/// <summary>Breaks requests off when the end has come.</summary>
internal sealed class UntilTheEnd(CancellationToken end) : DelegatingHandler(new SocketsHttpHandler())
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
