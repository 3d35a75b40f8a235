using PrmBot.Identity;
using PrmBot.Planning.Lines;
using PrmBot.Storage;

namespace PrmBot.Planning.Funds;

/// <summary>A request for money as given.</summary>
/// <param name="Line">Number of the line that it pays for, or words of its title.</param>
/// <param name="Amount">In the pool's currency.</param>
/// <param name="Currency">As said; null: the pool's.</param>
public sealed record WantedMdf(string Line, decimal Amount, string? Currency)
{
    public string? Expected { get; init; }

    public string? ProofNeeded { get; init; }

    public DateOnly? ClaimBy { get; init; }
}

/// <summary>Asks for money out of the pool for one line of the plan. Either side may.</summary>
public static class RequestMdf
{
    private const int LongestText = 300;

    /// <summary>The request, waiting to be decided; refused when the pool could not pay it.</summary>
    public static async Task<Outcome<StoredRequest>> RunAsync(
        Session session, PartnerId partner, WantedMdf wanted, CancellationToken ct)
    {
        var found = await CurrentPlan.OpenAsync(session, partner, ct);
        if (!found.Succeeded(out var plan, out var no))
        {
            return no;
        }

        if (plan.Mdf is not { Pool: > 0 } fund)
        {
            return new Refusal(
                session.Caller.Role == Role.PartnerContact ? "plan.mdf_no_pool_partner" : "plan.mdf_no_pool");
        }

        if (!LineLookup.Find(plan, wanted.Line).Succeeded(out var line, out no))
        {
            return no.Key == "plan.unknown_line"
                ? new Refusal("plan.mdf_unknown_line").With("given", wanted.Line)
                : no;
        }

        if (Refuses(fund, line, wanted, session.Today) is { } refusal)
        {
            return refusal;
        }

        var request = new MdfRequest
        {
            Number = fund.Requests.Count + 1,
            Line = line.Number,
            Amount = wanted.Amount,
            Expected = wanted.Expected,
            ProofNeeded = wanted.ProofNeeded,
            ClaimBy = wanted.ClaimBy,
            By = session.Caller.Who,
            BySide = PlanSides.Of(session.Caller),
            At = session.Now,
        };
        return MdfWork.Store(session, plan, fund, request);
    }

    private static Refusal? Refuses(MdfFund fund, PlanLine line, WantedMdf wanted, DateOnly today)
    {
        if (MdfWork.Wrong(fund, wanted.Amount, wanted.Currency) is { } wrong)
        {
            return wrong;
        }

        if (wanted.Amount > fund.Left)
        {
            return new Refusal("plan.mdf_over_pool").With("given", wanted.Amount)
                .With("left", fund.Left).With("pool", fund.Pool).With("currency", fund.Currency);
        }

        if (fund.Requests.Any(r => r.Line == line.Number && r.State == MdfState.Requested && r.Amount == wanted.Amount))
        {
            return new Refusal("plan.mdf_asked_already").With("given", wanted.Amount)
                .With("currency", fund.Currency).With("title", line.Title);
        }

        if (wanted.ClaimBy is { } day && (day < today || day < line.Due))
        {
            return new Refusal("plan.mdf_claim_by_early").With("date", day).With("due", line.Due ?? today);
        }

        return new[] { wanted.Expected, wanted.ProofNeeded }.Any(t => t?.Length > LongestText)
            ? new Refusal("plan.text_too_long").With("most", LongestText)
            : null;
    }
}
