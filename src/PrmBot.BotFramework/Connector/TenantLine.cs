namespace PrmBot.BotFramework.Connector;

/// <summary>
/// A tenant's calls on their way out. A few may be told at the same time that they leave, because telling may wait for
/// a disk: one by one, a disk that takes 20 ms would let a tenant have its limit and no more. Never more than would
/// go out at once, so that nobody is told to leave and then waits for the limit.
/// </summary>
/// <param name="meter">The tenant's limit.</param>
/// <param name="limit">Calls a second.</param>
#pragma warning disable CA1001 // a semaphore that nobody asks for its wait handle holds nothing to be freed
internal sealed class TenantLine(RateMeter meter, int limit)
#pragma warning restore CA1001
{
    private const int Few = 8;

    private readonly SemaphoreSlim _places = new(Math.Min(Few, limit));

    /// <summary>Comes back when a call may go out: it is made, or what this gives is disposed.</summary>
    public async Task<TenantPlace> EnterAsync(CancellationToken stop)
    {
        await _places.WaitAsync(stop);
        try
        {
            using (await meter.QueueAsync(stop))
            {
                await meter.FreeAsync(stop);
                meter.Promise();
            }
        }
        catch
        {
            _places.Release();
            throw;
        }

        return new TenantPlace(meter, _places);
    }
}

/// <summary>The place of one call in its tenant's limit.</summary>
internal sealed class TenantPlace(RateMeter meter, SemaphoreSlim places) : IDisposable
{
    private bool _isKept;

    /// <summary>The call goes out now.</summary>
    public void Keep()
    {
        _isKept = true;
        meter.Keep();
    }

    public void Dispose()
    {
        if (!_isKept)
            meter.Break();

        places.Release();
    }
}
