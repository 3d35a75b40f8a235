using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PrmBot.Host.Tests.Workers;

/// <summary>Many people who write at once, each in a chat of their own; every message has a word of its own.</summary>
internal sealed partial class Crowd(Func<Uri> bot, string channel) : IDisposable
{
    private readonly HttpClient _http = new();
    private int _next;

    /// <summary>True where bots are killed meanwhile.</summary>
    public bool MayFail { get; init; }

    /// <summary>The words of what was acknowledged.</summary>
    public ConcurrentQueue<string> Said { get; } = new();

    /// <summary>One message in so many comes a second time, as from a channel that got no answer; 0: none.</summary>
    public int EachTwice { get; init; }

    /// <summary>The word that an answer repeats.</summary>
    public static string WordOf(string answer) => Word().Match(answer).Value;

    public Task SayAsync(IReadOnlyList<string> conversations, int messages) => Parallel.ForEachAsync(
        conversations,
        new ParallelOptions { MaxDegreeOfParallelism = 16 },
        async (conversation, stop) =>
        {
            for (var i = 0; i < messages; i++)
            {
                var number = Interlocked.Increment(ref _next);
                var word = $"zebra{number:D6}";
                await SayAsync(conversation, word, stop);
                Said.Enqueue(word);
                if (EachTwice > 0 && number % EachTwice == 0)
                {
                    await SayAsync(conversation, word, stop);
                }
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
            if (await TakenAsync(activity, stop))
            {
                return;
            }
        }
    }

    // As the platform does: what was not taken, or by a bot that is not there, comes again under the same id.
    private async Task<bool> TakenAsync(JsonObject activity, CancellationToken stop)
    {
        try
        {
            using var answer = await _http.PostAsJsonAsync(new Uri(bot(), "/api/messages"), activity, stop);
            if (answer.StatusCode == HttpStatusCode.Accepted)
            {
                return true;
            }

            await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(0.3), stop);
        }
        catch (HttpRequestException) when (MayFail)
        {
            await Task.Delay(100, stop);
        }

        return false;
    }

    [GeneratedRegex(@"zebra\d{6}")]
    private static partial Regex Word();
}
