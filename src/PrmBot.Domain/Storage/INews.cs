namespace PrmBot.Storage;

/// <summary>
/// What instances that share a store tell one another at once. Telling may fail and hearing may miss something, so it
/// only ever makes earlier what happens later anyway: an answer ages out, what is left is looked for.
/// </summary>
public interface INews
{
    /// <summary>Tells the other instances; fails silently where none can be reached.</summary>
    Task TellAsync(News news, CancellationToken ct);

    /// <summary>Has what others tell brought to somebody, one after the other, until it is disposed.</summary>
    IDisposable Listen(Action<News> hear);
}

/// <summary>One thing to be told.</summary>
/// <param name="Topic">Of what kind it is: <see cref="WorkLeft"/>, <see cref="Missed"/>, or a teller's own.</param>
/// <param name="About">What it concerns; not for logs.</param>
public sealed record News(string Topic, string About)
{
    /// <summary>An instance has ended: what it left in inbox and outbox is to be had.</summary>
    public const string WorkLeft = "left";

    /// <summary>The connection was away for a while, so anything may have been told in between.</summary>
    public const string Missed = "missed";
}

/// <summary>Where one process has the store to itself there is nobody to tell.</summary>
public sealed class NoNews : INews, IDisposable
{
    public Task TellAsync(News news, CancellationToken ct) => Task.CompletedTask;

    public IDisposable Listen(Action<News> hear) => this;

    public void Dispose()
    {
        // There is nothing to stop.
    }
}
