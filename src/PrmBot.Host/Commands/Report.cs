using PrmBot.Host.Privacy;

namespace PrmBot.Host.Commands;

/// <summary>What the operator is told: how many of what, never whose.</summary>
internal static class Report
{
    /// <summary>One line for each kind, the most first.</summary>
    public static async Task WriteAsync(TextWriter output, IReadOnlyDictionary<Line, int> counts)
    {
        foreach (var (line, count) in counts.OrderBy(c => c.Key.Fate, StringComparer.Ordinal)
            .ThenByDescending(c => c.Value).ThenBy(c => c.Key.What, StringComparer.Ordinal))
        {
            await output.WriteLineAsync($"{count,8}  {line.Fate,-8}  {line.What}");
        }
    }
}
