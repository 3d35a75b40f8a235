using System.Text.Json.Nodes;
using PrmBot.Conversation;
using PrmBot.Graph.Tests;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workplace;

/// <summary>Exported files among those of the partner's channel.</summary>
public sealed class ExportsTests : IAsyncLifetime
{
    private WorkplaceRoom _room = null!;

    public async Task InitializeAsync()
    {
        _room = await WorkplaceRoom.OpenAsync();
        await _room.SayAsync("a:ada", "start an empty plan with Contoso");
        await _room.SayAsync("a:ada", "add a joint webinar in March to Contoso's plan");
    }

    public async Task DisposeAsync() => await _room.DisposeAsync();

    [Fact]
    public async Task A_shared_plan_is_put_there_and_the_card_opens_it()
    {
        await ShareAsync();
        Puts(new Answer(201, """
            {"id":"01P","name":"plan.xlsx","webUrl":"https://contoso.example/plan.xlsx","file":{} }
            """));

        var said = await _room.SayAsync("a:ada", "export Contoso's plan");

        said.ShouldContain("among the files of the channel of Contoso");
        said.ShouldContain("https://contoso.example/plan.xlsx");
        _room.Graph.All[^1].Body.AsSpan(0, 2).ToArray().ShouldBe("PK"u8.ToArray());
    }

    [Fact]
    public async Task A_plan_shared_twice_is_one_file_with_a_newer_version()
    {
        await ShareAsync();
        Puts(new Answer(200, """
            {"id":"01P","name":"plan.xlsx","webUrl":"https://contoso.example/plan.xlsx","file":{} }
            """));

        await _room.SayAsync("a:ada", "export Contoso's plan");
        await _room.SayAsync("a:ada", "export Contoso's plan");

        var puts = _room.Graph.All.Where(s => s.Method == "PUT").ToList();
        puts.Count.ShouldBe(2);
        puts[1].Path.ShouldBe(puts[0].Path);
        puts.ShouldAllBe(p => p.Query.Count == 0); // without a word about conflicts a PUT replaces
    }

    [Theory]
    [InlineData(423, "resourceLocked", "Somebody has that file open")]
    [InlineData(404, "itemNotFound", "That is not there in Microsoft 365")]
    [InlineData(401, "InvalidAuthenticationToken", "does not take my credential")]
    public async Task Why_it_is_not_there_is_said_and_the_link_works(int status, string code, string sentence)
    {
        await ShareAsync();
        Puts(Answer.Error(status, code));

        var said = await _room.SayAsync("a:ada", "export Contoso's plan");

        said.ShouldContain("The link works for 15 minutes. I could not put it among the channel's files.");
        said.ShouldContain(sentence);
    }

    [Fact]
    public async Task A_channel_without_a_folder_says_how_it_gets_one()
    {
        await ShareAsync();
        _room.Graph.On(
            "GET", $"/teams/{WorkplaceRoom.Group}/channels/{WorkplaceRoom.Channel}/filesFolder",
            Answer.Error(404, "itemNotFound"));

        var exported = await _room.SayAsync("a:ada", "export Contoso's plan");
        var followed = await _room.SayAsync("a:ada", "follow the workbook numbers.xlsx for Contoso");

        exported.ShouldContain("Open its Files tab once");
        followed.ShouldStartWith("The channel of Contoso has no folder for files yet. Open its Files tab once");
    }

    [Fact]
    public async Task A_review_that_the_partner_reads_is_put_there_and_the_card_opens_it()
    {
        await ShareAsync();
        foreach (var quarter in Quarters)
        {
            var path = $"{WorkplaceRoom.Folder}:/Contoso QBR {quarter}.xlsx:/content";
            _room.Graph.On("PUT", path, new Answer(201, """
                {"id":"01Q","name":"qbr.xlsx","webUrl":"https://contoso.example/qbr.xlsx","file":{} }
                """));
        }

        var said = await PressAsync(WorkplaceRoom.Channel);

        said.ShouldContain("as an Excel file, among the files of its channel");
        said.ShouldContain("https://contoso.example/qbr.xlsx");
        _room.Graph.All.Where(s => s.Method == "PUT").ShouldHaveSingleItem().Body.AsSpan(0, 2).ToArray()
            .ShouldBe("PK"u8.ToArray());
    }

    [Fact]
    public async Task A_review_asked_for_in_private_stays_with_us()
    {
        await ShareAsync();

        var said = await PressAsync("a:ada");

        said.ShouldContain("The link works for 15 minutes.");
        _room.Graph.All.ShouldNotContain(s => s.Method == "PUT");
    }

    [Fact]
    public async Task A_draft_stays_with_us()
    {
        var said = await _room.SayAsync("a:ada", "export Contoso's plan");

        said.ShouldContain("The link works for 15 minutes.");
        _room.Graph.All.ShouldNotContain(s => s.Method == "PUT");
    }

    [Fact]
    public async Task Where_it_cannot_be_put_the_link_works_and_the_permission_is_named()
    {
        await ShareAsync();
        Puts(Answer.Error(403, "accessDenied"));

        var said = await _room.SayAsync("a:ada", "export Contoso's plan");

        said.ShouldContain("The link works for 15 minutes. I could not put it among the channel's files.");
        said.ShouldContain("Files.ReadWrite.All");
    }

    [Fact]
    public async Task Where_the_partner_reads_along_a_missing_permission_is_named_in_private_and_once()
    {
        await ShareAsync();
        Puts(Answer.Error(403, "accessDenied"));

        var first = await _room.TurnAsync(
            WorkplaceRoom.Channel, new TurnInput.Said("export Contoso's plan", [], null));
        var second = await _room.TurnAsync(
            WorkplaceRoom.Channel, new TurnInput.Said("export Contoso's plan", [], null));

        var told = first.Sends.Single(s => s.Text?.Contains("Files.ReadWrite.All", StringComparison.Ordinal) == true);
        told.Conversation.Value.ShouldBe("a:ada");
        first.Sends.Count.ShouldBe(2);
        second.Sends.ShouldHaveSingleItem().Text!.ShouldContain("The link works for 15 minutes.");
    }

    // A review is of the last quarter that is over, or of the one that is not.
    private static IEnumerable<string> Quarters
    {
        get
        {
            var today = TimeProvider.System.GetUtcNow();
            return new[] { today, today.AddMonths(-3) }.Select(d => $"{d.Year}-Q{(d.Month + 2) / 3}");
        }
    }

    // The button of the review's card.
    private async Task<string> PressAsync(string where)
    {
        var data = new JsonObject { ["partner"] = "Contoso", ["format"] = "xlsx" };
        var sent = (await _room.TurnAsync(where, new TurnInput.Pressed("Digest-qbr_pack", data, null, false))).Sends;
        return sent[^1].Text + "\n" + sent[^1].CardJson;
    }

    private async Task ShareAsync()
    {
        await _room.SayAsync("a:ada", "share the plan with Contoso");
        await _room.SayAsync("a:ada", "yes");
    }

    private void Puts(Answer answer)
    {
        var today = TimeProvider.System.GetUtcNow();
        _room.Graph.On("PUT", $"{WorkplaceRoom.Folder}:/Contoso plan {today:yyyy-MM-dd}.xlsx:/content", answer);
    }
}
