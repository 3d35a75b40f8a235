namespace PrmBot.BotFramework.Connector.Tokens;

/// <summary>
/// Keeps the bot's token until shortly before its end: five minutes, or for a short-lived one a fifth of its life.
/// However many ask, one fetch runs at a time and all wait for it.
/// </summary>
internal sealed class CachedToken(ITokenSource source, TimeProvider time) : IConnectorToken, IDisposable
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _end = new();
    private string? _token;
    private DateTimeOffset _until;
    private Task<string>? _fetch;

    public async Task<string?> GetAsync(string? refused, CancellationToken cancellationToken)
    {
        Task<string> fetch;
        lock (_gate)
        {
            if (_token is not null && _token != refused && time.GetUtcNow() < _until)
                return _token;

            fetch = _fetch ??= Task.Run(FetchAsync, CancellationToken.None);
        }

        // The fetch is everybody's: who gives up waiting does not end it for the others.
        return await fetch.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    private async Task<string> FetchAsync()
    {
        try
        {
            var fetched = await source.FetchAsync(_end.Token);
            lock (_gate)
            {
                var now = time.GetUtcNow();
                var life = fetched.ExpiresOn - now;
                _until = fetched.ExpiresOn - (life * 0.2 < Early ? life * 0.2 : Early);
                return _token = fetched.Value;
            }
        }
        finally
        {
            lock (_gate)
                _fetch = null;
        }
    }
}
