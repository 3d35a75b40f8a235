using PrmBot.Conversation.Prompts;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Selection;
using PrmBot.Storage;
using PrmBot.Testing;

namespace PrmBot.Benchmarks;

/// <summary>
/// A portfolio for <see cref="GrowthReport"/>: each partner with an assessment, a running plan and numbers.
/// </summary>
internal static class GrowthFilling
{
    private const int KpisOfEach = 5;
    private const int AtATime = 200;

    // The one that is asked about has all numbers, the others some.
    internal static async Task RunAsync(BenchHost host, int partners, int weeks)
    {
        var catalogue = KpiFile.Read(RepoFiles.Prompts);
        var questions = QuestionFile.Read(RepoFiles.Prompts);
        foreach (var some in Enumerable.Range(0, partners).Chunk(AtATime))
        {
            var work = host.Store.Open(BenchHost.Home);
            foreach (var n in some)
            {
                var of = PartnerId.From(n == 0 ? "asked" : $"p{n}");
                work.Put(new Partner
                {
                    Of = of, Name = n == 0 ? GrowthReport.Asked : PartnerNaming.Name(n), Type = PartnerType.Reseller,
                    Region = n % 3 == 0 ? "DACH" : "Nordics", Status = PartnerStatus.Active,
                });
                work.Put(AnalysisReport.PlanOf(of));
                work.Put(AssessmentOf(questions, of, n));
                var series = AnalysisReport.SeriesOf(catalogue, of, weeks, allWeekly: false);
                foreach (var one in series.Take(n == 0 ? int.MaxValue : KpisOfEach))
                {
                    work.Put(one);
                }
            }

            await work.CommitAsync(default);
        }
    }

    private static Assessment AssessmentOf(QuestionSet questions, PartnerId of, int seed) => new()
    {
        Id = $"assessment {of.Value}", Of = of, QuestionSet = questions.Edition, Profile = 0,
        Weights = CriterionWeights.Defaults, State = AssessmentState.Complete,
        StartedBy = AnalysisReport.By.Who, StartedAt = AnalysisReport.By.At, AnsweredAt = AnalysisReport.By.At,
        Answers =
        [
            .. from question in questions.Questions.Select((q, i) => (Question: q, At: i))
               from side in Enum.GetValues<Side>()
               where question.Question.IsAskedOf(side)
               select new Answer
               {
                   Question = question.Question.Id, Side = side, Rating = Ratings.Of(1 + ((seed + question.At) % 4)),
                   By = AnalysisReport.By.Who, At = AnalysisReport.By.At,
               },
        ],
    };
}
