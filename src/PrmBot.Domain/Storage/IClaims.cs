using System.Collections.Concurrent;

namespace PrmBot.Storage;

/// <summary>
/// Keeps instances that share a store from doing the same at once. A claim ends when it is given back or its process
/// ends; it may also end early, when the connection to the store breaks. So it spares work and keeps order, and what
/// must not happen twice is held by versions and <see cref="AlreadyHandledException"/>.
/// </summary>
public interface IClaims
{
    /// <summary>False where one process has the store to itself: then nobody else can have left anything.</summary>
    bool AreShared { get; }

    /// <summary>The claim, to be given back by disposing it; null when somebody has it.</summary>
    /// <exception cref="StoreUnavailableException">The message says what to do.</exception>
    Task<IClaim?> TryAsync(string what, CancellationToken ct);
}

/// <summary>A claim, given back by disposing it.</summary>
public interface IClaim : IAsyncDisposable
{
    /// <summary>False once it has ended early: somebody else may have it, so no more work is begun under it.</summary>
    bool IsHeld { get; }
}

/// <summary>The claims of a store that belongs to one process.</summary>
public sealed class SoleClaims : IClaims
{
    private readonly ConcurrentDictionary<string, bool> _held = new(StringComparer.Ordinal);

    public bool AreShared => false;

    public Task<IClaim?> TryAsync(string what, CancellationToken ct) =>
        Task.FromResult<IClaim?>(_held.TryAdd(what, true) ? new Claim(_held, what) : null);

    private sealed class Claim(ConcurrentDictionary<string, bool> held, string what) : IClaim
    {
        private int _isOver;

        public bool IsHeld => _isOver == 0;

        public ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
            {
                held.TryRemove(what, out _);
            }

            return ValueTask.CompletedTask;
        }
    }
}
