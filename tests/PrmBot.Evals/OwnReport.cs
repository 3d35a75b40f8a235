using System.Globalization;
using PrmBot.Conversation.Understanding;
using PrmBot.Testing;

namespace PrmBot.Evals;

/// <summary>
/// Prints the score of the project's own turns: all, then those that were tuned for, then the others.
/// </summary>
internal static class OwnReport
{
    internal static void Write(TextWriter output, bool withFailures)
    {
        var engine = LocalEngine.Load(RepoFiles.Prompts);
        var turns = Turn.ReadAll();
        var all = OwnScore.Of(engine, turns);
        if (withFailures)
        {
            Failures(output, all.Pairs.Where(p => !p.Turn.IsHeldOut));
        }

        Functions(output, all);
        Arguments(output, all);
        Line(output, $"all {turns.Count}", all);
        Line(output, "seen", OwnScore.Of(engine, turns.Where(t => !t.IsHeldOut)));
        Arguments(output, OwnScore.Of(engine, turns.Where(t => t.IsHeldOut)));
        Line(output, "held out", OwnScore.Of(engine, turns.Where(t => t.IsHeldOut)));
        foreach (var role in turns.GroupBy(t => t.Role))
        {
            Line(output, role.Key, OwnScore.Of(engine, role));
        }
    }

    private static void Failures(TextWriter output, IEnumerable<Pair> pairs)
    {
        foreach (var pair in pairs.Where(p => !p.HasRightArguments))
        {
            var mark = OwnScore.IsFalseAction(pair) ? "ACT" : pair.IsRight ? "arg" : "fun";
            output.WriteLine($"{mark} {pair.Turn.Utterance.Text}\n      wanted {pair.WantedFunction} "
                + $"{Flat(pair.WantedArguments)}\n      got    {pair.GotFunction} {Flat(pair.GotArguments)} "
                + Number(pair.Got?.Confidence ?? 0));
        }
    }

    private static void Functions(TextWriter output, OwnScore score)
    {
        output.WriteLine("function                    turns  precision  recall     F1");
        foreach (var function in score.Pairs.GroupBy(p => p.WantedFunction).OrderBy(g => g.Key))
        {
            output.WriteLine($"{function.Key,-26} {function.Count(),6} {Number(score.Precision(function.Key)),10} "
                + $"{Number(score.Recall(function.Key)),7} {Number(score.F1(function.Key)),6}");
        }
    }

    private static void Arguments(TextWriter output, OwnScore score)
    {
        output.WriteLine("argument            wanted    read   right");
        foreach (var name in score.Pairs.SelectMany(p => p.WantedArguments.Keys.Concat(p.GotArguments.Keys))
            .Distinct().Order(StringComparer.Ordinal))
        {
            var wanted = score.Pairs.Count(p => p.WantedArguments.ContainsKey(name));
            var read = score.Pairs.Count(p => p.GotArguments.ContainsKey(name));
            output.WriteLine($"{name,-18} {wanted,7} {read,7} {score.Pairs.Count(p => p.IsHit(name)),7}");
        }
    }

    private static void Line(TextWriter output, string name, OwnScore s) => output.WriteLine(
        $"{name,-9} accuracy {Number(s.Accuracy)}  macro-F1 {Number(s.MacroF1)}  argument F1 {Number(s.ArgumentF1)}  "
        + $"false actions {Number(s.FalseActions)}  refusal precision {Number(s.RefusalPrecision)} "
        + $"recall {Number(s.RefusalRecall)}");

    private static string Flat(IReadOnlyDictionary<string, string> arguments) =>
        string.Join(';', arguments.OrderBy(a => a.Key).Select(a => $"{a.Key}={a.Value}"));

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
