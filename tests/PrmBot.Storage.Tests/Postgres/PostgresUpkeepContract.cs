using PrmBot.Testing;

namespace PrmBot.Storage.Postgres;

public sealed class PostgresUpkeepContract : UpkeepContract, IDisposable
{
    private readonly PostgresStore _store = new(PostgresCluster.Running.NewDatabase(), TimeProvider.System);

    protected override IStore Store => _store;

    public void Dispose() => _store.Dispose();
}
