using System.Net;
using System.Text.Json.Nodes;

namespace PrmBot.Host.Tests.Health;

/// <summary>What a bot answers about its health.</summary>
internal sealed record HealthReading(HttpStatusCode Status, string Body)
{
    public static async Task<HealthReading> OfAsync(HttpClient http, Uri bot, string path = "/health/ready")
    {
        using var answer = await http.GetAsync(new Uri(bot, path));
        return new HealthReading(answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public string? PartStatus(string part) => JsonNode.Parse(Body)!["parts"]![part]!["status"]?.ToString();

    public string? Says(string part) => JsonNode.Parse(Body)!["parts"]![part]!["says"]?.ToString();

    /// <summary>Asks until the status is this one.</summary>
    public static async Task<HealthReading> UntilAsync(HttpClient http, Uri bot, HttpStatusCode status)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await OfAsync(http, bot) is var reading)
        {
            if (reading.Status == status)
            {
                return reading;
            }

            await Task.Delay(200, limit.Token);
        }

        throw new InvalidOperationException("Never reached: there is always a reading.");
    }
}
