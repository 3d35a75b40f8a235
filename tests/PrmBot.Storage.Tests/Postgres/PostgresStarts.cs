using Npgsql;
using PrmBot.Testing;
using Shouldly;
using Xunit;
using static PrmBot.Storage.Samples;

namespace PrmBot.Storage.Postgres;

public sealed class PostgresStarts
{
    private readonly string _connection = PostgresCluster.Running.NewDatabase();

    [Fact]
    public async Task Instances_that_start_at_once_make_the_tables_once()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => Open(_connection))));

        for (var i = 0; i < stores.Length; i++)
        {
            var work = stores[i].Open(Here);
            work.Put(new Note { Id = $"n{i}" });
            await work.CommitAsync(default);
        }

        (await stores[0].Open(Here).AllAsync<Note>(default)).Count.ShouldBe(5);
        foreach (var store in stores)
        {
            store.Dispose();
        }
    }

    [Fact]
    public void A_database_of_a_newer_program_is_left_alone()
    {
        Open(_connection).Dispose();
        PostgresCluster.Running.Sql(Database, "INSERT INTO steps VALUES (99)");

        Should.Throw<StoreUnavailableException>(() => Open(_connection)).Message.ShouldContain("newer PrmBot");
    }

    [Fact]
    public void A_superuser_is_refused_because_no_row_filter_holds_for_one() =>
        Should.Throw<StoreUnavailableException>(
            () => Open(PostgresCluster.Running.ConnectionString(Database, "postgres")))
            .Message.ShouldContain("use a role of its own");

    [Theory]
    [InlineData("")]
    [InlineData("Host=localhost")]
    [InlineData("Hots=localhost;Database=x;Password=secret")]
    [InlineData("Host=localhost;Database=x;Port=secret")]
    public void What_is_no_connection_string_is_said_without_quoting_it(string connection)
    {
        var error = Should.Throw<StoreUnavailableException>(() => Open(connection));

        error.Message.ShouldContain("Storage:ConnectionString");
        error.ToString().ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("Database", "nowhere", "no database of the name")]
    [InlineData("Username", "nobody-known", "refuses the user")]
    [InlineData("Host", "/tmp/no-such-folder", "does not answer")]
    public void What_the_server_refuses_says_what_to_set(string setting, string value, string said)
    {
        var wrong = new NpgsqlConnectionStringBuilder(_connection) { [setting] = value };

        Should.Throw<StoreUnavailableException>(() => Open(wrong.ConnectionString)).Message.ShouldContain(said);
    }

    [Fact]
    public async Task After_its_connections_were_cut_the_store_goes_on()
    {
        using var store = Open(_connection);
        var work = store.Open(Here);
        work.Put(new Note { Id = "a", Text = @"a zero \0, and \u0000 in letters: " + '\0' });
        await work.CommitAsync(default);

        PostgresCluster.Running.Sql(
            "postgres", $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Database}'");
        await Should.ThrowAsync<StoreUnavailableException>(() => store.Open(Here).FindAsync<Note>("a", default));

        (await store.Open(Here).FindAsync<Note>("a", default))!.Text
            .ShouldBe(@"a zero \0, and \u0000 in letters: " + '\uFFFD');
    }

    private string Database => new NpgsqlConnectionStringBuilder(_connection).Database!;

    private static PostgresStore Open(string connection) => new(connection, TimeProvider.System);
}
