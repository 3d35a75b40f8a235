using Npgsql;

namespace PrmBot.Storage.Postgres;

/// <summary>
/// Claims as advisory locks of one connection that stays open: the server ends them when the process or the connection
/// ends. A second lock, on the instance's number, tells the others that it runs.
/// </summary>
internal sealed class PostgresClaims : IClaims, IDisposable
{
    private const int Instances = 7083; // as in the steps

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    private readonly HashSet<string> _held = new(StringComparer.Ordinal);
#pragma warning disable CA2213 // a claim may be given back after the end, and has to get through then
    private readonly SemaphoreSlim _gate = new(1);
#pragma warning restore CA2213
    private readonly CancellationTokenSource _end = new();
    private readonly NpgsqlDataSource _source;
    private NpgsqlConnection? _connection;
    private bool _isNumbered;
    private bool _isOver;

    /// <exception cref="NpgsqlException">The server does not answer.</exception>
    public PostgresClaims(string settings)
    {
        var own = new NpgsqlConnectionStringBuilder(settings) { Pooling = false };
        _source = NpgsqlDataSource.Create(own.ConnectionString);
        using (var command = _source.CreateCommand("SELECT nextval('instances')::integer"))
        {
            Instance = (int)command.ExecuteScalar()!;
        }

        _connection = Connect();
        var end = _end.Token;
        _ = Task.Run(() => StayAsync(end), end);
    }

    public bool AreShared => true;

    /// <summary>The number of this instance.</summary>
    public int Instance { get; }

    public async Task<IClaim?> TryAsync(string what, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            if (_held.Contains(what) || !await LockAsync("SELECT pg_try_advisory_lock(hashtextextended($1, 0))", what))
            {
                return null;
            }

            _held.Add(what);
            return new Claim(this, what, _connection!);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose()
    {
        if (_isOver)
        {
            return;
        }

        _end.Cancel();
        _gate.Wait();
        _isOver = true;
        _connection?.Dispose();
        _connection = null;
        _source.Dispose();
        _gate.Release();
        _end.Dispose();
    }

    private string Number => $"SELECT pg_try_advisory_lock({Instances}, {Instance})";

    private async Task<bool> LockAsync(string sql, string what)
    {
        try
        {
            ObjectDisposedException.ThrowIf(_isOver, this);
            _connection ??= Connect();
#pragma warning disable CA2100 // only constants and this instance's number are in it
            await using var command = new NpgsqlCommand(sql, _connection);
#pragma warning restore CA2100
            command.Parameters.Add(Sql.Text(what));
            return (bool)(await command.ExecuteScalarAsync())!;
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException)
        {
            await LoseAsync();
            throw StorageErrors.Translate(error);
        }
    }

    private async Task ReleaseAsync(string what, NpgsqlConnection taken)
    {
        await _gate.WaitAsync();
        try
        {
            _held.Remove(what);
            if (ReferenceEquals(taken, _connection))
            {
                await LockAsync("SELECT pg_advisory_unlock(hashtextextended($1, 0))", what);
            }
        }
        catch (StoreUnavailableException)
        {
            // The connection is gone, and the lock with it.
        }
        finally
        {
            _gate.Release();
        }
    }

    // Finds a broken connection before a claim is wanted, so that the others do not take this instance for dead.
    private async Task StayAsync(CancellationToken end)
    {
        using var timer = new PeriodicTimer(Round);
        try
        {
            while (await timer.WaitForNextTickAsync(end))
            {
                await CheckAsync(end);
            }
        }
        catch (OperationCanceledException)
        {
            // The store is closed.
        }
    }

    private async Task CheckAsync(CancellationToken end)
    {
        await _gate.WaitAsync(end);
        try
        {
            // The lock of a broken connection may outlive it for a while: then it is to be had later.
            _isNumbered = await LockAsync(_isNumbered ? "SELECT $1 = ''" : Number + " AND $1 = ''", string.Empty);
        }
        catch (StoreUnavailableException)
        {
            // The next round tries again.
        }
        finally
        {
            _gate.Release();
        }
    }

    private NpgsqlConnection Connect()
    {
        var connection = _source.OpenConnection();
#pragma warning disable CA2100 // only constants and this instance's number are in it
        using var command = new NpgsqlCommand(Number, connection);
#pragma warning restore CA2100
        _isNumbered = (bool)command.ExecuteScalar()!;
        return connection;
    }

    private async Task LoseAsync()
    {
        if (_connection is { } broken)
        {
            _connection = null;
            await broken.DisposeAsync();
        }
    }

    private sealed class Claim(PostgresClaims claims, string what, NpgsqlConnection taken) : IClaim
    {
        private int _isOver;

        public bool IsHeld => _isOver == 0 && ReferenceEquals(taken, Volatile.Read(ref claims._connection));

        public async ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
            {
                await claims.ReleaseAsync(what, taken);
            }
        }
    }
}
