using Npgsql;
using PrmBot.Testing;
using Shouldly;
using Xunit;
using static PrmBot.Storage.Samples;

namespace PrmBot.Storage.Postgres;

/// <summary>What the table itself refuses, whatever statement is sent.</summary>
public sealed class PostgresTenants : IAsyncLifetime
{
    private readonly string _connection = PostgresCluster.Running.NewDatabase();

    public async Task InitializeAsync()
    {
        using var store = new PostgresStore(_connection, TimeProvider.System);
        foreach (var tenant in new[] { Here, Elsewhere })
        {
            var work = store.Open(tenant);
            work.Put(new Note { Id = "a", Text = tenant.Value });
            await work.CommitAsync(default);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(null, 0)]
    [InlineData("tenant-a", 1)]
    [InlineData("tenant-c", 0)]
    public async Task A_statement_without_a_where_sees_its_own_tenant_only(string? tenant, long seen)
    {
        await using var connection = await ConnectAsync(tenant);

        (await AskAsync(connection, "SELECT count(*) FROM documents")).ShouldBe(seen);
        (await AskAsync(connection, "SELECT count(*) FROM documents WHERE tenant <> 'tenant-a'")).ShouldBe(0L);
    }

    [Fact]
    public async Task A_statement_of_one_tenant_changes_nothing_of_another_and_puts_nothing_there()
    {
        await using var connection = await ConnectAsync("tenant-a");

        await AskAsync(connection, "UPDATE documents SET version = 7 WHERE tenant = 'tenant-b'");
        await AskAsync(connection, "DELETE FROM documents WHERE tenant = 'tenant-b'");
        var error = await Should.ThrowAsync<PostgresException>(() => AskAsync(
            connection, "UPDATE documents SET tenant = 'tenant-b', key = 'b' WHERE tenant = 'tenant-a'"));

        error.Message.ShouldContain("row-level security");
        using var store = new PostgresStore(_connection, TimeProvider.System);
        (await store.Open(Elsewhere).FindAsync<Note>("a", default)).ShouldBe(
            new Note { Id = "a", Text = "tenant-b", Version = 1 });
    }

    private async Task<NpgsqlConnection> ConnectAsync(string? tenant)
    {
        var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync();
        if (tenant is not null)
        {
            await AskAsync(connection, $"SELECT set_config('prmbot.tenant', '{tenant}', false)");
        }

        return connection;
    }

    private static async Task<object?> AskAsync(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // the test's own words
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
