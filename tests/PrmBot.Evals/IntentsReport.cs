using System.Diagnostics;
using System.Globalization;
using PrmBot.Conversation.Understanding.Classification;
using PrmBot.Conversation.Understanding.Readers;

namespace PrmBot.Evals;

/// <summary>The engine's classifier on a labelled set of somebody else's.</summary>
internal static class IntentsReport
{
    /// <summary>Of the held-out training data so much may be refused.</summary>
    private const double RefusedInScope = 0.1;

    internal static void Write(TextWriter output, string train, string test, string? oos, string? oosVal,
        TrainingOptions? options = null)
    {
        var examples = Read(train);
        var watch = Stopwatch.StartNew();
        var classifier = TextClassifier.Train(examples, options);
        output.WriteLine($"trained on {examples.Count} lines in {watch.Elapsed.TotalSeconds:0.0} s");

        var results = Read(test).ConvertAll(t => (t.Label, Got: classifier.Rank(t.Text)));
        output.WriteLine($"accuracy {Percent(results.Count(r => r.Label == r.Got.Best), results.Count)}  "
            + $"macro-F1 {MacroF1(results.ConvertAll(r => (r.Label, r.Got.Best))):0.0000}");
        if (oos is null)
        {
            return;
        }

        var threshold = Threshold(examples, oosVal is null ? null : Read(oosVal), options);
        var outside = Read(oos).ConvertAll(t => classifier.Rank(t.Text).Probability);
        var right = results.Count(r => r.Label == r.Got.Best && r.Got.Probability >= threshold);
        output.WriteLine($"at {threshold.ToString("0.000", CultureInfo.InvariantCulture)}: in scope "
            + $"{Percent(right, results.Count)}  out-of-scope recall "
            + Percent(outside.Count(p => p < threshold), outside.Count));
    }

    /// <summary>
    /// From a fifth of the training data that a second classifier does not see: where one in ten of them would be
    /// refused; with out-of-scope lines to tune on, where as many of both kinds are right.
    /// </summary>
    private static double Threshold(List<(string Text, string Label)> examples, List<(string Text, string Label)>? oos,
        TrainingOptions? options)
    {
        var apart = examples.Where((_, i) => i % 5 == 0).ToList();
        var second = TextClassifier.Train([.. examples.Where((_, i) => i % 5 != 0)], options);
        var inside = apart.Select(e => (e.Label, Got: second.Rank(e.Text)))
            .OrderBy(r => r.Got.Probability).ToList();
        if (oos is null)
        {
            return inside[(int)(inside.Count * RefusedInScope)].Got.Probability;
        }

        var outside = oos.ConvertAll(e => second.Rank(e.Text).Probability);
        return inside.Select(r => r.Got.Probability).MinBy(t => Math.Abs(
            (inside.Count(r => r.Label == r.Got.Best && r.Got.Probability >= t) / (double)inside.Count)
            - (outside.Count(p => p < t) / (double)outside.Count)));
    }

    private static double MacroF1(List<(string Wanted, string Got)> pairs) =>
        pairs.Select(p => p.Wanted).Distinct().Average(label =>
        {
            var hits = pairs.Count(p => p.Wanted == label && p.Got == label);
            return 2.0 * hits / (pairs.Count(p => p.Wanted == label) + pairs.Count(p => p.Got == label));
        });

    private static List<(string Text, string Label)> Read(string path) =>
        LabelledCsv.Read(path).ConvertAll(e => (Folding.Fold(e.Text), e.Label));

    private static string Percent(int part, int whole) =>
        (100.0 * part / whole).ToString("0.00", CultureInfo.InvariantCulture) + " %";
}
