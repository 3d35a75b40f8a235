using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using PrmBot.Host.Playground;
using PrmBot.Testing;

namespace PrmBot.EndToEnd;

/// <summary>
/// A bot that repeats what it hears, on a card with a button that changes the card in place, beside the host's own
/// playground: what the harness itself is tested with.
/// </summary>
internal sealed class EchoBot : IAsyncDisposable
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";
    private readonly int playgroundPort = FreePort.Take();
    private readonly HttpClient http = new();
    private WebApplication? app;

    /// <summary>One folder for all runs, so that the package is fetched once.</summary>
    public static string PlaygroundFolder => Path.Combine(RepoFiles.Root, "artifacts", "playground");

    public Uri Playground => FreePort.Address(playgroundPort);

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Playground:Port"] = playgroundPort.ToString(CultureInfo.InvariantCulture),
            ["Playground:Folder"] = PlaygroundFolder,
        });
        builder.WebHost.UseUrls(FreePort.Address(FreePort.Take()).OriginalString);
        builder.AddPlayground();
        app = builder.Build();
        app.MapPost("/api/messages", AnswerAsync);
        await app.StartAsync();
        await PlaygroundReady.WaitAsync(Playground);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }

    private async Task<IResult> AnswerAsync(JsonObject activity)
    {
        if ((string?)activity["type"] == "invoke")
        {
            return Results.Json(new
            {
                statusCode = 200,
                type = CardType,
                value = Card("It was pressed"),
            });
        }

        if ((string?)activity["type"] == "message")
        {
            await SendAsync(activity, (string?)activity["text"] ?? activity["value"]!.ToJsonString());
        }

        return Results.Accepted();
    }

    private async Task SendAsync(JsonObject activity, string heard)
    {
        var conversation = Uri.EscapeDataString((string)activity["conversation"]!["id"]!);
        var answer = new
        {
            type = "message",
            from = activity["recipient"],
            attachments = new[] { new { contentType = CardType, content = Card($"Heard {heard}") } },
        };
        var sent = await http.PostAsJsonAsync(
            $"{activity["serviceUrl"]}/v3/conversations/{conversation}/activities/{activity["id"]}", answer);
        sent.EnsureSuccessStatusCode();
    }

    private static JsonObject Card(string text) => new()
    {
        ["type"] = "AdaptiveCard",
        ["version"] = "1.5",
        ["body"] = new JsonArray(
            new JsonObject { ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true },
            new JsonObject { ["type"] = "Input.Text", ["id"] = "note", ["label"] = "Note" }),
        ["actions"] = new JsonArray(
            new JsonObject { ["type"] = "Action.Execute", ["title"] = "Press", ["verb"] = "Echo-press" },
            new JsonObject { ["type"] = "Action.Submit", ["title"] = "Submit", ["data"] = new JsonObject() }),
    };
}
