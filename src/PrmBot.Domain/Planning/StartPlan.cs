using System.Globalization;
using PrmBot.Identity;
using PrmBot.Planning.Catalogue;
using PrmBot.Storage;

namespace PrmBot.Planning;

/// <summary>Begins the joint plan with a partner, or goes on with the one that is being negotiated.</summary>
public static class StartPlan
{
    /// <summary>The plan: today to a year from now, seeded from what the assessment found.</summary>
    public static async Task<Outcome<JointPlan>> RunAsync(
        Session session, PartnerId partner, IReadOnlyList<PlanSeed> seeds, CancellationToken ct)
    {
        if (session.Refuses(Act.Manage, partner) is { } no)
        {
            return no;
        }

        if (await CurrentPlan.LatestAsync(session, partner, ct) is { } former)
        {
            if (former.State is PlanState.Draft or PlanState.Shared or PlanState.Countered)
            {
                return former;
            }

            if (former.State != PlanState.Closed)
            {
                return new Refusal("plan.already_active").With("end", former.End);
            }

            session.Work.Put(former);
        }

        var plan = new JointPlan
        {
            Id = session.NewId(),
            Of = partner,
            Start = session.Today,
            End = session.Today.AddYears(1).AddDays(-1),
            Currency = CurrencyOf(session.Caller.Locale),
            Seeds = seeds,
            StartedBy = session.Caller.Who,
            StartedAt = session.Now,
        };
        session.Work.Put(plan);
        return plan;
    }

    private static string CurrencyOf(string locale)
    {
        try
        {
            return new RegionInfo(CultureInfo.GetCultureInfo(locale, predefinedOnly: true).Name).ISOCurrencySymbol;
        }
        catch (ArgumentException)
        {
            // A language without a country has no currency: the euro is changed more easily than asked for.
            return "EUR";
        }
    }
}
