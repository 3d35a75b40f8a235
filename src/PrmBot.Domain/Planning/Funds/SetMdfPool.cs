using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Planning.Funds;

/// <summary>Sets how much of market development funds there is for a plan: our side's decision alone.</summary>
public static class SetMdfPool
{
    private const decimal Most = 1_000_000_000_000m;

    /// <param name="session">A manager's.</param>
    /// <param name="partner">Whose plan.</param>
    /// <param name="amount">Not below what was approved already.</param>
    /// <param name="currency">Null: as it was, or the plan's.</param>
    /// <param name="ct">Ends the work early.</param>
    public static async Task<Outcome<JointPlan>> RunAsync(
        Session session, PartnerId partner, decimal amount, string? currency, CancellationToken ct)
    {
        if (session.Refuses(Act.Manage, partner) is { } no)
        {
            return no;
        }

        var found = await CurrentPlan.OpenAsync(session, partner, ct);
        if (!found.Succeeded(out var plan, out no))
        {
            return no;
        }

        var fund = plan.Mdf ?? new MdfFund { Currency = plan.Currency };
        if (Refuses(fund, amount, currency) is { } refusal)
        {
            return refusal;
        }

        var next = plan with
        {
            Mdf = fund with
            {
                Currency = currency?.ToUpperInvariant() ?? fund.Currency,
                Pools = [.. fund.Pools, new MdfPool(amount, session.Caller.Who, session.Now)],
            },
        };
        session.Work.Put(next);
        return next;
    }

    private static Refusal? Refuses(MdfFund fund, decimal amount, string? currency)
    {
        if (amount is < 0 or > Most)
        {
            return new Refusal("plan.mdf_amount_wrong").With("given", amount);
        }

        if (fund.Requests.Count > 0 && currency is not null
            && !string.Equals(currency, fund.Currency, StringComparison.OrdinalIgnoreCase))
        {
            return new Refusal("plan.mdf_currency").With("currency", fund.Currency);
        }

        return amount < fund.Approved
            ? new Refusal("plan.mdf_pool_below_approved").With("given", amount)
                .With("approved", fund.Approved).With("currency", fund.Currency)
            : null;
    }
}
