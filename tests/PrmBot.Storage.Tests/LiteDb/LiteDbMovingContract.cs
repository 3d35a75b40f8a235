namespace PrmBot.Storage.LiteDb;

/// <summary>All that a store must do, while what was committed is moved from the journal without a pause.</summary>
public sealed class LiteDbMovingContract : StoreContract, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LiteDbStore _store;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _moving;

    public LiteDbMovingContract()
    {
        _store = new LiteDbStore(_folder.File, TimeProvider.System);
        _moving = Task.Run(async () =>
        {
            while (!_end.IsCancellationRequested)
            {
                // Asked for what waits, it moves everything first.
                await _store.Inbox.PendingAsync(CancellationToken.None);
            }
        });
    }

    protected override IStore Store => _store;

    public void Dispose()
    {
        _end.Cancel();
        _moving.GetAwaiter().GetResult();
        _end.Dispose();
        _store.Dispose();
        _folder.Dispose();
    }
}
