using System.Text;
using PrmBot.Workplace;
using Shouldly;
using Xunit;

namespace PrmBot.Graph.Tests.Files;

/// <summary>filesFolder, children, driveItem, content, delta: requests as documented, answers as recorded.</summary>
public sealed class FilesTests : OverGraph
{
    private const string Drive = "b!2SInBlQrN0K8-GXMy9qNsP";
    private static readonly ChannelFolder Folder = new(Drive, "01FOLDER");

    [Fact]
    public async Task A_channels_folder_is_found()
    {
        Server.On("GET", "/teams/g/channels/19:c@thread.tacv2/filesFolder", Answer.Ok($$"""
            {"id":"01FOLDER","name":"Contoso","size":2374080,"folder":{"childCount":7},
            "webUrl":"https://contoso.example/Shared%20Documents/Contoso",
            "parentReference":{"driveId":"{{Drive}}","driveType":"documentLibrary"} }
            """));

        (await Files.FolderAsync(new ChannelAddress("g", "19:c@thread.tacv2"), default)).ShouldBe(Folder);
    }

    [Fact]
    public async Task Only_workbooks_are_listed_of_all_pages()
    {
        var children = $"/drives/{Drive}/items/01FOLDER/children";
        Server.On("GET", children, seen => Answer.Ok(seen.Query.ContainsKey("$skiptoken")
            ? $$"""{"value":[{{Item("2", "b.XLSX")}}]}"""
            : $$"""
                {"@odata.nextLink":"{{Server.Address}}v1.0{{children}}?$skiptoken=MSZ","value":[{{Item("1", "a.xlsx")}},
                {{Item("3", "notes.docx")}},{"id":"4","name":"folder.xlsx","folder":{"childCount":0} }]}
                """));

        var found = await Files.WorkbooksAsync(Folder, default);

        found.Select(f => (f.Item, f.Name)).ShouldBe([("1", "a.xlsx"), ("2", "b.XLSX")]);
        Server.All[0].Query["$select"].ShouldBe("id,name,eTag,size,file,webUrl,parentReference");
    }

    [Fact]
    public async Task A_file_that_is_as_it_was_costs_one_look()
    {
        var path = $"/drives/{Drive}/items/1";
        Server.On("GET", path, seen => seen.Header("If-None-Match") == "\"{8E},2\""
            ? new Answer(304)
            : Answer.Ok(Item("1", "a.xlsx")));

        var same = await Files.LookAsync(Drive, "1", "\"{8E},2\"", default);
        var other = await Files.LookAsync(Drive, "1", "\"{8E},1\"", default);

        same.ShouldBeNull();
        other!.Tag.ShouldBe("\"{8E},2\"");
    }

    [Fact]
    public async Task Content_is_read_where_the_service_says_and_the_token_stays_behind()
    {
        await using var elsewhere = await GraphServer.StartAsync();
        elsewhere.On("GET", "/content", new Answer(200) { Content = Encoding.UTF8.GetBytes("a,b") });
        Server.On("GET", $"/drives/{Drive}/items/1/content", new Answer(302)
        {
            Headers = [("Location", $"http://localhost:{elsewhere.Address.Port}/content?tempauth=x")],
        });

        var content = await Files.ReadAsync(new DriveFile(Drive, "1", "a.xlsx"), 100, default);

        Encoding.UTF8.GetString(content!).ShouldBe("a,b");
        elsewhere.All.ShouldHaveSingleItem().Header("Authorization").ShouldBeNull();
    }

    [Fact]
    public async Task A_file_that_is_larger_than_it_says_is_not_read_to_its_end()
    {
        Server.On("GET", $"/drives/{Drive}/items/1/content", new Answer(200) { Content = new byte[101] });

        (await Files.ReadAsync(new DriveFile(Drive, "1", "a.xlsx") { Size = 5 }, 100, default)).ShouldBeNull();
        (await Files.ReadAsync(new DriveFile(Drive, "1", "a.xlsx") { Size = 101 }, 100, default)).ShouldBeNull();
        Server.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_is_put_into_the_folder_by_its_name()
    {
        Server.On(
            "PUT", $"/drives/{Drive}/items/01FOLDER:/Contoso plan 2026-11-29.xlsx:/content",
            new Answer(201, Item("9", "Contoso plan 2026-11-29.xlsx")));

        var put = await Files.PutAsync(Folder, "Contoso plan 2026-11-29.xlsx", [1, 2, 3], default);

        put.Link.ShouldBe(new Uri("https://contoso.example/9"));
        Server.All.ShouldHaveSingleItem().Body.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task A_file_that_is_put_off_is_put_again_with_all_of_its_content()
    {
        Server.On(
            "PUT", $"/drives/{Drive}/items/01FOLDER:/a.xlsx:/content",
            Answer.Error(429, "activityLimitReached", ("Retry-After", "1")), new Answer(201, Item("9", "a.xlsx")));

        (await Files.PutAsync(Folder, "a.xlsx", [1, 2, 3], default)).Item.ShouldBe("9");

        Server.All.Select(s => s.Body).ShouldBe([[1, 2, 3], [1, 2, 3]]);
    }

    [Fact]
    public async Task Putting_needs_another_permission_than_reading()
    {
        Server.On("PUT", $"/drives/{Drive}/items/01FOLDER:/a.xlsx:/content", Answer.Error(403, "accessDenied"));

        (await TroubleOf(() => Files.PutAsync(Folder, "a.xlsx", [1], default))).Permission
            .ShouldBe("Files.ReadWrite.All");
    }

    [Fact]
    public async Task Changes_are_told_from_a_token_on_over_all_pages()
    {
        var root = $"/drives/{Drive}/items/root";
        Server.On("GET", $"{root}/delta(token='latest')", Answer.Ok(
            $$"""{"@odata.deltaLink":"{{Server.Address}}v1.0{{root}}/delta?token=1","value":[]}"""));
        Server.On("GET", $"{root}/delta", seen => Answer.Ok(seen.Query["token"] == "1"
            ? $$"""
                {"@odata.nextLink":"{{Server.Address}}v1.0{{root}}/delta?token=2","value":[{{Item("1", "a.xlsx")}}]}
                """
            : $$"""
                {"@odata.deltaLink":"{{Server.Address}}v1.0{{root}}/delta?token=3",
                "value":[{"id":"7","deleted":{"state":"deleted"} }]}
                """));

        var begin = await Files.ChangesAsync(Drive, null, default);
        var next = await Files.ChangesAsync(Drive, begin.Token, default);

        Server.All[0].Query["$select"].ShouldBe("id");
        begin.Items.ShouldBeEmpty();
        next.Items.ShouldBe(["1", "7"], ignoreOrder: true);
        next.Token.ShouldEndWith("token=3");
    }

    [Fact]
    public async Task A_token_that_is_too_old_calls_for_a_look_at_everything()
    {
        Server.On("GET", $"/drives/{Drive}/items/root/delta", Answer.Error(410, "resyncChangesApplyDifferences"));

        var trouble = await TroubleOf(() => Files.ChangesAsync(
            Drive, $"{Server.Address}v1.0/drives/{Drive}/items/root/delta?token=1", default));

        trouble.Trouble.ShouldBe(WorkplaceTrouble.Resync);
    }

    private static string Item(string id, string name) => $$"""
        {"id":"{{id}}","name":"{{name}}","eTag":"\"{8E},2\"","size":12,"file":{"mimeType":"application/x"},
        "webUrl":"https://contoso.example/{{id}}","parentReference":{"driveId":"{{Drive}}"} }
        """;
}
