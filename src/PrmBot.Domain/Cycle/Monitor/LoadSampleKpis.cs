using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Cycle.Monitor;

/// <summary>Puts the sample portfolio's numbers in. Numbers that are there already stay as they are.</summary>
public static class LoadSampleKpis
{
    /// <summary>How many series were filled.</summary>
    public static async Task<Outcome<int>> RunAsync(
        Session session, Partner partner, IReadOnlyList<SampleNumbers> samples, CancellationToken ct)
    {
        if (session.Refuses(Act.Manage) is { } no)
        {
            return no;
        }

        var stamp = new KpiStamp(session.Caller.Who, session.Now, KpiSource.Sample);
        foreach (var sample in samples)
        {
            var series = await session.Work.FindAsync<KpiSeries>(KpiSeries.IdOf(partner.Of, sample.Kpi), ct)
                ?? new KpiSeries { Of = partner.Of, Kpi = sample.Kpi };
            session.Work.Put(Fill(series, sample, stamp, session.Today));
        }

        return samples.Count;
    }

    /// <summary>The series with the sample's numbers, counted back from a day: pure.</summary>
    public static KpiSeries Fill(KpiSeries series, SampleNumbers sample, KpiStamp stamp, DateOnly today)
    {
        var period = Period.Of(sample.Every, today);
        foreach (var value in sample.Values.Reverse())
        {
            period = period.Previous();
            if (value is { } number && series.ValueOf(period) is null)
            {
                series = series.WithValue(new KpiNumber(period, number, stamp)
                {
                    Currency = sample.Currency,
                    Detail = sample.Quality is { } quality ? new KpiDetail { Quality = quality } : null,
                });
            }
        }

        foreach (var target in sample.Targets)
        {
            var of = Shifted(Period.Of(target.Every, today), target.Offset);
            if (series.TargetOf(of) is null)
            {
                series = series.WithTarget(new KpiNumber(of, target.Value, stamp) { Currency = sample.Currency });
            }
        }

        return series;
    }

    private static Period Shifted(Period period, int steps)
    {
        for (; steps < 0; steps++)
        {
            period = period.Previous();
        }

        for (; steps > 0; steps--)
        {
            period = period.Next();
        }

        return period;
    }
}
