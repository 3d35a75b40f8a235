using PrmBot.Host.Tests.Scenario;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workers;

/// <summary>The real host, killed between an answer's send and the note that it was delivered.</summary>
public sealed class CrashTests : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-crash-").FullName;
    private TroubledConnector _channel = null!;

    public async Task InitializeAsync() => _channel = await TroubledConnector.StartAsync();

    public async Task DisposeAsync()
    {
        await _channel.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task What_was_decided_is_said_after_the_next_start_in_its_order()
    {
        _channel.On = _ => Answer.Silence;
        using (var first = await BotProcess.StartAsync(_data))
        {
            using var crowd = new Crowd(() => first.Address, _channel.Url);
            await crowd.SayAsync(["a:1"], 3);
            await UntilAsync(() => _channel.All.Any(tried => tried.Text.Length > 0)); // not that it is typing
            first.Kill();
        }

        _channel.On = _ => Answer.Fine;
        using var second = await BotProcess.StartAsync(_data);
        await UntilAsync(() => _channel.Arrived.Count >= 3);

        _channel.Arrived.Select(tried => Crowd.WordOf(tried.Text))
            .ShouldBe(["zebra000001", "zebra000002", "zebra000003"]);
        second.Output.ShouldContain(
            line => line.Contains("was being sent when the process ended", StringComparison.Ordinal));
    }

    private static async Task UntilAsync(Func<bool> fact)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!fact())
        {
            await Task.Delay(50, limit.Token);
        }
    }
}
