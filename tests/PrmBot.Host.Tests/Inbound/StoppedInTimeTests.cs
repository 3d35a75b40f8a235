using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using PrmBot.Host.Tests.Model;
using PrmBot.Host.Tests.Scenario;
using PrmBot.Testing;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace PrmBot.Host.Tests.Inbound;

/// <summary>
/// The real host is told to stop (SIGTERM) in the middle of everything at once: a Connector that gives no answer, a
/// reply that is just being written, turns that stand, a request that never ends. It is gone within ten seconds, and
/// the next run says what is left, in order.
/// </summary>
public sealed class StoppedInTimeTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Messages = 3;

    private static readonly TimeSpan Most = TimeSpan.FromSeconds(10);

    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-in-time-").FullName;
    private readonly HttpClient _http = new();
    private readonly TcpClient _slow = new();
    private TimeSpan _thinking = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, List<string?>> _asked = [];
    private ConnectorStub _connector = null!;
    private OpenAiStub _model = null!;
    private TeamsCloud _cloud = null!;
    private BotProcess? _bot;

    public async Task InitializeAsync()
    {
        _connector = await ConnectorStub.StartAsync();
        _model = await OpenAiStub.StartAsync();
        _model.On = request => Answered.Says("Nothing fits.") with
        {
            After = request.ToJsonString().Contains("slowly", StringComparison.Ordinal) ? _thinking : TimeSpan.Zero,
        };
        _model.OnWording = _ => Answered.Writes(isCut: false, "Contoso is a reseller. ", "It has no numbers yet.");
        _cloud = await TeamsCloud.StartAsync();
        _http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", _cloud.TokenFor(_connector.Url));
        _connector.Has("Alex", ChatPlace.HomeTenant);
        _connector.Has("Blake", ChatPlace.HomeTenant);
    }

    public async Task DisposeAsync()
    {
        _bot?.Dispose();
        _slow.Dispose();
        _http.Dispose();
        await _cloud.DisposeAsync();
        await _model.DisposeAsync();
        await _connector.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task All_at_once_it_is_gone_within_ten_seconds_and_nothing_acknowledged_is_lost()
    {
        await StartAsync();
        await Chat("Alex", "a:streamed").SayAsync("add Contoso as a reseller");
        var before = _connector.All.Count;
        var release = await EverythingStandsAsync();

        (await EndAsync()).ShouldBe(0);
        AnswersIn("a:queued").ShouldBeEmpty("those turns are still to be handled");
        release();
        await StartAsync();

        await UntilAsync(() => AnswersIn("a:queued").Count == Messages && AnswersIn("a:slow").Count == Messages);
        AnswersIn("a:queued").ShouldBe(_asked["a:queued"]);
        AnswersIn("a:slow").ShouldBe(_asked["a:slow"]);
        (await _connector.NextAsync(before, s => s.Conversation == "a:streamed" && s.Card is not null))
            .Words.ShouldContain("Contoso");
    }

    [Fact]
    public async Task A_database_that_is_away_does_not_keep_it()
    {
        var server = PostgresCluster.ForOneTest();
        var database = server.NewDatabase();
        (string, string)[] settings = [("Storage:Provider", "Postgres"), ("Storage:ConnectionString", database)];
        await StartAsync(settings);
        var hold = new TaskCompletionSource();
        _connector.Hold = hold.Task;
        await Chat("Alex", "a:slow").SendOnlyAsync("help");
        await UntilAsync(() => AnswersIn("a:slow").Count == 1);
        server.Stop();
        hold.SetResult(); // arrived, and nobody can note it

        (await EndAsync()).ShouldBe(0);
        server.Start();
        await StartAsync(settings);

        await UntilAsync(() => _connector.All.Count(s => s.Conversation == "a:slow") == 2);
        server.Stop();
    }

    private async Task<Action> EverythingStandsAsync()
    {
        var hold = new TaskCompletionSource();
        _connector.Hold = hold.Task;
        await Chat("Alex", "a:streamed").SendOnlyAsync("show Contoso");
        await AskAsync(Chat("Alex", "a:slow"), "a:slow", "help");
        await AskAsync(Chat("Blake", "a:queued"), "a:queued", "slowly, what about our partners and their people");
        await BeginRequestAsync();
        await UntilAsync(() => AnswersIn("a:slow").Count == 1 && IsThinking
            && _connector.Pieces.Any(p => p["text"]?.ToString() == "Contoso is a reseller."));
        return () =>
        {
            hold.SetResult();
            _thinking = TimeSpan.Zero;
        };
    }

    private bool IsThinking =>
        _model.Asked.Any(request => request.ToJsonString().Contains("slowly", StringComparison.Ordinal));

    private async Task AskAsync(ChatClient chat, string conversation, string text)
    {
        _asked[conversation] = [];
        for (var i = 0; i < Messages; i++)
        {
            _asked[conversation].Add(await chat.SendOnlyAsync(text));
        }
    }

    // Half of a message, and then nothing more.
    private async Task BeginRequestAsync()
    {
        await _slow.ConnectAsync(_bot!.Address.Host, _bot.Address.Port);
        await _slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/messages HTTP/1.1\r\nHost: x\r\nAuthorization: {_http.DefaultRequestHeaders.Authorization}\r\n"
            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"type\":"));
    }

    private async Task<int> EndAsync()
    {
        var clock = Stopwatch.StartNew();
        var end = _bot!.TerminateAsync();
        await UntilAsync(() => end.IsCompleted || !Accepts());
        var code = await end;
        output.WriteLine($"gone after {clock.Elapsed.TotalSeconds:F1} s");
        clock.Elapsed.ShouldBeLessThan(Most, string.Join('\n', _bot.Output));
        return code;
    }

    private bool Accepts()
    {
        try
        {
            using var one = new TcpClient(_bot!.Address.Host, _bot.Address.Port);
            return one.Connected;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    // In doubt is what was being sent: it comes once more, and counts once.
    private List<string?> AnswersIn(string conversation) =>
        [.. _connector.All.Where(s => s.Conversation == conversation).Select(s => s.Answers).Distinct()];

    private async Task StartAsync(params (string Name, string Value)[] settings)
    {
        _bot?.Dispose();
        _bot = await BotProcess.StartAsync(
            _data, _cloud.Settings([("Model:Endpoint", _model.Url), ("Model:Name", "stub"),
                ("Model:Timeout", "00:00:30"), .. settings]));
    }

    private ChatClient Chat(string person, string conversation) => new(
        _http, () => _bot!.Address, _connector, new ChatPlace(person, conversation) { SaysTenant = false });

    private static async Task UntilAsync(Func<bool> isTrue)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!isTrue())
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
