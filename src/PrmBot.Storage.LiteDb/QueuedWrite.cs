namespace PrmBot.Storage.LiteDb;

/// <summary>A write that waits for its turn.</summary>
internal abstract class QueuedWrite
{
    /// <summary>True for what a write throws to refuse itself; anything else is the driver's.</summary>
    public static bool IsRefusal(Exception error) => error is ConcurrencyException or InvalidOperationException;

    /// <summary>Does it. May be called again when what it did was undone.</summary>
    public abstract void Run();

    /// <summary>True when it refused itself at the last run.</summary>
    public bool HasRefused { get; protected set; }

    /// <summary>It is durable.</summary>
    public abstract void Finish();

    /// <summary>Nothing of it was written.</summary>
    public abstract void Fail(Exception error);
}

/// <inheritdoc/>
internal sealed class QueuedWrite<T>(Func<T> write) : QueuedWrite
{
    // Continuations elsewhere: the thread that writes is not theirs.
    private readonly TaskCompletionSource<T> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    /// <summary>Ends when the write is durable, with what it returned or threw.</summary>
    public Task<T> Written => _written.Task;

    public override void Run()
    {
        HasRefused = true;
        _result = write();
        HasRefused = false;
    }

    public override void Finish() => _written.SetResult(_result);

    public override void Fail(Exception error) => _written.SetException(error);
}
