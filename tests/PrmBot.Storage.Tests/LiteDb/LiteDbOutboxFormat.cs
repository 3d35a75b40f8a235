using LiteDB;
using PrmBot.Storage.Moving;
using Shouldly;
using Xunit;
using static PrmBot.Storage.Samples;
using Json = System.Text.Json.JsonSerializer;

namespace PrmBot.Storage.LiteDb;

/// <summary>A file in which an earlier program kept each entry whole is brought into the present form.</summary>
public sealed class LiteDbOutboxFormat : IDisposable
{
    // More than one stretch.
    private static readonly OutboxEntry[] All =
    [
        .. Enumerable.Range(0, 120).Select(i => Message($"e{i:000}") with
        {
            CardJson = $$"""{"type":"AdaptiveCard","n":{{i}}}""",
            Attempts = i % 3,
            DeliveredAs = i % 2 == 0 ? $"sent{i}" : null,
        }),
    ];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(70)]
    public async Task What_it_had_is_all_there(int broughtBeforeAKill)
    {
        WriteAsBefore(broughtBeforeAKill);

        using (var store = new LiteDbStore(_folder.File, TimeProvider.System))
        {
            (await store.Outbox.PendingAsync(default)).ShouldBe(All.Where(e => e.DeliveredAs is null));
            (await store.Outbox.FindAsync("e004", default)).ShouldBe(All[4]);
            store.Contents.Outbox().OrderBy(e => e.Id).ShouldBe(All);
        }

        using var again = new LiteDbStore(_folder.File, TimeProvider.System);
        again.Contents.Outbox().OrderBy(e => e.Id).ShouldBe(All);
    }

    [Fact]
    public async Task It_goes_on_as_if_nothing_had_happened()
    {
        WriteAsBefore(0);
        using (var store = new LiteDbStore(_folder.File, TimeProvider.System))
        {
            (await store.Outbox.BeginAsync(All[1], All[1] with { SendingSince = All[1].At }, default)).ShouldBeTrue();
            await store.Outbox.SaveAsync(All[1] with { DeliveredAs = "sent" }, default);
            var work = store.Open(Here);
            work.Send(Message("last"));
            await work.CommitAsync(default);
        }

        using var again = new LiteDbStore(_folder.File, TimeProvider.System);
        (await again.Outbox.PendingAsync(default)).Select(e => e.Id)
            .ShouldBe([.. All.Skip(2).Where(e => e.DeliveredAs is null).Select(e => e.Id), "last"]);
        (await again.Outbox.FindAsync("e001", default))!.DeliveredAs.ShouldBe("sent");
    }

    [Fact]
    public async Task What_is_forgotten_leaves_no_word_in_the_file()
    {
        WriteAsBefore(0);
        using (var store = new LiteDbStore(_folder.File, TimeProvider.System))
        {
            await store.Outbox.ForgetAsync(DateTimeOffset.MaxValue, default);

            store.Contents.Outbox().ShouldBe(All.Where(e => e.DeliveredAs is null));
        }

        using var database = new LiteDatabase(_folder.File);
        database.GetCollection("said").Count().ShouldBe(All.Count(e => e.DeliveredAs is null));
    }

    // As the program wrote it until its outbox was parted; a kill may have come while the next one parted it.
    private void WriteAsBefore(int parted)
    {
        using (var store = new LiteDbStore(_folder.File, TimeProvider.System))
        {
            var work = store.Open(Here);
            Array.ForEach(All, work.Send);
            work.CommitAsync(default).Wait();
        }

        using var database = new LiteDatabase(_folder.File);
        var (outbox, said) = (database.GetCollection("outbox"), database.GetCollection("said"));
        foreach (var (i, entry) in All.Index())
        {
            var row = outbox.FindById(entry.Id);
            row["place"] = entry.DeliveredAs is null ? row["place"] : BsonValue.Null;
            if (i >= parted)
            {
                row["body"] = Json.Serialize(entry, DocumentFormat.Options);
                said.Delete(entry.Id);
            }

            outbox.Update(row);
        }

        database.GetCollection("counters").Insert(new BsonDocument { ["_id"] = "place", ["value"] = 1_000L });
        database.UserVersion = 0;
    }
}
