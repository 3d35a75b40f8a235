using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PrmBot.Host.Tests.Workers;

/// <summary>Many people who write at once, each in a chat of their own; every message has a word of its own.</summary>
internal sealed partial class Crowd(Uri bot, string channel) : IDisposable
{
    private readonly HttpClient _http = new();
    private int _next;

    /// <summary>The words of what was acknowledged.</summary>
    public ConcurrentQueue<string> Said { get; } = new();

    /// <summary>The word that an answer repeats.</summary>
    public static string WordOf(string answer) => Word().Match(answer).Value;

    public Task SayAsync(IReadOnlyList<string> conversations, int messages) => Parallel.ForEachAsync(
        conversations,
        new ParallelOptions { MaxDegreeOfParallelism = 16 },
        async (conversation, stop) =>
        {
            for (var i = 0; i < messages; i++)
            {
                await SayAsync(conversation, $"zebra{Interlocked.Increment(ref _next):D6}", stop);
            }
        });

    public void Dispose() => _http.Dispose();

    private async Task SayAsync(string conversation, string word, CancellationToken stop)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = word,
            ["channelId"] = "msteams",
            ["serviceUrl"] = channel,
            ["text"] = $"what does {word} mean?",
            ["from"] = new JsonObject { ["id"] = "29:" + conversation, ["aadObjectId"] = conversation, ["name"] = "A" },
            ["recipient"] = new JsonObject { ["id"] = "28:bot" },
            ["conversation"] = new JsonObject
            {
                ["id"] = conversation, ["conversationType"] = "personal", ["tenantId"] = "home",
            },
        };
        while (true)
        {
            using var answer = await _http.PostAsJsonAsync(new Uri(bot, "/api/messages"), activity, stop);
            if (answer.StatusCode != HttpStatusCode.TooManyRequests)
            {
                answer.EnsureSuccessStatusCode();
                Said.Enqueue(word);
                return;
            }

            await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1), stop);
        }
    }

    [GeneratedRegex(@"zebra\d{6}")]
    private static partial Regex Word();
}
