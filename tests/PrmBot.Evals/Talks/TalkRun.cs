using PrmBot.Evals.Bots;

namespace PrmBot.Evals.Talks;

/// <summary>How one way of saying a conversation went.</summary>
internal sealed record Outcome(
    Talk Talk, Wordings Set, IReadOnlyList<Expectation> Missed, IReadOnlyList<(Step Step, string Said)> Script)
{
    internal bool Passes => Missed.Count == 0;
}

/// <summary>Has a conversation with a bot of its own.</summary>
internal static class TalkRun
{
    internal static async Task<Outcome> HaveAsync(Talk talk, Wordings set, TextWriter? trace = null)
    {
        using var bot = new EvalBot();
        foreach (var step in talk.Given)
        {
            await Acting.DoAsync(bot, step);
        }

        var script = new List<(Step Step, string Said)>();
        foreach (var step in set.Steps)
        {
            script.Add((step, (await Acting.DoAsync(bot, step)).Words));
            trace?.WriteLine($"{step.Who}> {step.Text}\n    {script[^1].Said.ReplaceLineEndings("\n    ")}");
        }

        var state = await StoredState.OfAsync(bot.Store);
        if (trace is not null)
        {
            foreach (var document in state.Where(d => d.Kind != "history"))
            {
                trace.WriteLine($"  {document.Kind} {document.Body.ToJsonString()}");
            }
        }

        var said = script.ConvertAll(s => s.Said);
        return new Outcome(talk, set, [.. talk.Expected.Where(e => !e.Holds(state, said))], script);
    }
}
