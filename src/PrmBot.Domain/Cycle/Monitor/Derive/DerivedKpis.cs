using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Analyze.Rules;
using PrmBot.Identity;
using PrmBot.Planning;

namespace PrmBot.Cycle.Monitor.Derive;

/// <summary>
/// KPIs that follow from what is recorded anyway (domain/cycle.md, catalogue): ramp-up completion K1, plan score K10,
/// use of the market funds K11 and what they brought K12, commitments kept K26. Computed at every look, so they are
/// never older than the facts; numerator and denominator are kept in each number. A number that somebody recorded for a
/// period goes before. Pure.
/// </summary>
public static class DerivedKpis
{
    public const string RampUp = "K1";
    public const string Commitments = "K26";
    public const string FundsUsed = "K11";

    public const string FundsReturn = "K12";

    private const int Weeks = 26;
    private const int Months = 12;
    private static readonly Person Bot = new(new UserId("bot"), "PrmBot");

    /// <summary>The series with what follows from the plan.</summary>
    /// <param name="stored">What was recorded, of one partner.</param>
    /// <param name="plan">Null, or a draft: nothing follows.</param>
    /// <param name="partner">Whose numbers they are.</param>
    /// <param name="day">The day of the look; numbers of running periods reach to it.</param>
    public static IReadOnlyList<KpiSeries> With(
        IReadOnlyList<KpiSeries> stored, JointPlan? plan, PartnerId partner, DateOnly day)
    {
        if (plan is null or { State: PlanState.Draft })
        {
            return stored;
        }

        var byKpi = stored.ToDictionary(s => s.Kpi);
        Put(RampUp, Weekly(plan, day, RampUpUntil));
        Put(Commitments, Weekly(plan, day, KeptUntil));
        Put(FundsUsed, Funds(plan, day) is { } funds ? [funds] : []);
        Put(FundsReturn, Returns(plan, day));
        return [.. byKpi.Values];

        void Put(string kpi, IReadOnlyList<KpiNumber> computed)
        {
            var series = byKpi.GetValueOrDefault(kpi) ?? new KpiSeries { Of = partner, Kpi = kpi };
            var missing = computed.Where(n => series.ValueOf(n.Period) is null).ToList();
            if (missing.Count > 0)
            {
                byKpi[kpi] = series.WithAll(missing, []);
            }
        }
    }

    /// <summary>The plan score as a number of the running month; null when nothing has a colour.</summary>
    internal static KpiNumber? PlanScore(KpiBasis? basis, DateOnly day) => basis is null ? null
        : Number(Period.Of(PeriodKind.Month, day), basis, day);

    /// <summary>How many commitments of each side were due by a day, and kept.</summary>
    public static IReadOnlyList<Analyze.Rules.Commitments.Kept> PerSide(JointPlan? plan, DateOnly day) =>
    [
        .. Enum.GetValues<PlanSide>().Select(s => Analyze.Rules.Commitments.Of(plan, s, day)).OfType<
            Analyze.Rules.Commitments.Kept>(),
    ];

    private static List<KpiNumber> Weekly(JointPlan plan, DateOnly day, Func<JointPlan, DateOnly, KpiBasis?> until)
    {
        var numbers = new List<KpiNumber>();
        var week = Period.Of(PeriodKind.Week, day);
        for (var i = 0; i < Weeks && week.End >= plan.Start; i++, week = week.Previous())
        {
            if (until(plan, week.End < day ? week.End : day.AddDays(-1)) is { } basis)
            {
                numbers.Add(Number(week, basis, day));
            }
        }

        return numbers;
    }

    private static KpiBasis? RampUpUntil(JointPlan plan, DateOnly until)
    {
        var due = plan.In(PlanSection.RampUp).Where(l => l.Due <= until).ToList();
        return due.Count == 0 ? null : new KpiBasis(due.Count(l => WasDone(l, until)), due.Count);
    }

    private static bool WasDone(PlanLine line, DateOnly until) =>
        line.Status == LineStatus.Done && (LinkedWork.DoneOn(line) is not { } on || on <= until);

    private static KpiBasis? KeptUntil(JointPlan plan, DateOnly until)
    {
        var sides = PerSide(plan, until.AddDays(1));
        return sides.Count == 0 ? null : new KpiBasis(sides.Sum(s => s.OnTime), sides.Sum(s => s.Due));
    }

    // What was claimed of what the plan's time allots to the days that are over.
    private static KpiNumber? Funds(JointPlan plan, DateOnly day)
    {
        if (plan.Mdf is not { Pool: > 0 } fund)
        {
            return null;
        }

        var days = Math.Max(1, PeriodDays.Working(plan.Start, plan.End));
        var over = PeriodDays.Working(plan.Start, day.AddDays(-1)) / (decimal)days;
        var allotted = Math.Round(fund.Pool * Math.Clamp(over, 0, 1), 2);
        return allotted <= 0 ? null
            : Number(Period.Of(PeriodKind.Month, day), new KpiBasis(fund.Claimed, allotted), day) with
            {
                Part = null, Sample = null,
            };
    }

    // Month by month since the plan began, each with all that was paid and brought by its end.
    private static List<KpiNumber> Returns(JointPlan plan, DateOnly day)
    {
        var numbers = new List<KpiNumber>();
        var month = Period.Of(PeriodKind.Month, day);
        for (var i = 0; i < Months && month.End >= plan.Start; i++, month = month.Previous())
        {
            if (MdfReturn.Of(plan, month.End < day ? month.End : day) is { } basis)
            {
                numbers.Add(Number(month, basis, day) with
                {
                    Value = Math.Round(basis.Numerator / basis.Denominator, 2), Part = null, Sample = null,
                });
            }
        }

        return numbers;
    }

    private static KpiNumber Number(Period period, KpiBasis basis, DateOnly day)
    {
        var isCount = basis.Numerator == decimal.Truncate(basis.Numerator)
            && basis.Denominator == decimal.Truncate(basis.Denominator) && basis.Denominator < int.MaxValue;
        var at = new DateTimeOffset((period.End < day ? period.End : day).ToDateTime(default), TimeSpan.Zero);
        return new KpiNumber(
            period, Math.Round(100 * basis.Numerator / basis.Denominator, 2), new KpiStamp(Bot, at, KpiSource.Derived))
        {
            Basis = basis,
            Part = isCount ? (int)basis.Numerator : null,
            Sample = isCount ? (int)basis.Denominator : null,
        };
    }
}
