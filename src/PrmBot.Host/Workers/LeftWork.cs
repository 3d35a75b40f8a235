using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>Hears that another instance left work, so that nobody waits for the next look at the store.</summary>
public sealed class LeftWork : IDisposable
{
    private readonly IDisposable _listening;
    private TaskCompletionSource _next = New();

    /// <param name="store">What instances share.</param>
    public LeftWork(IStore store) => _listening = store.News.Listen(Hear);

    /// <summary>Comes back when it is said the next time.</summary>
    public Task SaidAsync(CancellationToken ct) => Volatile.Read(ref _next).Task.WaitAsync(ct);

    public void Dispose() => _listening.Dispose();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Hear(News news)
    {
        if (news.Topic is News.WorkLeft or News.Missed)
        {
            Interlocked.Exchange(ref _next, New()).SetResult();
        }
    }
}
