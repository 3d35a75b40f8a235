using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using PrmBot.Conversation.Understanding;
using PrmBot.Testing;

namespace PrmBot.Evals;

/// <summary>
/// Lines a second of the <c>understand</c> command on the project's own turns, numbered to be all different.
/// </summary>
internal static class SpeedReport
{
    internal static void Write(TextWriter output, string? lines)
    {
        var count = lines is null ? 20000 : int.Parse(lines, CultureInfo.InvariantCulture);
        var watch = Stopwatch.StartNew();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var engine = LocalEngine.Load(RepoFiles.Prompts);
        output.WriteLine($"loaded and trained in {watch.Elapsed.TotalSeconds:0.00} s, "
            + $"{(Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds:0.00} s of processor time");

        var turns = Turn.ReadAll();
        var input = string.Join('\n', Enumerable.Range(0, count).Select(i => LineOf(turns[i % turns.Count], i)));
        before = Process.GetCurrentProcess().TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes();
        watch.Restart();
        UnderstandCommand.Run(new StringReader(input), TextWriter.Null, engine, TimeProvider.System);
        output.WriteLine($"{count} lines in {watch.Elapsed.TotalSeconds:0.00} s: "
            + $"{count / watch.Elapsed.TotalSeconds:0} a second on {Environment.ProcessorCount} processors, "
            + $"{(Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds * 1000 / count:0} us of "
            + $"processor time and {(GC.GetTotalAllocatedBytes() - allocated) / 1024.0 / count:0} KB each");
    }

    private static string LineOf(Turn turn, int number) => new JsonObject
    {
        ["text"] = number / 615 % 2 == 0 ? turn.Utterance.Text : $"{turn.Utterance.Text} {number}",
        ["context"] = "none",
        ["partners"] = new JsonArray([.. turn.Utterance.Partners.Select(p => (JsonNode)p)]),
        ["today"] = "2026-11-23",
    }.ToJsonString();
}
