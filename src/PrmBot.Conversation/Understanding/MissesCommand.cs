using PrmBot.Feedback;

namespace PrmBot.Conversation.Understanding;

/// <summary>
/// <c>understand --misses</c>: what was not understood, or wrongly, as a file in the form of
/// <c>prompts/understanding/examples</c>: move each line under the function that it should have been, and start again.
/// </summary>
public static class MissesCommand
{
    /// <param name="opinions">In the order of time.</param>
    /// <param name="output">YAML.</param>
    public static void Write(IReadOnlyList<Opinion> opinions, TextWriter output)
    {
        var misses = opinions.Where(o => o.What != OpinionKind.Liked).ToList();
        var withText = misses.Where(o => o.Text is not null).ToList();
        var silent = misses.Count - withText.Count;
        var liked = opinions.Count - misses.Count;
        output.WriteLine($"# {misses.Count} answers missed or were called wrong, {liked} liked.");
        output.WriteLine("# Move each line to the function that it should have been: prompts/understanding/examples.");
        if (silent > 0)
        {
            output.WriteLine($"# {silent} have no words: Feedback:KeepText is off, or was.");
        }

        foreach (var called in withText.GroupBy(o => o.Function ?? LocalEngine.None))
        {
            output.WriteLine();
            output.WriteLine(called.Key == LocalEngine.None
                ? "# Nothing was understood here."
                : $"# Called, and said to be wrong: {called.Key}");
            output.WriteLine($"{called.Key}: |");
            foreach (var opinion in called.DistinctBy(o => o.Text))
            {
                output.WriteLine($"  {OneLine(opinion.Text!)}{Remark(opinion)}");
            }
        }
    }

    private static string Remark(Opinion opinion) =>
        opinion.Comment is { } comment ? $"  # {OneLine(comment)}" : string.Empty;

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
