using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace PrmBot.Host.Tests.Telemetry;

/// <summary>A span as it arrived.</summary>
internal sealed record Span(string Name, string Trace, string Id, string Parent, Dictionary<string, string> Tags)
{
    /// <summary>Which process made it.</summary>
    public required string Instance { get; init; }
}

/// <summary>A point of a metric as it arrived: a number that was measured, or how often something was.</summary>
internal sealed record Point(string Metric, Dictionary<string, string> Tags, double Value);

/// <summary>Takes what a bot sends by OTLP, on loopback, and keeps every byte.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<byte[]> _all = new();

    private OtlpReceiver(WebApplication app) => _app = app;

    public ConcurrentQueue<Span> Spans { get; } = new();

    public ConcurrentQueue<Point> Points { get; } = new();

    /// <summary>The words of log entries.</summary>
    public ConcurrentQueue<string> Logs { get; } = new();

    /// <summary>Until this is done nobody is answered.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    /// <summary>What arrived, for a person to read.</summary>
    public string Seen => string.Join('\n', Spans.Select(s => $"{s.Trace} {s.Name} {Written(s.Tags)}")
        .Concat(Points.Select(p => $"{p.Metric} {Written(p.Tags)}").Distinct()).Concat(Logs));

    private bool IsGrpc { get; init; }

    public static async Task<OtlpReceiver> StartAsync(bool isGrpc = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(
            at => at.Protocols = isGrpc ? HttpProtocols.Http2 : HttpProtocols.Http1));
        builder.Logging.ClearProviders();
        var receiver = new OtlpReceiver(builder.Build()) { IsGrpc = isGrpc };
        receiver._app.MapPost("/{**path}", receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>Settings that make a host send here, and soon.</summary>
    public (string Name, string Value)[] Settings(params (string Name, string Value)[] more) =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", _app.Urls.First()),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", IsGrpc ? "grpc" : "http/protobuf"),
        ("OTEL_BSP_SCHEDULE_DELAY", "50"),
        ("OTEL_BLRP_SCHEDULE_DELAY", "50"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "200"),
        .. more,
    ];

    /// <summary>True when a text is anywhere in what arrived, in capitals or not.</summary>
    public bool Holds(string text) =>
        _all.Any(bytes => Encoding.Latin1.GetString(bytes).Contains(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>All spans of the trace that a span is of, once there are so many.</summary>
    public async Task<List<Span>> TraceAsync(Func<Span, bool> of, params string[] names)
    {
        List<Span> TraceOf() => Spans.FirstOrDefault(of) is { } one ? [.. Spans.Where(s => s.Trace == one.Trace)] : [];
        await UntilAsync(() => IsWhole(TraceOf(), names));
        return TraceOf();
    }

    // Instances and batches tell what they have in any order, and who was killed does not tell all.
    private static bool IsWhole(List<Span> trace, string[] names) => names.All(name =>
    {
        var at = trace.FindLast(s => s.Name == name);
        while (at is { Parent.Length: > 0 })
        {
            at = trace.Find(s => s.Id == at.Parent);
        }

        return at is not null;
    });

    public async Task UntilAsync(Func<bool> isTrue)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!isTrue())
        {
            try
            {
                await Task.Delay(50, limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"It never came. Seen:\n{Seen}");
            }
        }
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static string Written(Dictionary<string, string> tags) =>
        string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"));

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        await Hold.WaitAsync(http.RequestAborted);
        var bytes = IsGrpc ? body.ToArray()[5..] : body.ToArray();
        _all.Enqueue(bytes);
        var path = http.Request.Path.Value!.ToLowerInvariant();
        if (path.Contains("trace", StringComparison.Ordinal))
        {
            ReadSpans(bytes);
        }
        else if (path.Contains("metrics", StringComparison.Ordinal))
        {
            ReadPoints(bytes);
        }
        else
        {
            Wire.At(bytes, 1, 2, 2, 5, 1).ToList().ForEach(words => Logs.Enqueue(words.Text));
        }

        http.Response.ContentType = IsGrpc ? "application/grpc" : "application/x-protobuf";
        if (IsGrpc)
        {
            await http.Response.Body.WriteAsync(new byte[5]);
            http.Response.AppendTrailer("grpc-status", "0");
        }
    }

    private void ReadSpans(byte[] bytes)
    {
        foreach (var from in Wire.At(bytes, 1))
        {
            var resource = Wire.At(from.Bytes, 1).SelectMany(r => Wire.Fields(r.Bytes)).ToList();
            foreach (var span in Wire.At(from.Bytes, 2, 2).Select(s => Wire.Fields(s.Bytes)))
            {
                string Hex(int id) => span.Find(f => f.Id == id)?.Hex ?? string.Empty;
                Spans.Enqueue(new Span(span.Find(f => f.Id == 5)!.Text, Hex(1), Hex(2), Hex(4), Wire.Tags(span, 9))
                {
                    Instance = Wire.Tags(resource, 1)["service.instance.id"],
                });
            }
        }
    }

    private void ReadPoints(byte[] bytes)
    {
        foreach (var metric in Wire.At(bytes, 1, 2, 2).Select(m => Wire.Fields(m.Bytes)))
        {
            var name = metric.Find(f => f.Id == 1)!.Text;
            foreach (var data in metric.Where(f => f.Id is 5 or 7 or 9))
            {
                foreach (var point in Wire.At(data.Bytes, 1).Select(p => Wire.Fields(p.Bytes)))
                {
                    var isHistogram = data.Id == 9;
                    var real = point.Find(f => f.Id == 4 && !isHistogram);
                    var whole = point.Find(f => f.Id == (isHistogram ? 4 : 6));
                    var value = real is null
                        ? (long)(whole?.Number ?? 0)
                        : BitConverter.UInt64BitsToDouble(real.Number);
                    Points.Enqueue(new Point(name, Wire.Tags(point, isHistogram ? 9 : 7), value));
                }
            }
        }
    }
}
