using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using PrmBot.Host.Tests.Model;
using PrmBot.Host.Tests.Scenario;
using Xunit;

namespace PrmBot.Host.Tests.Telemetry;

/// <summary>
/// The real host as in production, logging as much as it can, and somebody whose every word, name and id can be told
/// from all others; a model whose errors quote what it was asked, and a Connector whose errors name the conversation.
/// </summary>
public sealed class MarkedTalk : IAsyncLifetime
{
    /// <summary>It is in all that a person wrote or is, in any capitals.</summary>
    public const string Mark = "quagga";

    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-marked-").FullName;
    private readonly HttpClient _http = new();
    private ConnectorStub _connector = null!;
    private OpenAiStub _model = null!;
    private TeamsCloud _cloud = null!;
    private BotProcess _bot = null!;

    internal OtlpReceiver Otlp { get; private set; } = null!;

    /// <summary>Every line that the host wrote.</summary>
    internal IReadOnlyCollection<string> Output => _bot.Output;

    /// <summary>What must be nowhere.</summary>
    internal List<string> Secrets { get; } =
        [Mark, "s3cret", "the-bots-own", "eyJ", "act-", ChatPlace.HomeTenant, TeamsCloud.AppId];

    public async Task InitializeAsync()
    {
        Otlp = await OtlpReceiver.StartAsync();
        _connector = await ConnectorStub.StartAsync();
        _model = await OpenAiStub.StartAsync();
        _cloud = await TeamsCloud.StartAsync();
        _connector.Has("Quaggaperson", ChatPlace.HomeTenant);
        _http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", _cloud.TokenFor(_connector.Url));
        _model.On = request => request.ToJsonString().Contains("answer me", StringComparison.Ordinal)
            ? Answered.Says("Nothing fits.")
            : new Answered(400, new JsonObject { ["error"] = request.DeepClone() }.ToJsonString());
        _bot = await BotProcess.StartAsync(_data, _cloud.Settings(Otlp.Settings(
            ("Model:Endpoint", _model.Url), ("Model:Name", "stub"), ("Model:ApiKey", "quagga-key"),
            ("Downloads:PublicUrl", "https://quagga.example"), ("Logging:LogLevel:Default", "Trace"))));
        await TalkAsync();
    }

    public async Task DisposeAsync()
    {
        _bot.Dispose();
        _http.Dispose();
        await _cloud.DisposeAsync();
        await _model.DisposeAsync();
        await _connector.DisposeAsync();
        await Otlp.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private ChatClient Chat(string conversation) => new(
        _http, () => _bot.Address, _connector, new ChatPlace("Quaggaperson", conversation) { SaysTenant = false });

    private async Task TalkAsync()
    {
        _connector.Closed = "a:quagga-closed";
        Secrets.Add(new Uri(_connector.Url).Authority);
        var chat = Chat("a:quagga-chat");
        await chat.SayAsync("add Quaggapartner as a reseller, quagga@quagga.example knows them");
        _connector.Busy = 1;
        await chat.SayAsync("assess Quaggapartner");
        await chat.PressAsync("Skip");
        await chat.SayAsync("show the plan of Quaggaelse");
        await chat.SayAsync("answer me: quagga quagga quagga");
        var files = Chat("a:quagga-files");
        await files.SayAsync("build a plan with Quaggapartner");
        var file = (await files.SayAsync("export the plan of Quaggapartner")).Words;
        await Chat("a:quagga-closed").SendOnlyAsync("help with quagga");
        await RefusedAsync();
        await FetchAsync(file);
        await Otlp.UntilAsync(() => Otlp.Points.Any(p => p.Metric == "prmbot.requests.refused")
            && Otlp.Points.Any(p => p.Metric == "prmbot.outbox.attempts"
                && p.Tags.GetValueOrDefault("prmbot.outcome") == "refused"));
    }

    private async Task RefusedAsync()
    {
        using var content = new StringContent("{\"quagga\":", Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(new Uri(_bot.Address, "/api/messages?who=quagga"), content);
    }

    private async Task FetchAsync(string card)
    {
        var key = card.Split("/files/")[1][..64];
        Secrets.Add(key);
        using var file = await _http.GetAsync(new Uri(_bot.Address, "/files/" + key));
        file.EnsureSuccessStatusCode();
    }
}
