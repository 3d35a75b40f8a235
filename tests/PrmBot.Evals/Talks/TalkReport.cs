using System.Globalization;

namespace PrmBot.Evals.Talks;

/// <summary>Counts how many conversations went well: each way for itself, and all five ways of one.</summary>
internal sealed class TalkScore(IReadOnlyList<Outcome> outcomes)
{
    internal IReadOnlyList<Outcome> Outcomes => outcomes;

    /// <summary>The share of single ways that ended as they should.</summary>
    internal double PassOne => outcomes.Count(o => o.Passes) / (double)outcomes.Count;

    /// <summary>The share of conversations of which all five ways did.</summary>
    internal double PassFive => outcomes.GroupBy(o => o.Talk).Average(g => g.All(o => o.Passes) ? 1.0 : 0.0);

    internal static async Task<TalkScore> OfAsync(IEnumerable<Talk> talks)
    {
        var runs = talks.SelectMany(t => t.Sets.Select(s => (Talk: t, Set: s))).ToList();
        var outcomes = new Outcome[runs.Count];
        await Parallel.ForAsync(0, runs.Count, async (i, _) =>
            outcomes[i] = await TalkRun.HaveAsync(runs[i].Talk, runs[i].Set));
        return new TalkScore(outcomes);
    }
}

/// <summary>Prints how the conversations went, file by file.</summary>
internal static class TalkReport
{
    internal static async Task WriteAsync(TextWriter output, string? only, bool isTraced, bool withFailures)
    {
        var talks = Talk.ReadAll().Where(t => only is null || $"{t.File} {t.Title}".Contains(only, Ordinal)).ToList();
        if (isTraced)
        {
            foreach (var (talk, set) in talks.SelectMany(t => t.Sets.Select(s => (t, s))))
            {
                output.WriteLine($"== {talk.Title} {set.Number}");
                Missed(output, await TalkRun.HaveAsync(talk, set, output), false);
            }

            return;
        }

        var score = await TalkScore.OfAsync(talks);
        foreach (var outcome in score.Outcomes.Where(o => !o.Passes))
        {
            Missed(output, outcome, withFailures);
        }

        foreach (var file in score.Outcomes.GroupBy(o => o.Talk.File))
        {
            Line(output, file.Key, new TalkScore([.. file]));
        }

        Line(output, "all", score);
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static void Missed(TextWriter output, Outcome outcome, bool withScript)
    {
        if (outcome.Passes)
        {
            return;
        }

        output.WriteLine($"-- {outcome.Talk.File}: {outcome.Talk.Title}, {outcome.Set.Number}");
        foreach (var (step, said) in withScript ? outcome.Script : [])
        {
            var first = said.ReplaceLineEndings(" | ");
            output.WriteLine($"   {step.Who}> {step.Text}\n        {first[..Math.Min(first.Length, 300)]}");
        }

        foreach (var expected in outcome.Missed)
        {
            output.WriteLine($"   MISSED {expected.Kind} {expected.Text}");
        }
    }

    private static void Line(TextWriter output, string name, TalkScore score) => output.WriteLine(
        $"{name,-14} conversations {score.Outcomes.Select(o => o.Talk).Distinct().Count(),3}  "
        + $"pass^1 {Number(score.PassOne)}  pass^5 {Number(score.PassFive)}");

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
