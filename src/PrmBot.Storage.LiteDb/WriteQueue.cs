using System.Collections.Concurrent;
namespace PrmBot.Storage.LiteDb;

/// <summary>
/// Takes writes from any thread and hands them on in their order, those that wait together as one batch. A write that
/// waits holds no thread, and the disk is asked once for a whole batch.
/// </summary>
internal sealed class WriteQueue : IDisposable
{
    // A batch stays a matter of milliseconds, so that the first in it does not wait long.
    private const int MostTogether = 64;

    private readonly BlockingCollection<QueuedWrite> _waiting = [];
    private readonly Action<IReadOnlyList<QueuedWrite>> _run;

    // A pool that is busy with turns must not keep their commits waiting.
    private readonly Thread _writer;

    /// <param name="run">Runs a batch and makes it durable as one; when it throws, nothing of it was written.</param>
    public WriteQueue(Action<IReadOnlyList<QueuedWrite>> run)
    {
        _run = run;
        _writer = new Thread(Work) { IsBackground = true, Name = "store" };
        _writer.Start();
    }

    /// <exception cref="ObjectDisposedException">The store is closed: nothing will be written.</exception>
    public Task<T> Add<T>(Func<T> write)
    {
        var queued = new QueuedWrite<T>(write);
        try
        {
            _waiting.Add(queued);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(WriteQueue));
        }

        return queued.Written;
    }

    /// <summary>Returns when everything that was added is written.</summary>
    public void Dispose()
    {
        _waiting.CompleteAdding();
        _writer.Join();
        _waiting.Dispose();
    }

    private void Work()
    {
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            List<QueuedWrite> batch = [first];
            while (batch.Count < MostTogether && _waiting.TryTake(out var next))
            {
                batch.Add(next);
            }

            RunBatch(batch);
        }
    }

    private void RunBatch(List<QueuedWrite> batch)
    {
        try
        {
            _run(batch);
        }
        catch (Exception error) when (QueuedWrite.IsRefusal(error) && batch.Find(w => w.HasRefused) is { } refused)
        {
            // It must not take the others with it: they stay together, so the disk is asked once for them.
            refused.Fail(error);
            batch.Remove(refused);
            if (batch.Count > 0)
            {
                RunBatch(batch);
            }

            return;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            foreach (var write in batch)
            {
                write.Fail(error);
            }

            return;
        }

        foreach (var write in batch)
        {
            write.Finish();
        }
    }
}
