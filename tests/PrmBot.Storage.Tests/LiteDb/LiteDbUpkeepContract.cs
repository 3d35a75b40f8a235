namespace PrmBot.Storage.LiteDb;

public sealed class LiteDbUpkeepContract : UpkeepContract, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LiteDbStore _store;

    public LiteDbUpkeepContract() => _store = new LiteDbStore(_folder.File, TimeProvider.System);

    protected override IStore Store => _store;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }
}
