using System.Globalization;
using System.Net.Sockets;
using Npgsql;

namespace PrmBot.Storage.Postgres;

/// <summary>News by LISTEN and NOTIFY, over a connection of its own that is made anew when it breaks.</summary>
internal sealed class PostgresNews : INews, IDisposable
{
    private const string Channel = "prmbot_news";
    private const int Longest = 1500; // letters: the server takes just under 8000 bytes

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly List<Action<News>> _listeners = [];
    private readonly CancellationTokenSource _end = new();
    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlDataSource _pool;
    private readonly string _self;
    private readonly Task _listening;

    /// <param name="settings">The database, to be listened to.</param>
    /// <param name="pool">What is told goes by it.</param>
    /// <param name="instance">This instance's number: it does not hear itself.</param>
    public PostgresNews(string settings, NpgsqlDataSource pool, int instance)
    {
        var own = new NpgsqlConnectionStringBuilder(settings) { Pooling = false };
        _source = NpgsqlDataSource.Create(own.ConnectionString);
        _pool = pool;
        _self = instance.ToString(CultureInfo.InvariantCulture);
        _listening = Task.Run(StayAsync);
    }

    public async Task TellAsync(News news, CancellationToken ct)
    {
        // What is too long to be said is as good as missed.
        var said = news.About.Length > Longest ? new News(News.Missed, string.Empty) : news;
        try
        {
            await _pool.RunAsync(ct, Sql.Of(
                $"SELECT pg_notify('{Channel}', $1)", Sql.Text($"{_self}\n{said.Topic}\n{said.About}")));
        }
        catch (StoreUnavailableException)
        {
            // Who cannot be told finds out later, as the port says.
        }
    }

    public IDisposable Listen(Action<News> hear)
    {
        lock (_gate)
        {
            _listeners.Add(hear);
        }

        return new Listener(this, hear);
    }

    /// <summary>The last word of this instance.</summary>
    public void Dispose()
    {
        _end.Cancel();
        _listening.Wait();
        Task.Run(() => TellAsync(new News(News.WorkLeft, string.Empty), CancellationToken.None)).Wait(LastWord);
        _source.Dispose();
        _end.Dispose();
    }

    private async Task StayAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                await HearAsync();
            }
            catch (Exception error) when (
                error is NpgsqlException or TimeoutException or SocketException or IOException
                    or OperationCanceledException)
            {
                await Task.Delay(Pause, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task HearAsync()
    {
        await using var connection = await _source.OpenConnectionAsync(_end.Token);
        connection.Notification += (_, notice) => Hear(notice.Payload);
        await using (var command = new NpgsqlCommand($"LISTEN {Channel}", connection))
        {
            await command.ExecuteNonQueryAsync(_end.Token);
        }

        Spread(new News(News.Missed, string.Empty));
        while (true)
        {
            await connection.WaitAsync(_end.Token);
        }
    }

    private void Hear(string payload)
    {
        if (payload.Split('\n', 3) is [var teller, var topic, var about] && teller != _self)
        {
            Spread(new News(topic, about));
        }
    }

    private void Spread(News news)
    {
        Action<News>[] listeners;
        lock (_gate)
        {
            listeners = [.. _listeners];
        }

        foreach (var hear in listeners)
        {
            hear(news);
        }
    }

    private sealed class Listener(PostgresNews news, Action<News> hear) : IDisposable
    {
        public void Dispose()
        {
            lock (news._gate)
            {
                news._listeners.Remove(hear);
            }
        }
    }
}
