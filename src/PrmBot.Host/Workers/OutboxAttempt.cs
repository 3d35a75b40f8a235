using PrmBot.BotFramework.Connector;
using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>
/// One attempt at an entry. Only while a call is on the wire it is kept as being sent: what waits for a limit, or for
/// the next try after a refusal, did not arrive and is no doubt when the process ends.
/// </summary>
/// <param name="book">Keeps it.</param>
/// <param name="found">The entry as it was found.</param>
/// <param name="mostAttempts">How many there may be.</param>
public sealed class OutboxAttempt(OutboxBook book, OutboxEntry found, int mostAttempts) : ICallWatch
{
    private bool _isSaid;
    private OutboxEntry? _kept;

    /// <summary>The entry as far as it has come.</summary>
    public OutboxEntry Entry { get; private set; } =
        found with { Attempts = found.SendingSince is null ? found.Attempts + 1 : mostAttempts };

    /// <summary>True: the process ended while it was being sent before, so it may have arrived already.</summary>
    public bool IsInDoubt => found.SendingSince is not null;

    /// <inheritdoc/>
    /// <exception cref="EntryTakenException">The entry is another instance's: nothing may go out.</exception>
    public async Task LeavingAsync()
    {
        if (IsInDoubt && !_isSaid)
        {
            book.SaysInDoubt(Entry);
            _isSaid = true;
        }

        Entry = Entry with { SendingSince = book.Now };
        if (!Entry.IsRepeatable && !await book.LeavesAsync(_kept ?? found, Entry))
        {
            throw new EntryTakenException();
        }

        _kept = Entry;
    }

    /// <inheritdoc/>
    public Task RefusedAsync()
    {
        Entry = Entry with { SendingSince = null };
        return Entry.IsRepeatable ? Task.CompletedTask : KeepAsync();
    }

    /// <summary>So many parts of a long message have arrived.</summary>
    public Task PartArrivedAsync(int parts)
    {
        Entry = Entry with { SendingSince = null, PartsSent = parts };
        return KeepAsync();
    }

    // What was in doubt before is so again, no more and no less: the one attempt that it still has was not made.
    private Task KeepAsync()
    {
        _kept = IsInDoubt ? found with { PartsSent = Entry.PartsSent } : Entry;
        return book.KeepAsync(_kept);
    }
}

/// <summary>An entry turned out to be another instance's when it was about to leave.</summary>
public sealed class EntryTakenException : Exception;
