using PrmBot.Planning;

namespace PrmBot.Cycle.Monitor.Import;

/// <summary>What a table brings to one series. Gathers, and changes nothing that is stored.</summary>
internal sealed class SeriesImport(KpiDefinition kpi, KpiSeries series, DateOnly today, PlanSide side)
{
    private readonly Dictionary<(Period, bool), KpiNumber> _now = series.Values.Select(v => (v, false))
        .Concat(series.Targets.Select(t => (t, true))).ToDictionary(n => (n.Item1.Period, n.Item2), n => n.Item1);

    private readonly Dictionary<(Period, bool), ImportRow> _seen = [];
    private readonly List<ImportedNumber> _numbers = [];
    private readonly List<RefusedRow> _refused = [];
    private string? _currency = KpiCheck.CurrencyOf(series);

    public IReadOnlyList<ImportedNumber> Numbers => _numbers;

    public IReadOnlyList<RefusedRow> Refused => _refused;

    /// <summary>How many say what is recorded, or what a row before them says.</summary>
    public int Unchanged { get; private set; }

    public void Take(ImportRow row)
    {
        var key = (row.Period, row.IsTarget);
        var former = _now.GetValueOrDefault(key);
        var completed = row.IsTarget ? row.Number : GivenDetails.Complete(kpi, row.Number, former, side);
        if (!completed.Succeeded(out var whole, out var no) || (no = Refuses(row, whole, key)) is not null)
        {
            _refused.Add(new RefusedRow(row.Row, no));
            return;
        }

        _currency ??= row.Number.Currency;
        if (!_seen.TryAdd(key, row) || (former is not null && IsSame(former, whole)))
        {
            Unchanged++;
            return;
        }

        _numbers.Add(new ImportedNumber(row, kpi, former)
        {
            Whole = whole,
            Currency = kpi.Unit == KpiUnit.Money ? row.Number.Currency ?? _currency : null,
        });
    }

    /// <summary>The series with the numbers; what they replace goes into their history.</summary>
    public KpiSeries With(KpiStamp stamp)
    {
        List<KpiNumber> Of(bool isTarget) =>
        [
            .. _numbers.Where(n => n.Row.IsTarget == isTarget).Select(n =>
                new KpiNumber(n.Row.Period, n.Whole.Value, stamp)
                {
                    Currency = n.Currency, Part = n.Whole.Cases?.Part, Sample = n.Whole.Cases?.All,
                    Detail = n.Whole.Detail,
                    Baseline = isTarget ? n.Former?.Baseline : null,
                }),
        ];
        return series.WithAll(Of(isTarget: false), Of(isTarget: true));
    }

    private Refusal? Refuses(ImportRow row, GivenNumber whole, (Period, bool) key)
    {
        if (!row.IsTarget && row.Period.Start > today)
        {
            return new Refusal("kpi.future").With("kpi", kpi.Name).With("period", row.Period);
        }

        if (row.Number.Currency is { } said && _currency is { } known && said != known)
        {
            return new Refusal("kpi.other_currency").With("kpi", kpi.Name).With("said", said).With("known", known);
        }

        return KpiCheck.Refuses(kpi, whole, series)
            ?? (_seen.TryGetValue(key, out var before) && before.Number.Value != row.Number.Value
                ? new Refusal("kpi.import_twice").With("kpi", kpi.Name).With("period", row.Period)
                    .With("row", before.Row)
                : null);
    }

    private static bool IsSame(KpiNumber former, GivenNumber given) =>
        former.Value == given.Value && former.Dispute is null
        && (given.Detail is null || given.Detail == former.Detail)
        && (given.Currency is null || given.Currency == former.Currency)
        && (given.Cases is null || (given.Cases.Part == former.Part && given.Cases.All == former.Sample));
}
