using PrmBot.Graph.Tests;
using PrmBot.Host.Tests.Scenario;
using PrmBot.Host.Tests.Telemetry;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workplace;

/// <summary>The real process with its own rounds: what Microsoft 365 has comes by itself, and nothing of it is told in
/// logs and telemetry.</summary>
public sealed class WorkplaceProcessTests : HostScenario, IDisposable
{
    private const string Members = $"/teams/{BookDrive.Group}/channels/{BookDrive.Channel}/allMembers";
    private readonly BookDrive _drive = new(GraphServer.StartAsync().GetAwaiter().GetResult());
    private readonly OtlpReceiver _otlp = OtlpReceiver.StartAsync().GetAwaiter().GetResult();

    internal override bool IsProcess => true;

    internal override IEnumerable<(string Name, string Value)> Settings =>
        _otlp.Settings(_drive.Settings(("Logging:LogLevel:Default", "Trace")));

    [Fact]
    public async Task A_workbook_is_read_by_itself_and_neither_tokens_nor_addresses_are_told()
    {
        Connector.Groups[BookDrive.Team] = BookDrive.Group;
        var alex = Chat(new ChatPlace("Alex", "a:alex"));
        await alex.SayAsync("add Contoso as a reseller");
        await Chat(new ChatPlace("Alex", BookDrive.Channel + ";messageid=1") { Team = BookDrive.Team })
            .SayAsync("link this channel to Contoso");
        await alex.SayAsync("add marker.person@fabrikam.example as a contact of Contoso");
        await alex.SayAsync("follow the workbook numbers.xlsx for Contoso");
        await alex.SayAsync("yes");

        _drive.Writes(777_000);
        var shown = await UntilAsync(() => alex.SayAsync("show Contoso's KPIs"), "777,000");

        shown.ShouldContain("777,000");
        _drive.Graph.Calls("GET", Members).ShouldNotBeEmpty();
        Output.ShouldNotBeEmpty();
        await _otlp.UntilAsync(() => !_otlp.Logs.IsEmpty && !_otlp.Points.IsEmpty
            && _otlp.Spans.Count(s => s.Name == "turn") >= 6);
        string[] marks =
        [
            "marker.person", "fabrikam.example", "Bearer", "tempauth", "numbers.xlsx", "01BOOK", BookDrive.Group,
            _drive.Graph.Address.Authority,
        ];
        marks.Where(m => Output.Any(l => l.Contains(m, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty();
        marks.Where(_otlp.Holds).ShouldBeEmpty();
    }

    internal override Task PrepareAsync()
    {
        _drive.Opens(420_000);
        _drive.Graph.On("GET", Members, Answer.Ok("""
            {"value":[{"@odata.type":"#microsoft.graph.aadUserConversationMember","id":"1","displayName":"Marker",
            "userId":"m","email":"marker.person@fabrikam.example","tenantId":"99999999-2222-3333-4444-555555555555"}]}
            """));
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _drive.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _otlp.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private static async Task<string> UntilAsync(Func<Task<Sent>> ask, string words)
    {
        var said = string.Empty;
        for (var i = 0; i < 30 && !said.Contains(words, StringComparison.Ordinal); i++)
        {
            await Task.Delay(500);
            said = (await ask()).Words;
        }

        return said;
    }
}
