using Npgsql;
using PrmBot.Identity;
using PrmBot.Storage.Moving;

namespace PrmBot.Storage.Postgres;

/// <summary>
/// The store in a PostgreSQL database, for any number of instances. What was committed or accepted is as durable as the
/// server makes it. Its tables are made, and brought up to date, when it is opened.
/// </summary>
public sealed class PostgresStore : IStore, IDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly PostgresClaims _claims;
    private readonly PostgresNews _news;
    private readonly RememberedLists _lists = new();
    private bool _isOver;
    private readonly TimeProvider _clock;

    /// <param name="connectionString">As Npgsql takes it: host, database, user and so on.</param>
    /// <param name="clock">Dates what is written.</param>
    /// <exception cref="StoreUnavailableException">It cannot be used; the message says what to do.</exception>
    public PostgresStore(string connectionString, TimeProvider clock)
    {
        _clock = clock;
        var settings = Connecting.Settings(connectionString);
        _source = NpgsqlDataSource.Create(settings);
        try
        {
            Preparing.Run(_source);
            _claims = new PostgresClaims(settings);
        }
        catch (Exception error) when (error is NpgsqlException or StoreUnavailableException)
        {
            _source.Dispose();
            throw error is StoreUnavailableException ? error : StorageErrors.Translate(error);
        }

        _news = new PostgresNews(settings, _source, _claims.Instance);
        Calls = new PostgresCallMeter(_source);
        Inbox = new PostgresInbox(_source, _claims.Instance);
        Outbox = new PostgresOutbox(_source, _claims.Instance);
        Upkeep = new PostgresUpkeep(_source, clock);
    }

    public IInbox Inbox { get; }

    public IOutbox Outbox { get; }

    public IClaims Claims => _claims;

    public INews News => _news;

    public ICallMeter? Calls { get; }

    public IUpkeep Upkeep { get; }

    public IUnitOfWork Open(TenantId tenant, PartnerId? onlyPartner = null) =>
        new PostgresUnit(_source, _clock, new Scope(tenant, onlyPartner), _lists);

    /// <summary>
    /// Fills an empty database with all that another store holds, reads it back, and compares counts and hashes. In one
    /// transaction: when anything is wrong, nothing was written.
    /// </summary>
    /// <returns>What is there now.</returns>
    /// <exception cref="StoreUnavailableException">It is not empty, or does not answer.</exception>
    /// <exception cref="InvalidDataException">What was read back is not what was to be moved.</exception>
    public Task<IReadOnlyDictionary<string, Tally>> FillAsync(IStoreContents from, CancellationToken ct) =>
        StorageErrors.GuardedAsync(async () =>
        {
            await using var connection = await _source.OpenConnectionAsync(ct);
            await using var transaction = await connection.BeginTransactionAsync(ct);
            var tallies = await new Filling(connection, transaction).RunAsync(from, ct);
            await transaction.CommitAsync(CancellationToken.None);
            return tallies;
        });

    /// <summary>Gives every claim back, and only then tells the others that what is left is to be had.</summary>
    public void Dispose()
    {
        if (_isOver)
        {
            return;
        }

        _isOver = true;
        _claims.Dispose();
        _news.Dispose();
        _source.Dispose();
    }
}
