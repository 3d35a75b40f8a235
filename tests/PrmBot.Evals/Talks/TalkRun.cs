using System.Globalization;
using System.Text.Json.Nodes;
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
            await DoAsync(bot, step);
        }

        var script = new List<(Step Step, string Said)>();
        foreach (var step in set.Steps)
        {
            script.Add((step, (await DoAsync(bot, step)).Words));
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

    private static async Task<Answer> DoAsync(EvalBot bot, Step step)
    {
        var who = Cast.Of(step.Who);
        var place = step.Place ?? who.UsualPlace;
        if (step.Text is not ['[', .. var inside, ']'])
        {
            return await bot.SayAsync(who, place, step.Text);
        }

        var words = inside.Split(' ', 2);
        return words[0] == "after"
            ? await bot.RemindAfterAsync(int.Parse(words[1], CultureInfo.InvariantCulture))
            : await bot.PressAsync(who, place, words[0], Data(words.ElementAtOrDefault(1)));
    }

    private static JsonObject Data(string? text)
    {
        var data = new JsonObject();
        foreach (var pair in (text ?? string.Empty).Split("; ", StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            data[pair[..at]] = pair[(at + 1)..];
        }

        return data;
    }
}
