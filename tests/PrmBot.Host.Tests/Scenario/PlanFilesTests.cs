using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Tables;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>The plan as a file, out and in again, and account lists, over the real protocol.</summary>
public sealed partial class PlanFilesTests : HostScenario
{
    private ChatClient _alex = null!;

    internal override IEnumerable<(string Name, string Value)> Settings => [("Files:Hosts:0", "127.0.0.1")];

    internal override async Task PrepareAsync()
    {
        _alex = Chat(new ChatPlace("Alex", "a:alex"));
        await _alex.SayAsync("add Contoso as a reseller");
        await _alex.SayAsync("add Fabrikam as a reseller");
        await _alex.SayAsync("build a plan with Contoso");
        await _alex.SayAsync("pause");
        await AddAsync("ramp_up", "=cmd|' /C calc'!A0 kick-off");
        await AddAsync("marketing", "Joint webinar");
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task An_exported_plan_is_fetched_edited_and_sent_back(string format)
    {
        var (name, file) = await ExportAsync(format);
        var sheet = SheetFile.Read(name, file, new("en-US")).Value.ShouldNotBeNull();
        var rows = sheet.Rows.Select(r => r.ToList()).ToList();
        rows[1][Column(sheet, "Title")] = "Joint webinar in Bern";
        rows[1][Column(sheet, "Due")] = "2020-01-01";
        rows.Add([.. sheet.Headings.Select(
            h => h switch { "Section" => "goals", "Title" => "One more goal", _ => "" })]);

        var bad = await SendAsync("import the plan", name, Made(format, sheet, rows));
        rows[1][Column(sheet, "Due")] = "2027-06-30";
        var good = await SendAsync("import the plan", name, Made(format, sheet, rows.Take(2)));
        var again = await SendAsync(string.Empty, name, Made(format, sheet, rows.Take(2)));

        bad.ShouldContain("Lines changed: 0, new: 1, as they were: 1; not taken: 1.");
        bad.ShouldContain("Row 3, Due: Wednesday, January 1, 2020 is before the start");
        good.ShouldContain("Lines changed: 1, new: 0, as they were: 1; not taken: 0.");
        again.ShouldContain("Lines changed: 0, new: 0, as they were: 2; not taken: 0.");
        var shown = (await _alex.SayAsync("show the plan with Contoso")).Words;
        shown.ShouldContain("Joint webinar in Bern");
        shown.ShouldContain("One more goal");
    }

    [Fact]
    public async Task A_cell_that_looks_like_a_formula_is_a_text_in_both_files()
    {
        var (_, csv) = await ExportAsync("csv");
        var (_, xlsx) = await ExportAsync("xlsx");

        csv[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        Encoding.UTF8.GetString(csv).ShouldContain(",'=cmd|' /C calc'!A0 kick-off,");
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(xlsx));
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        (await sheet.ReadToEndAsync()).ShouldNotContain("<x:f>");
    }

    [Fact]
    public async Task A_file_that_is_no_plan_is_refused_in_one_sentence_and_changes_nothing()
    {
        var broken = await SendAsync("import the plan for Contoso", "broken.xlsx", [0x50, 0x4B, 3, 4, 0, 1]);
        var other = await SendAsync("import the plan for Contoso", "a.csv", "City,People\nBern,3"u8.ToArray());
        var many = await SendAsync(
            "import the plan for Contoso",
            "big.csv",
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a,b\n", 100_000))));

        broken.ShouldContain("can't be read as an Excel workbook");
        other.ShouldContain("no columns Section and Title");
        many.ShouldContain("has more than 20,000 rows");
        Connector.Drive.Clear();
    }

    [Fact]
    public async Task An_account_list_is_taken_from_a_file_with_each_row_that_does_not_fit()
    {
        var list = Encoding.UTF8.GetBytes(
            "Account Name;Owner;Status;Website\nFabrikam;Jo;customer;fabrikam.example\nAdatum;Jo;friend;\n"
            + "Fabrikam GmbH;Jo;customer;\nTailspin;Jo;;\n");

        var first = await SendAsync("here is our account list for Contoso", "accounts.csv", list);
        var same = await SendAsync("here is our account list for Contoso", "accounts.csv", list);

        first.ShouldContain("Accounts in it: 2.");
        first.ShouldContain("Row 3: \\\"friend\\\" is neither customer, opportunity nor prospect.");
        first.ShouldContain("Row 4: It names the account of row 2 once more.");
        same.ShouldContain("nothing has changed");
    }

    [Fact]
    public async Task Somebody_of_another_tenant_gets_no_file()
    {
        const string elsewhere = "99999999-2222-3333-4444-555555555555";
        var stranger = Chat(new ChatPlace("Eve", "a:eve", OwnTenant: elsewhere) { HostTenant = elsewhere });

        var answer = (await stranger.SayAsync("export the plan with Contoso")).Words;

        answer.ShouldNotContain("/files/");
        answer.ShouldNotContain("Contoso");
    }

    private async Task AddAsync(string section, string title)
    {
        await _alex.SayAsync($"show the {section.Replace('_', ' ')} section of Contoso's plan");
        await _alex.PressAsync("Add lines here");
        await _alex.PressAsync("Add and go on", new JsonObject { ["title"] = title });
        await _alex.SayAsync("pause");
    }

    private async Task<(string Name, byte[] File)> ExportAsync(string format)
    {
        var words = (await _alex.SayAsync($"export the plan with Contoso as {format}")).Words;
        using var answer = await Http.GetAsync(new Uri(Link().Match(words).Value));
        answer.EnsureSuccessStatusCode();
        return (answer.Content.Headers.ContentDisposition!.FileNameStar!, await answer.Content.ReadAsByteArrayAsync());
    }

    private async Task<string> SendAsync(string text, string name, byte[] content) =>
        (await _alex.SendFileAsync(text, name, content)).Words;

    private static byte[] Made(string format, Sheet sheet, IEnumerable<List<string>> rows) => format == "csv"
        ? CsvFile.Write(sheet.Headings, rows)
        : ExcelFile.Write("Plan", sheet.Headings, rows);

    private static int Column(Sheet sheet, string name) => sheet.Headings.ToList().IndexOf(name);

    [GeneratedRegex(@"http://[^""]+/files/[0-9a-f]{64}")]
    private static partial Regex Link();
}
