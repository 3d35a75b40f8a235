using Npgsql;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Testing;
using Shouldly;
using Xunit;
using static PrmBot.Storage.Samples;

namespace PrmBot.Storage.Postgres;

/// <summary>What one instance writes, the other is told of.</summary>
public sealed class PostgresTouched : IDisposable
{
    private readonly string _connection = PostgresCluster.Running.NewDatabase();
    private readonly PostgresStore _one;
    private readonly PostgresStore _two;

    public PostgresTouched() => (_one, _two) =
        (new PostgresStore(_connection, TimeProvider.System), new PostgresStore(_connection, TimeProvider.System));

    private string Database => new NpgsqlConnectionStringBuilder(_connection).Database!;

    public void Dispose()
    {
        _one.Dispose();
        _two.Dispose();
    }

    [Fact]
    public async Task What_commits_late_is_named_by_the_next_question_of_any_instance()
    {
        await using var source = NpgsqlDataSource.Create(_connection);
        await using var late = await source.OpenConnectionAsync();
        await using var begun = await late.BeginTransactionAsync();
        await WriteAsync(late, "early", Contoso.Value);
        await WriteAsync(late, "late", Fabrikam.Value);

        var mark = await _two.Open(Here).TouchedAsync(null, default);
        var work = _one.Open(Here);
        work.Put(new Note { Id = "n", Partner = Contoso });
        await work.CommitAsync(default);
        var before = await _two.Open(Here).TouchedAsync(mark.Mark, default);
        await begun.CommitAsync();
        var after = await _two.Open(Here).TouchedAsync(before.Mark, default);

        before.Partners!.ShouldHaveSingleItem().ShouldBe(Contoso);
        after.Partners!.ShouldBe([Contoso, Fabrikam], ignoreOrder: true);
    }

    [Fact]
    public async Task A_partner_that_is_gone_is_told_to_the_other_and_leaves_no_row_in_the_end()
    {
        await PutAsync(
            new Partner { Of = Contoso, Name = "Contoso" }, new Partner { Of = Fabrikam, Name = "Fabrikam" });
        (await _two.Open(Here).AllAsync<Partner>(default)).Count.ShouldBe(2);

        await RemoveAsync(Contoso);
        (await _two.Open(Here).AllAsync<Partner>(default)).ShouldHaveSingleItem().Of.ShouldBe(Fabrikam);
        PostgresCluster.Running.Sql(Database, "UPDATE touched SET gone = gone - interval '3 days'");
        await RemoveAsync(Fabrikam);

        (await _two.Open(Here).AllAsync<Partner>(default)).ShouldBeEmpty();
        PostgresCluster.Running.Sql(Database, "SELECT partner FROM touched").ShouldBe(Fabrikam.Value);
        await PutAsync(new Partner { Of = Fabrikam, Name = "Back" });
        PostgresCluster.Running.Sql(Database, "SELECT count(*) FROM touched WHERE gone IS NULL").ShouldBe("1");
        (await _two.Open(Here).AllAsync<Partner>(default)).ShouldHaveSingleItem().Name.ShouldBe("Back");
    }

    private async Task PutAsync(params Partner[] partners)
    {
        var work = _one.Open(Here);
        Array.ForEach(partners, work.Put);
        await work.CommitAsync(default);
    }

    private async Task RemoveAsync(PartnerId partner)
    {
        var work = _one.Open(Here);
        work.Remove((await work.FindAsync<Partner>(partner.Value, default))!);
        await work.CommitAsync(default);
    }

    private static async Task WriteAsync(NpgsqlConnection connection, string key, string partner)
    {
        await using var command = new NpgsqlCommand(
            "SELECT set_config('prmbot.tenant', 'tenant-a', true); "
            + "INSERT INTO documents (tenant, kind, key, owner, id, partner, schema, version, at, body, whose) "
            + "VALUES ('tenant-a', 'note', @key, @of, @key, @of, 1, 1, now(), '{}', 'tenant-a')", connection);
        command.Parameters.AddWithValue("key", key);
        command.Parameters.AddWithValue("of", partner);
        await command.ExecuteNonQueryAsync();
    }
}
