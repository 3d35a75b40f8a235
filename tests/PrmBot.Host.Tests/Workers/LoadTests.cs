using System.Diagnostics;
using PrmBot.Host.Tests.Scenario;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace PrmBot.Host.Tests.Workers;

/// <summary>
/// The real host against a channel that is busy, down or silent in fixed shares. Small as it is run every day;
/// PRMBOT_LOAD=full makes it 400 conversations with ten messages each.
/// </summary>
public sealed class LoadTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("PRMBOT_LOAD") == "full";
    private static readonly int Conversations = IsFull ? 400 : 20;
    private static readonly int Messages = IsFull ? 10 : 5;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(IsFull ? 9 : 2);

    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-load-").FullName;
    private TroubledConnector _channel = null!;
    private BotProcess _bot = null!;

    public async Task InitializeAsync()
    {
        _channel = await TroubledConnector.StartAsync();
        _bot = await BotProcess.StartAsync(
            _data,
            ("Bot:Connector:Timeout", "00:00:03"),
            ("Bot:Connector:Delay", "00:00:00.2"),
            ("Outbox:Delay", "00:00:01"),
            ("Logging:LogLevel:Default", "Warning"),
            ("Logging:LogLevel:Microsoft.AspNetCore", "Warning"));
    }

    public async Task DisposeAsync()
    {
        _bot.Dispose();
        await _channel.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Every_answer_arrives_once_or_is_given_up_with_a_reason()
    {
        var trouble = new Trouble(Messages);
        _channel.On = trouble.Next;
        var clock = Stopwatch.StartNew();
        using var crowd = new Crowd(() => _bot.Address, _channel.Url);

        await crowd.SayAsync(
            [.. Enumerable.Range(0, Conversations).Select(n => $"a:{n}"), Trouble.Silent, Trouble.Lost], Messages);
        var said = clock.Elapsed;
        await UntilAllIsOverAsync(crowd.Said.Count, trouble);

        Report(crowd, trouble, said, clock.Elapsed);
        var arrived = _channel.Arrived.Select(tried => Crowd.WordOf(tried.Text)).ToList();
        arrived.ShouldBeUnique();
        arrived.Count.ShouldBe(crowd.Said.Count - trouble.NotTaken);
        GivenUp().Count.ShouldBe(trouble.GivenUp, "each is told with its reason");
        GivenUp().ShouldAllBe(line => line.Contains("may have arrived", StringComparison.Ordinal)
            || line.Contains("BotNotInConversationRoster", StringComparison.Ordinal));
        _channel.Arrived.GroupBy(tried => tried.Conversation)
            .ShouldAllBe(all => all.Select(tried => Crowd.WordOf(tried.Text)).SequenceEqual(
                all.Select(tried => Crowd.WordOf(tried.Text)).Order(StringComparer.Ordinal)));
    }

    private async Task UntilAllIsOverAsync(int said, Trouble trouble)
    {
        var limit = Stopwatch.StartNew();
        while (limit.Elapsed < Patience
            && (_channel.Arrived.Count + trouble.NotTaken < said || GivenUp().Count < trouble.GivenUp))
        {
            await Task.Delay(100);
        }
    }

    private List<string> GivenUp() =>
        [.. _bot.Output.Where(line => line.Contains(" given up after ", StringComparison.Ordinal))];

    private void Report(Crowd crowd, Trouble trouble, TimeSpan said, TimeSpan over)
    {
        output.WriteLine(
            $"{crowd.Said.Count} messages in {said.TotalSeconds:F1} s, all over in {over.TotalSeconds:F1} s");
        output.WriteLine($"{_channel.All.Count} calls, {_channel.Arrived.Count} arrived, {GivenUp().Count} given up");
        output.WriteLine(trouble.ToString());
        foreach (var (reason, count) in GivenUp().CountBy(line => line.Split(" attempts: ")[1]))
        {
            output.WriteLine($"{count} x {reason}");
        }
    }
}
