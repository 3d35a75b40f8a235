using PrmBot.Host.Tests.Model;
using PrmBot.Host.Tests.Scenario;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Telemetry;

/// <summary>The real host sends traces to a receiver on loopback: one for each turn, from receive to reply.</summary>
public sealed class TraceTests : HostScenario, IAsyncLifetime
{
    private OtlpReceiver _otlp = null!;
    private OpenAiStub _model = null!;

    internal override bool IsProcess => true;

    internal override IEnumerable<(string Name, string Value)> Settings =>
        _otlp.Settings(("Model:Endpoint", _model.Url), ("Model:Name", "stub"));

    private ChatClient Alex => Chat(new ChatPlace("Alex", "a:alex"));

    async Task IAsyncLifetime.InitializeAsync()
    {
        _otlp = await OtlpReceiver.StartAsync();
        _model = await OpenAiStub.StartAsync();
        await base.InitializeAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await base.DisposeAsync();
        await _model.DisposeAsync();
        await _otlp.DisposeAsync();
    }

    [Fact]
    public async Task A_turn_is_one_trace_from_the_request_to_the_reply()
    {
        _model.On = _ => Answered.Calls(("Partners-add", """{"partner":"Contoso","type":"reseller"}"""));

        await Alex.SayAsync("add Contoso as a reseller");

        var trace = await _otlp.TraceAsync(s => s.Name == "receive", "send", "connector", "model", "understand");
        trace.Select(s => s.Name).Distinct().Order().ShouldBe(
            ["accept", "commit", "connector", "model", "receive", "send", "turn", "understand"]);
        Path(trace, "connector").ShouldBe(["receive", "accept", "turn", "commit", "send", "connector"]);
        Path(trace, "model").ShouldBe(["receive", "accept", "turn", "understand", "model"]);
        trace.Single(s => s.Name == "receive").Tags["http.response.status_code"].ShouldBe("202");
        trace.Single(s => s.Name == "turn").Tags.ShouldContainKeyAndValue("prmbot.kind", "said");
        trace.Single(s => s.Name == "understand").Tags["prmbot.function"].ShouldBe("Partners-add");
        trace.Single(s => s.Name == "send").Tags["prmbot.outcome"].ShouldBe("delivered");
    }

    [Fact]
    public async Task Each_turn_has_a_trace_of_its_own_also_a_press()
    {
        var alex = Alex;
        await alex.SayAsync("add Contoso as a reseller");
        await alex.SayAsync("assess Contoso");
        await alex.PressAsync("Skip");

        await _otlp.UntilAsync(() => _otlp.Spans.Count(s => s.Name is "receive" or "turn") >= 6);
        var traces = _otlp.Spans.GroupBy(s => s.Trace).ToList();
        traces.Count.ShouldBe(3);
        traces.ShouldAllBe(t => t.Count(s => s.Name == "receive") == 1 && t.Count(s => s.Name == "turn") == 1);
        traces.Count(t => t.Any(s => s.Tags.GetValueOrDefault("prmbot.kind") == "invoked")).ShouldBe(1);
    }

    [Fact]
    public async Task A_caller_chooses_neither_the_trace_nor_what_is_in_it()
    {
        const string Theirs = "0af7651916cd43dd8448eb211c80319c";
        Http.DefaultRequestHeaders.Add("traceparent", $"00-{Theirs}-b7ad6b7169203331-00");
        Http.DefaultRequestHeaders.Add("tracestate", "vendor=quagga-state");
        Http.DefaultRequestHeaders.Add("baggage", "who=quagga-baggage");
        Http.DefaultRequestHeaders.UserAgent.ParseAdd("quagga-agent/1.0");

        await Alex.SayAsync("help");

        var trace = await _otlp.TraceAsync(s => s.Name == "receive", "send");
        trace.ShouldAllBe(s => s.Trace != Theirs);
        _otlp.Holds("quagga").ShouldBeFalse();
    }

    [Fact]
    public async Task A_restart_goes_on_with_the_trace_of_what_was_accepted()
    {
        _model.On = _ => Answered.Says("late") with { After = TimeSpan.FromMinutes(1) };
        await Alex.SendOnlyAsync("what about Contoso and its people");
        await _otlp.UntilAsync(() => _otlp.Spans.Any(s => s.Name == "receive") && !_model.Asked.IsEmpty);
        _model.On = _ => Answered.Says("Nothing fits.");

        await KillAndStartAsync();

        await _otlp.UntilAsync(() => _otlp.Spans.Any(s => s.Name == "send"));
        var trace = await _otlp.TraceAsync(s => s.Name == "receive", "send");
        Path(trace, "send").ShouldBe(["receive", "accept", "turn", "commit", "send"]);
        trace.Single(s => s.Name == "turn").Instance.ShouldNotBe(trace.Single(s => s.Name == "receive").Instance);
    }

    [Fact]
    public async Task A_restart_goes_on_with_the_trace_of_what_was_decided()
    {
        var silent = new TaskCompletionSource();
        Connector.Hold = silent.Task;
        await Alex.SendOnlyAsync("help");
        await Connector.NextAsync(0, s => s.Method == "POST");
        await _otlp.UntilAsync(() => _otlp.Spans.Any(s => s.Name == "turn"));

        await KillAndStartAsync();
        silent.SetResult();

        await _otlp.UntilAsync(() => _otlp.Spans.Any(s => s.Name == "send"));
        var trace = await _otlp.TraceAsync(s => s.Name == "receive", "send");
        Path(trace, "send").ShouldBe(["receive", "accept", "turn", "commit", "send"]);
        trace.Single(s => s.Name == "send").Instance.ShouldNotBe(trace.Single(s => s.Name == "receive").Instance);
    }

    // From the root down to the one.
    internal static List<string> Path(List<Span> trace, string name)
    {
        var path = new List<string>();
        for (var at = trace.Last(s => s.Name == name); at is not null; at = trace.Find(s => s.Id == at.Parent))
        {
            path.Insert(0, at.Name);
        }

        trace.Single(s => s.Parent.Length == 0).Name.ShouldBe(path[0]);
        return path;
    }
}
