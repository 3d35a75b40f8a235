using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PrmBot.Benchmarks.Turns;

/// <summary>
/// What the wire alone costs in this language: takes an activity, says it again to the platform, and keeps, checks and
/// understands nothing. No bot on the same web server can answer more.
/// </summary>
internal static class WireBot
{
    /// <summary>The first word of the process that it is.</summary>
    public const string Word = "wire";

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapGet("/health/live", () => "ready");
        app.MapPost("/api/messages", AnswerAsync);
        await app.RunAsync();
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var activity = (await context.Request.ReadFromJsonAsync<JsonObject>())!;
        if ((string?)activity["type"] == "message")
        {
            var conversation = Uri.EscapeDataString((string)activity["conversation"]!["id"]!);
            var answer = new JsonObject
            {
                ["type"] = "message",
                ["text"] = $"You said: {activity["text"]}",
                ["replyToId"] = (string)activity["id"]!,
            };
            using var taken = await Http.PostAsJsonAsync(
                $"{activity["serviceUrl"]}v3/conversations/{conversation}/activities/{activity["id"]}", answer);
            taken.EnsureSuccessStatusCode();
            return;
        }

        await context.Response.WriteAsJsonAsync(new JsonObject { ["statusCode"] = 200, ["value"] = "Done" });
    }
}
