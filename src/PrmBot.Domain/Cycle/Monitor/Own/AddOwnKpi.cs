using System.Globalization;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Cycle.Monitor.Own;

/// <summary>A KPI as somebody wants it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Unit">What its numbers count.</param>
/// <param name="Direction">Which way is better.</param>
/// <param name="Cadence">How often a number is due.</param>
public sealed record NewKpi(string Name, KpiUnit Unit, KpiDirection Direction, KpiCadence Cadence);

/// <summary>Adds a KPI of a partner's own, which is used like those of the catalogue from then on.</summary>
public static class AddOwnKpi
{
    private const int LongestName = 60;
    private const int Most = 20;

    /// <summary>
    /// Refuses a name that is empty, too long, or means a KPI that there is (<c>kpi.own_exists</c>), and more than 20.
    /// </summary>
    /// <param name="session">Of one of us.</param>
    /// <param name="catalogue">All KPIs of the partner so far.</param>
    /// <param name="partner">Whose.</param>
    /// <param name="wanted">What is wanted.</param>
    /// <param name="ct">Ends the work early.</param>
    public static async Task<Outcome<KpiDefinition>> RunAsync(
        Session session, KpiCatalogue catalogue, Partner partner, NewKpi wanted, CancellationToken ct)
    {
        if (session.Refuses(Act.Manage, partner.Of) is { } no)
        {
            return no;
        }

        var name = string.Join(' ', wanted.Name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (name.Length is 0 or > LongestName || !name.Any(char.IsLetter))
        {
            return new Refusal("kpi.own_name").With("most", LongestName);
        }

        if ((catalogue.Named(name) ?? catalogue.Find(name)) is { } there)
        {
            return new Refusal("kpi.own_exists").With("kpi", there.Name).With("id", there.Id);
        }

        var all = await session.Work.OfPartnerAsync<OwnKpi>(partner.Of, ct);
        if (all.Count >= Most)
        {
            return new Refusal("kpi.own_too_many").With("most", Most);
        }

        var id = "O" + (all.Select(k => int.Parse(k.Kpi[1..], CultureInfo.InvariantCulture)).DefaultIfEmpty().Max() + 1)
            .ToString(CultureInfo.InvariantCulture);
        var added = new OwnKpi
        {
            Id = OwnKpi.IdOf(partner.Of, id), Of = partner.Of, Kpi = id, Name = name, Unit = wanted.Unit,
            Direction = wanted.Direction, Cadence = wanted.Cadence, By = session.Caller.Who, At = session.Now,
        };
        session.Work.Put(added);
        return added.Definition;
    }
}
