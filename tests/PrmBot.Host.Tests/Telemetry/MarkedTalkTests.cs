using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Telemetry;

/// <summary>What is told of a talk, and what is not.</summary>
public sealed partial class MarkedTalkTests(MarkedTalk talk) : IClassFixture<MarkedTalk>
{
    private static readonly string[] Measured =
    [
        "prmbot.turn.duration", "prmbot.refusals", "prmbot.misses", "prmbot.requests.refused",
        "prmbot.queue.length", "prmbot.queue.wait",
        "prmbot.outbox.pending", "prmbot.outbox.age", "prmbot.outbox.attempts", "prmbot.outbox.delay",
        "prmbot.connector.duration", "prmbot.connector.throttled", "prmbot.connector.wait",
        "prmbot.model.duration", "prmbot.model.tokens",
    ];

    [Fact]
    public async Task Everything_that_an_operator_asks_about_is_measured()
    {
        await talk.Otlp.UntilAsync(() => Measured.All(name => talk.Otlp.Points.Any(p => p.Metric == name)));

        Count("prmbot.turn.duration", "prmbot.outcome", "handled").ShouldBe(8);
        Count("prmbot.refusals", "prmbot.reason", "partners.unknown_may_add").ShouldBe(1);
        Count("prmbot.requests.refused", "http.response.status_code", "400").ShouldBe(1);
        Count("prmbot.connector.throttled", "http.response.status_code", "429").ShouldBe(1);
        Count("prmbot.outbox.attempts", "prmbot.outcome", "refused").ShouldBe(1);
        Count("prmbot.model.duration", "prmbot.outcome", "no_answer").ShouldBeGreaterThanOrEqualTo(1);
        Count("prmbot.model.duration", "prmbot.outcome", "answered").ShouldBe(1);
        Count("prmbot.model.tokens", "prmbot.way", "read").ShouldBeGreaterThanOrEqualTo(900);
        talk.Otlp.Points.Last(p => p.Metric == "prmbot.misses").Value.ShouldBe(1);
    }

    [Fact]
    public void Tags_are_words_of_a_few()
    {
        var tags = talk.Otlp.Points.Where(p => p.Metric.StartsWith("prmbot.", StringComparison.Ordinal))
            .SelectMany(p => p.Tags).Concat(talk.Otlp.Spans.SelectMany(s => s.Tags))
            .Where(tag => !int.TryParse(tag.Value, out _)).Distinct().ToList();

        tags.Select(tag => tag.Key).Distinct().Order().ShouldBe(
        [
            "http.request.method", "prmbot.delivery", "prmbot.function", "prmbot.kind", "prmbot.outcome",
            "prmbot.purpose", "prmbot.reason", "prmbot.way", "prmbot.why",
        ]);
        tags.Where(tag => !Word().IsMatch(tag.Value)).ShouldBeEmpty();
        tags.Count.ShouldBeLessThan(60);
    }

    [Fact]
    public void No_mark_is_in_any_byte_of_traces_metrics_and_logs()
    {
        talk.Otlp.Spans.ShouldNotBeEmpty();
        talk.Otlp.Points.ShouldNotBeEmpty();
        talk.Otlp.Logs.ShouldContain(words => words.StartsWith("The model did not answer", StringComparison.Ordinal));

        talk.Secrets.Where(talk.Otlp.Holds).ShouldBeEmpty();
    }

    [Fact]
    public void No_mark_is_in_what_the_host_writes_and_each_line_is_JSON()
    {
        var lines = talk.Output.Where(line => line.Length > 0).ToList();
        lines.ShouldContain(line => line.Contains("The model did not answer", StringComparison.Ordinal));

        talk.Secrets.Where(s => lines.Exists(line => line.Contains(s, StringComparison.OrdinalIgnoreCase)))
            .ShouldBeEmpty();
        lines.ShouldAllBe(line => JsonNode.Parse(line, null, default)!["LogLevel"] != null);
    }

    [Fact]
    public void The_README_tells_what_is_measured()
    {
        var readme = File.ReadAllText(Path.Combine(RepoFiles.Root, "README.md"));

        Measured.Concat(talk.Otlp.Points.Select(p => p.Metric)).Distinct()
            .Where(name => name.StartsWith("prmbot.", StringComparison.Ordinal))
            .ShouldAllBe(name => readme.Contains($"`{name}`", StringComparison.Ordinal));
    }

    // They are sums since the start: of each series the last one that came.
    private double Count(string metric, string tag, string value) => talk.Otlp.Points
        .Where(p => p.Metric == metric && p.Tags.GetValueOrDefault(tag) == value)
        .GroupBy(p => string.Join(',', p.Tags.OrderBy(t => t.Key).Select(t => t.Value)))
        .Sum(series => series.Last().Value);

    [GeneratedRegex("^[A-Za-z_.-]{1,40}$")]
    private static partial Regex Word();
}
