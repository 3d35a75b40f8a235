using System.Text.Json.Nodes;
using PrmBot.Host.Tests.Scenario;
using PrmBot.Host.Tests.Startup;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Privacy;

/// <summary>Somebody who did nothing but talk to the bot is found by it, exported and deleted.</summary>
public sealed class SpokenTests : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-spoken-").FullName;
    private readonly HttpClient _http = new();
    private ConnectorStub _connector = null!;

    public async Task InitializeAsync() => _connector = await ConnectorStub.StartAsync();

    public async Task DisposeAsync()
    {
        await _connector.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Who_talked_to_the_bot_is_known_by_both_ids_and_after_deletion_by_none()
    {
        using (var bot = await BotProcess.StartAsync(_data))
        {
            await Chat(bot, "Annalena", "a:1").SayAsync("add Contoso as a reseller");
            await Chat(bot, "Benedikt", "a:2").SayAsync("Contoso pipeline 420k in October");
            (await bot.TerminateAsync()).ShouldBe(0);
        }

        var export = await RunAsync("export", "person", "Annalena");
        var delete = await RunAsync("delete", "person", "Annalena", "--yes");
        var again = await RunAsync("export", "person", "Annalena");

        export.ExitCode.ShouldBe(0, export.Error);
        var about = JsonNode.Parse(export.Output)!["about"]!["knownBy"]!.AsArray().Select(k => k!.ToString());
        about.ShouldBe(["annalena-object-id", "29:Annalena", "Annalena"], ignoreOrder: true);
        export.Output.ShouldContain("Contoso");
        export.Output.ShouldNotContain("Benedikt", Case.Insensitive);
        delete.ExitCode.ShouldBe(0, delete.Error);
        (again.ExitCode, again.Error.Split('.')[0]).ShouldBe((1, "Nobody is kept as Annalena"));
        using var bot2 = await BotProcess.StartAsync(_data);
        var answer = await Chat(bot2, "Benedikt", "a:2").SayAsync("history of Contoso");
        answer.Words.ShouldContain("a former colleague");
        answer.Words.ShouldContain("Benedikt");
        answer.Words.ShouldNotContain("Annalena");
    }

    private Task<HostRun> RunAsync(params string[] command) => HostProcess.RunAsync(
        command, ("Storage__Path", Path.Combine(_data, "prmbot.db")), ("Access__HomeTenantId", ChatPlace.HomeTenant));

    private ChatClient Chat(BotProcess bot, string who, string where) =>
        new(_http, () => bot.Address, _connector, new ChatPlace(who, where));
}
