using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel.ChatCompletion;
using PrmBot.Host.Tests.Bridge;
using PrmBot.Host.Tests.Model;
using PrmBot.Host.Tests.Scenario;
using PrmBot.Host.Tests.Startup;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Telemetry;

/// <summary>Whether there is a receiver, of which kind, and what if it gives no answer.</summary>
public sealed class ReceiverTests : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-otlp-").FullName;
    private readonly HttpClient _http = new();
    private ConnectorStub _connector = null!;

    public async Task InitializeAsync() => _connector = await ConnectorStub.StartAsync();

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _connector.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Without_a_receiver_not_even_the_library_is_loaded()
    {
        using var bot = await BotProcess.StartAsync(_data);
        await Chat(bot).SayAsync("help");

        bot.Libraries.ShouldContain(file => file.EndsWith("PrmBot.Host.dll", StringComparison.Ordinal));
        bot.Libraries.ShouldNotContain(file => file.Contains("OpenTelemetry", StringComparison.Ordinal));
    }

    [Fact]
    public async Task By_default_it_is_spoken_to_in_gRPC()
    {
        await using var otlp = await OtlpReceiver.StartAsync(isGrpc: true);
        using var bot = await BotProcess.StartAsync(
            _data, [.. otlp.Settings().Where(s => s.Name != "OTEL_EXPORTER_OTLP_PROTOCOL")]);

        await Chat(bot).SayAsync("help");

        (await otlp.TraceAsync(s => s.Name == "send", 6)).ShouldContain(s => s.Name == "receive");
        await otlp.UntilAsync(() => !otlp.Points.IsEmpty && !otlp.Logs.IsEmpty);
    }

    [Fact]
    public async Task What_is_not_sent_yet_is_sent_before_the_end()
    {
        await using var otlp = await OtlpReceiver.StartAsync();
        using var bot = await BotProcess.StartAsync(_data, otlp.Settings(("OTEL_BSP_SCHEDULE_DELAY", "600000")));
        await Chat(bot).SayAsync("help");
        otlp.Spans.ShouldBeEmpty();

        (await bot.TerminateAsync()).ShouldBe(0);

        otlp.Spans.ShouldContain(s => s.Name == "send");
    }

    [Fact]
    public async Task One_that_gives_no_answer_keeps_neither_people_waiting_nor_the_process_from_ending()
    {
        await using var otlp = await OtlpReceiver.StartAsync();
        otlp.Hold = new TaskCompletionSource().Task;
        using var bot = await BotProcess.StartAsync(_data, otlp.Settings());
        await Chat(bot).SayAsync("help");

        var clock = Stopwatch.StartNew();
        (await bot.TerminateAsync()).ShouldBe(0);

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task An_address_that_is_none_stops_the_start_with_a_sentence()
    {
        var run = await HostProcess.RunAsync(("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317/s3cret"));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe(
            "PrmBot cannot start. OTEL_EXPORTER_OTLP_ENDPOINT is no address: set it to one, for example "
            + "http://localhost:4317, or leave it out.");
    }

    [Fact]
    public async Task Another_instance_goes_on_with_the_trace_of_what_this_one_accepted()
    {
        await using var otlp = await OtlpReceiver.StartAsync();
        await using var model = await OpenAiStub.StartAsync();
        var settings = otlp.Settings(
            ("Storage:Provider", "Postgres"), ("Storage:ConnectionString", PostgresCluster.Running.NewDatabase()),
            ("Model:Endpoint", model.Url), ("Model:Name", "stub"));
        using var first = await BotProcess.StartAsync(_data, settings);
        using var second = await BotProcess.StartAsync(_data, settings);
        model.On = _ => Answered.Says("late") with { After = TimeSpan.FromMinutes(1) };
        await Chat(first).SendOnlyAsync("what about Contoso and its people");
        await otlp.UntilAsync(() => otlp.Spans.Any(s => s.Name == "receive") && !model.Asked.IsEmpty);
        model.On = _ => Answered.Says("Nothing fits.");

        first.Kill();

        await otlp.UntilAsync(() => otlp.Spans.Any(s => s.Name == "send"));
        var trace = await otlp.TraceAsync(s => s.Name == "receive", 6);
        TraceTests.Path(trace, "send").ShouldBe(["receive", "accept", "turn", "commit", "send"]);
        trace.Single(s => s.Name == "turn").Instance.ShouldNotBe(trace.Single(s => s.Name == "receive").Instance);
    }

    [Fact]
    public async Task A_turn_that_fails_is_told_without_what_its_exception_quotes()
    {
        await using var otlp = await OtlpReceiver.StartAsync();
        await using var bot = new HostedBot(
            services => services.AddSingleton<IChatCompletionService>(new FailingChat()), otlp.Settings());
        var alex = new ChatClient(_http, () => bot.Address, _connector, new ChatPlace("Alex", "a:alex"));

        await alex.SayAsync("quagga quagga");

        await otlp.UntilAsync(() => otlp.Spans.Any(s => s.Tags.GetValueOrDefault("prmbot.outcome") == "given_up")
            && otlp.Points.Any(p => p.Tags.GetValueOrDefault("prmbot.outcome") == "given_up")
            && otlp.Logs.Contains("Gave up a Said after 3 attempts."));
        otlp.Logs.ShouldContain(words =>
            words.StartsWith("Attempt 1 at a Said failed: InvalidOperationException.", StringComparison.Ordinal));
        otlp.Holds("quagga").ShouldBeFalse();
    }

    private ChatClient Chat(BotProcess bot) =>
        new(_http, () => bot.Address, _connector, new ChatPlace("Alex", "a:alex"));
}
