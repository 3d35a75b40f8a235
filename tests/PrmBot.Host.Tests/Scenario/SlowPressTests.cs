using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>A press that takes longer than Teams waits, over the real protocol.</summary>
public sealed class SlowPressTests : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-slow-").FullName;
    private readonly HttpClient _http = new();
    private ConnectorStub _connector = null!;
    private TeamsCloud _cloud = null!;
    private BotProcess _bot = null!;

    public async Task InitializeAsync()
    {
        _connector = await ConnectorStub.StartAsync();
        _cloud = await TeamsCloud.StartAsync();
        _bot = await BotProcess.StartAsync(_data, _cloud.Settings(("Bot:Queue:InvokeTime", "00:00:01")));
        _http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", _cloud.TokenFor(_connector.Url));
        _connector.Roster["29:Alex"] = new JsonObject
        {
            ["id"] = "29:Alex", ["aadObjectId"] = "alex-object-id", ["tenantId"] = ChatPlace.HomeTenant,
        };
    }

    public async Task DisposeAsync()
    {
        _bot.Dispose();
        _http.Dispose();
        await _cloud.DisposeAsync();
        await _connector.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task It_is_told_to_wait_in_time_and_its_card_is_replaced_later()
    {
        var alex = Chat("Alex");
        await alex.SayAsync("add Contoso as a reseller");
        var question = await alex.SayAsync("assess Contoso");
        var hold = new TaskCompletionSource();
        _connector.RosterHold = hold.Task;
        await ForgetsTheRosterAsync();

        var answer = await alex.PressAsync(question, "3");

        answer["statusCode"]!.GetValue<int>().ShouldBe(200);
        answer["type"]!.ToString().ShouldBe("application/vnd.microsoft.activity.message");
        answer["value"]!.ToString().ShouldContain("working on it");
        _connector.All.ShouldAllBe(s => s.Method == "POST");

        hold.SetResult();
        var replaced = await _connector.NextAsync(0, s => s.Method == "PUT" && s.ActivityId == question.ActivityId);
        replaced.Words.ShouldContain("2 of 36");
    }

    // What happens to a place makes the bot ask again; when it asks about the next one who speaks there, it has.
    private async Task ForgetsTheRosterAsync()
    {
        await Chat("Zoe").HappensAsync("conversationUpdate", a => a["channelData"]!["eventType"] = "channelUnshared");
        await Chat("Zoe").SendOnlyAsync("help");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!_connector.Asked.Contains("29:Zoe"))
        {
            await Task.Delay(20, limit.Token);
        }
    }

    private ChatClient Chat(string person) =>
        new(_http, () => _bot.Address, _connector, new ChatPlace(person, "a:alex") { SaysTenant = false });
}
