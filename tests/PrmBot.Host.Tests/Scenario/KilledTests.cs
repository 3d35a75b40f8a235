using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>
/// The real host, killed again and again in the middle of an interview. One answer too few and the last question is
/// not reached; one taken twice and it is passed.
/// </summary>
public sealed class KilledTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Kills = 6;
    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-killed-").FullName;
    private readonly HttpClient _http = new();
    private ConnectorStub _connector = null!;
    private BotProcess _bot = null!;

    public async Task InitializeAsync()
    {
        _connector = await ConnectorStub.StartAsync();
        _bot = await BotProcess.StartAsync(_data);
    }

    public async Task DisposeAsync()
    {
        _bot.Dispose();
        _http.Dispose();
        await _connector.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Kills_at_random_moments_lose_no_answer_and_take_none_twice()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var chance = new Random(seed);
        var killed = Enumerable.Range(1, 34).OrderBy(_ => chance.Next()).Take(Kills).ToHashSet();
        var alex = new ChatClient(_http, () => _bot.Address, _connector, new ChatPlace("Alex", "a:alex"));
        await alex.SayAsync("add Contoso as a reseller in DACH");
        await alex.SayAsync("assess Contoso");

        for (var answer = 0; answer < 35; answer++)
        {
            var sent = alex.SendUntilTakenAsync("3");
            if (killed.Contains(answer))
            {
                await Task.Delay(chance.Next(80));
                _bot.Kill();
                _bot = await BotProcess.StartAsync(_data);
            }

            await sent;
            var next = $"{answer + 2} of 36";
            await _connector.NextAsync(0, s => s.Words.Contains(next, StringComparison.Ordinal));
        }

        (await alex.SayAsync("how far is the assessment of Contoso?")).Words.ShouldContain("35");
    }
}
