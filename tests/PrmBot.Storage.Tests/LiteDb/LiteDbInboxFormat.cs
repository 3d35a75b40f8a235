using System.Text.Json;
using LiteDB;
using Shouldly;
using Xunit;
using static PrmBot.Storage.Samples;
using Json = System.Text.Json.JsonSerializer;

namespace PrmBot.Storage.LiteDb;

public sealed class LiteDbInboxFormat : IDisposable
{
    private const string Activity = """
        {"type":"message",
          "text":"\"naïve\" \\ Grüße"}
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_activity_is_kept_letter_by_letter()
    {
        var item = Item("a") with { Body = Activity };
        using (var store = new LiteDbStore(_folder.File, TimeProvider.System))
        {
            await store.Inbox.AcceptAsync(item, default);
        }

        using var again = new LiteDbStore(_folder.File, TimeProvider.System);

        (await again.Inbox.PendingAsync(default)).ShouldBe([item]);
    }

    [Fact]
    public async Task What_an_earlier_program_left_waiting_is_taken_up()
    {
        var item = Item("a") with { Body = Activity };
        using (var store = new LiteDbStore(_folder.File, TimeProvider.System))
        {
            await store.Inbox.AcceptAsync(item, default);
        }

        WriteAsBefore(item);

        using var again = new LiteDbStore(_folder.File, TimeProvider.System);
        (await again.Inbox.PendingAsync(default)).ShouldBe([item]);
    }

    private void WriteAsBefore(InboxItem item)
    {
        using var database = new LiteDatabase(_folder.File);
        var inbox = database.GetCollection("inbox");
        var entry = inbox.FindAll().Single();
        entry["body"] = Json.Serialize(item, JsonSerializerOptions.Web);
        inbox.Update(entry);
    }
}
