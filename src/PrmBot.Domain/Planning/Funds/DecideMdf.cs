using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Planning.Funds;

/// <summary>A decision on a request.</summary>
/// <param name="Which">Number of the request, words of its line's title, or null: the only one that waits.</param>
/// <param name="IsYes">False: declined.</param>
public sealed record MdfDecision(string? Which, bool IsYes)
{
    /// <summary>With a yes: how much of it; null: all that was asked for.</summary>
    public decimal? Amount { get; init; }

    /// <summary>As said; null: the pool's.</summary>
    public string? Currency { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Approves a request, in whole or in part, or declines it: our side's decision alone.</summary>
public static class DecideMdf
{
    public static async Task<Outcome<StoredRequest>> RunAsync(
        Session session, PartnerId partner, MdfDecision decision, CancellationToken ct)
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

        var lookup = MdfWork.Find(plan, decision.Which, MdfState.Requested, decision.Amount);
        if (!lookup.Succeeded(out var request, out no))
        {
            return no;
        }

        var fund = plan.Mdf!;
        var amount = decision.IsYes ? decision.Amount ?? request.Amount : 0;
        if (decision.IsYes && Refuses(fund, request, amount, decision.Currency) is { } refusal)
        {
            return refusal;
        }

        return MdfWork.Store(session, plan, fund, request with
        {
            State = decision.IsYes ? MdfState.Approved : MdfState.Declined,
            Approved = amount,
            DecidedBy = session.Caller.Who,
            DecidedAt = session.Now,
            Reason = decision.Reason,
        });
    }

    private static Refusal? Refuses(MdfFund fund, MdfRequest request, decimal amount, string? currency)
    {
        if (MdfWork.Wrong(fund, amount, currency) is { } wrong)
        {
            return wrong;
        }

        if (amount > request.Amount)
        {
            return new Refusal("plan.mdf_over_request").With("given", amount)
                .With("asked", request.Amount).With("currency", fund.Currency);
        }

        return amount > fund.Left
            ? new Refusal("plan.mdf_over_pool").With("given", amount)
                .With("left", fund.Left).With("pool", fund.Pool).With("currency", fund.Currency)
            : null;
    }
}
