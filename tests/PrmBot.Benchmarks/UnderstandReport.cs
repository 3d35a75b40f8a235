using System.Diagnostics;
using PrmBot.Conversation.Understanding;
using PrmBot.Conversation.Understanding.Readers;
using PrmBot.Testing;

namespace PrmBot.Benchmarks;

/// <summary>
/// How long the local engine takes to read a message, one after the other, as the names that it knows grow from 10 to
/// 10,000.
/// </summary>
internal static class UnderstandReport
{
    private const int Rounds = 200;
    private const int WarmUps = 100;

    // Everyday ones, with a name, a misspelt name, and none.
    private static readonly string[] Sentences =
    [
        "show {0}", "how is {0} doing this quarter?", "record {1} leads for {0} in October 2026",
        "show the KPIs of {0}", "thanks, that helps", "what is overdue?", "set the pipeline of {0} to 1.2m EUR",
        "add a webinar in March to the plan with {0}, owner Mia Keller", "move line {1} to the end of June",
        "we gave {0} two days of training last week", "why is certification red?", "remind me on Friday",
        "add Brunnthal Systeme as a reseller", "compare {0} with the others", "no, I meant last month",
        "zeig mir den Plan mit {0}", "send the digest every Monday at 9", "export the plan with {0} as csv",
        "show me the papers of Zwirnberg", "undo that",
    ];

    internal static void Write(TextWriter output, int mostPartners)
    {
        var engine = LocalEngine.Load(RepoFiles.Prompts);
        foreach (var count in new[] { 10, 100, 1_000, 10_000 }.Where(c => c <= mostPartners))
        {
            var names = Enumerable.Range(0, count).Select(PartnerNaming.Name).ToList();
            var index = new NameIndex(names.Select(n => KeyValuePair.Create(n, n)));
            var times = new List<(string Sentence, double Time)>();
            var begin = TimeSpan.Zero;
            for (var round = -WarmUps; round < Rounds; round++)
            {
                begin = round == 0 ? Environment.CpuUsage.TotalTime : begin;
                foreach (var sentence in Sentences)
                {
                    var text = string.Format(
                        null, sentence, names[(round + WarmUps) * 7 % count], round + WarmUps + 1);
                    var start = Stopwatch.GetTimestamp();
                    engine.Understand(new Utterance(text, null, names, AnalysisReport.Today) { Names = index });
                    times.Add((sentence, Stopwatch.GetElapsedTime(start).TotalMicroseconds));
                }
            }

            // Processor time, not the clock: the machine may have other things to do.
            var each = (Environment.CpuUsage.TotalTime - begin).TotalSeconds / (Rounds * Sentences.Length);
            var measured = times.Skip(WarmUps * Sentences.Length).ToList();
            var all = measured.Select(t => t.Time).Order().ToList();
            var slowest = measured.GroupBy(t => t.Sentence, t => t.Time)
                .Select(g => (Sentence: g.Key, Median: g.Order().ElementAt(Rounds / 2))).MaxBy(g => g.Median);
            output.WriteLine($"{count,6:#,0} names: {1 / each,6:#,0} messages a second of processor time, median "
                + $"{all[all.Count / 2]:0} us, 99 of 100 under {all[all.Count * 99 / 100]:0} us; "
                + $"slowest, median {slowest.Median:0} us: {slowest.Sentence}");
        }
    }
}
