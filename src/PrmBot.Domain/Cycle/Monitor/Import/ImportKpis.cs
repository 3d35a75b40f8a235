using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Storage;

namespace PrmBot.Cycle.Monitor.Import;

/// <summary>
/// Takes a table of numbers in, in two steps: first it is shown what it would change, then, after a yes, that is done,
/// decided once more against what is recorded then. A row that does not fit is left out and named; a number that is
/// recorded already changes nothing, so the same table twice is the same as once.
/// </summary>
/// <param name="catalogue">The KPIs that there are for the partner.</param>
public sealed class ImportKpis(KpiCatalogue catalogue)
{
    /// <summary>The most numbers of one table.</summary>
    public const int MostNumbers = 20_000;

    /// <summary>Shows what would change, and keeps it for the yes.</summary>
    /// <param name="session">Anybody who may work on the plan.</param>
    /// <param name="partner">With whom.</param>
    /// <param name="rows">In the order of the table.</param>
    /// <param name="ct">Ends the work early.</param>
    /// <param name="source">A workbook to be followed from the yes on; where nothing is new, at once.</param>
    public async Task<Outcome<KpiImport>> PreviewAsync(
        Session session, Partner partner, IReadOnlyList<ImportRow> rows, CancellationToken ct,
        WorkbookSource? source = null)
    {
        if (session.Refuses(Act.WorkOnPlan, partner.Of) is { } no)
        {
            return no;
        }

        if (rows.Count > MostNumbers)
        {
            return new Refusal("kpi.import_too_many").With("count", rows.Count).With("most", MostNumbers);
        }

        var decided = await DecideAsync(session, partner, rows, ct);
        source = source?.After(rows, decided.Import);
        if (decided.Import.Numbers.Count == 0)
        {
            // A table of which nothing can be read is not worth following.
            var readable = decided.Import.Unchanged > 0 ? source : null;
            return await FollowedAsync(session, partner, decided.Import, readable, ct);
        }

        var id = PendingImport.IdOf(partner.Of, session.Caller.Who.Id);
        var former = await session.Work.FindAsync<PendingImport>(id, ct);
        var pending = new PendingImport
        {
            Id = id, Of = partner.Of, Token = session.NewId(), Version = former?.Version ?? 0,
            Rows = [.. decided.Import.Numbers.Select(n => n.Row)], Source = source,
        };
        session.Work.Put(pending);
        return decided.Import with { Token = pending.Token };
    }

    /// <summary>Takes in what was shown under this token.</summary>
    public async Task<Outcome<KpiImport>> TakeAsync(
        Session session, Partner partner, string token, CancellationToken ct)
    {
        if (session.Refuses(Act.WorkOnPlan, partner.Of) is { } no)
        {
            return no;
        }

        var id = PendingImport.IdOf(partner.Of, session.Caller.Who.Id);
        if (await session.Work.FindAsync<PendingImport>(id, ct) is not { } pending || pending.Token != token)
        {
            return new Refusal("kpi.import_gone");
        }

        var (import, changed) = await DecideAsync(session, partner, pending.Rows, ct);
        foreach (var series in changed)
        {
            session.Work.Put(series);
        }

        return await FollowedAsync(session, partner, import, pending.Source, ct);
    }

    /// <summary>Takes in what a workbook says that somebody said yes to before.</summary>
    public async Task<Outcome<KpiImport>> RefreshAsync(
        Session session, Partner partner, IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        if (session.Refuses(Act.WorkOnPlan, partner.Of) is { } no)
        {
            return no;
        }

        if (rows.Count > MostNumbers)
        {
            return new Refusal("kpi.import_too_many").With("count", rows.Count).With("most", MostNumbers);
        }

        var (import, changed) = await DecideAsync(session, partner, rows, ct);
        foreach (var series in changed)
        {
            session.Work.Put(series);
        }

        return import;
    }

    private static async Task<KpiImport> FollowedAsync(
        Session session, Partner partner, KpiImport import, WorkbookSource? source, CancellationToken ct)
    {
        if (source is null)
        {
            return import;
        }

        await FollowedWorkbook.FollowAsync(session, partner, source, ct);
        return import with { Follows = source };
    }

    private async Task<(KpiImport Import, IReadOnlyList<KpiSeries> Changed)> DecideAsync(
        Session session, Partner partner, IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var stored = (await session.Work.OfPartnerAsync<KpiSeries>(partner.Of, ct)).ToDictionary(s => s.Kpi);
        var numbers = new List<ImportedNumber>();
        var refused = new List<RefusedRow>();
        var changed = new List<KpiSeries>();
        var unchanged = 0;
        foreach (var ofKpi in rows.GroupBy(r => r.Kpi))
        {
            if (catalogue.Find(ofKpi.Key) is not { } kpi)
            {
                refused.AddRange(ofKpi.Select(r => new RefusedRow(r.Row, new Refusal("kpi.import_gone"))));
                continue;
            }

            var series = stored.GetValueOrDefault(kpi.Id) ?? new KpiSeries { Of = partner.Of, Kpi = kpi.Id };
            var one = new SeriesImport(kpi, series, session.Today, PlanSides.Of(session.Caller));
            foreach (var row in ofKpi)
            {
                one.Take(row);
            }

            numbers.AddRange(one.Numbers);
            refused.AddRange(one.Refused);
            unchanged += one.Unchanged;
            if (one.Numbers.Count > 0)
            {
                changed.Add(one.With(new KpiStamp(session.Caller.Who, session.Now, KpiSource.Import)));
            }
        }

        var import = new KpiImport(
            [.. numbers.OrderBy(n => n.Row.Row)], unchanged, [.. refused.OrderBy(r => r.Row)]);
        return (import, changed);
    }
}
