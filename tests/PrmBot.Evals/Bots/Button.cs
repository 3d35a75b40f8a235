using System.Text.Json.Nodes;

namespace PrmBot.Evals.Bots;

/// <summary>What a card's button carries, as the files of the evals write it.</summary>
internal static class Button
{
    /// <param name="text"><c>name=value; name=value</c>; null or empty: nothing.</param>
    internal static JsonObject Data(string? text)
    {
        var data = new JsonObject();
        foreach (var pair in (text ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            data[pair[..at].Trim()] = pair[(at + 1)..].Trim();
        }

        return data;
    }
}
