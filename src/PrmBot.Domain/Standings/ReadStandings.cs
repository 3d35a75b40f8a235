using PrmBot.Cycle.Monitor;
using PrmBot.Cycle.Monitor.Own;
using PrmBot.Identity;
using PrmBot.Ledger;
using PrmBot.Planning;
using PrmBot.Selection;
using PrmBot.Storage;

namespace PrmBot.Standings;

/// <summary>Reads how partners stand; each kind of document is read once for all of them.</summary>
/// <param name="catalogue">The KPIs that all partners have.</param>
/// <param name="inHand">The questions of assessments.</param>
public sealed class ReadStandings(KpiCatalogue catalogue, QuestionSet inHand)
{
    /// <summary>As our side sees them: who may, is checked by who asks.</summary>
    public async Task<IReadOnlyList<(PartnerId Of, PartnerStanding Standing)>> OfAsync(
        IUnitOfWork work, IReadOnlyCollection<PartnerId> partners, DateOnly day, CancellationToken ct)
    {
        var own = await work.OfPartnersAsync<OwnKpi>(partners, ct);
        var series = await work.OfPartnersAsync<KpiSeries>(partners, ct);
        var plans = await work.OfPartnersAsync<JointPlan>(partners, ct);
        var fits = await FitsAsync(work, partners, series, day, ct);
        return
        [
            .. from of in partners
               let plan = CurrentPlan.LatestOf(plans[of], day)
               let numbers = PartnerNumbers.Of(catalogue, own[of], [.. series[of]], plan, (of, day))
               select (of, PartnerStanding.Of(catalogue, numbers, plan, fits.GetValueOrDefault(of), day)),
        ];
    }

    private async Task<Dictionary<PartnerId, FitReport>> FitsAsync(
        IUnitOfWork work, IReadOnlyCollection<PartnerId> partners, ILookup<PartnerId, KpiSeries> series, DateOnly day,
        CancellationToken ct)
    {
        var assessments = await work.OfPartnersAsync<Assessment>(partners, ct);
        var rows = await work.OfPartnersAsync<LedgerRow>([.. assessments.Select(a => a.Key)], ct);
        var fits = new Dictionary<PartnerId, FitReport>();
        foreach (var of in assessments)
        {
            if (AssessmentReads.ForResult([.. of]) is { } assessment)
            {
                var questions = await AssessmentReads.QuestionsAsync(work, assessment, inHand, ct);
                var records = OwnRecords.Of(rows[of.Key], series[of.Key], day);
                fits[of.Key] = FitReport.Of(questions, records.Over(questions, assessment));
            }
        }

        return fits;
    }
}
