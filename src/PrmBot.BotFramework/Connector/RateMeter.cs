namespace PrmBot.BotFramework.Connector;

/// <summary>
/// So many calls within so many seconds, for several spans at once and exactly: it keeps the moment of each call that
/// still counts. The one that waits for its turn is alone; others stand in line behind it.
/// </summary>
#pragma warning disable CA1001 // a semaphore that nobody asks for its wait handle holds nothing to be freed
internal sealed class RateMeter(TimeProvider time, params (int Calls, int Seconds)[] limits)
#pragma warning restore CA1001
{
    private readonly Window[] _windows = [.. limits.Select(limit => new Window(limit.Calls, limit.Seconds))];
    private readonly SemaphoreSlim _line = new(1);

    /// <summary>True when nothing it remembers matters any more.</summary>
    public bool IsIdle => _line.CurrentCount == 1 && _windows.All(window => window.IsForgotten(time));

    /// <summary>A call is about to be made, and counts already until it is kept or broken.</summary>
    public void Promise() => Array.ForEach(_windows, window => window.Promise());

    /// <summary>The call that was promised goes out now.</summary>
    public void Keep() => Array.ForEach(_windows, window => window.Keep(time));

    /// <summary>The call that was promised is not made.</summary>
    public void Break() => Array.ForEach(_windows, window => window.Break());

    /// <summary>Stands in line; disposing what it gives lets the next one come.</summary>
    public async Task<IDisposable> QueueAsync(CancellationToken stop)
    {
        await _line.WaitAsync(stop);
        return new Place(_line);
    }

    /// <summary>Waits until one more call breaks no limit.</summary>
    public async Task FreeAsync(CancellationToken stop)
    {
        while (_windows.Max(window => window.Wait(time)) is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, time, stop);
    }

    public void Count()
    {
        foreach (var window in _windows)
            window.Count(time);
    }

    private sealed class Place(SemaphoreSlim line) : IDisposable
    {
        public void Dispose() => line.Release();
    }

    private sealed class Window(int calls, int seconds)
    {
        private readonly Lock _gate = new();
        private readonly Queue<long> _latest = new();
        private readonly TimeSpan _span = TimeSpan.FromSeconds(seconds);
        private long _last;
        private int _promised;

        public TimeSpan Wait(TimeProvider time)
        {
            lock (_gate)
            {
                var over = _latest.Count + _promised - calls;
                var left = over < 0 ? TimeSpan.Zero
                    : over < _latest.Count ? _span - time.GetElapsedTime(_latest.ElementAt(over)) : _span;

                // A timer counts whole milliseconds: one that is cut off would wake up too early, again and again.
                return left <= TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromMilliseconds(
                    Math.Ceiling(left.TotalMilliseconds));
            }
        }

        public void Count(TimeProvider time)
        {
            lock (_gate)
            {
                if (_latest.Count == calls)
                    _latest.Dequeue();
                _latest.Enqueue(_last = time.GetTimestamp());
            }
        }

        public void Promise()
        {
            lock (_gate)
                _promised++;
        }

        public void Break()
        {
            lock (_gate)
                _promised--;
        }

        public void Keep(TimeProvider time)
        {
            lock (_gate)
            {
                _promised--;
                Count(time);
            }
        }

        public bool IsForgotten(TimeProvider time)
        {
            lock (_gate)
                return _latest.Count == 0 || time.GetElapsedTime(_last) > _span;
        }
    }
}
