using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Planning.Funds;

/// <summary>A claim as given.</summary>
/// <param name="Which">Number of the request, words of its line's title, or null: the only approved one.</param>
/// <param name="Amount">Null: all that is left of it.</param>
/// <param name="Currency">As said; null: the pool's.</param>
/// <param name="Proof">A link or a few words; null: the line's evidence, and refused where it has none.</param>
public sealed record WantedClaim(string? Which, decimal? Amount, string? Currency, string? Proof);

/// <summary>
/// Claims approved money, always with a proof of what was done (domain/planning.md: proof of performance required):
/// said with the claim, or the line's evidence. Either side may write a claim down.
/// </summary>
public static class ClaimMdf
{
    public static async Task<Outcome<StoredRequest>> RunAsync(
        Session session, PartnerId partner, WantedClaim claim, CancellationToken ct)
    {
        var found = await CurrentPlan.OpenAsync(session, partner, ct);
        if (!found.Succeeded(out var plan, out var no))
        {
            return no;
        }

        var lookup = MdfWork.Find(plan, claim.Which, MdfState.Approved, amount: null);
        if (!lookup.Succeeded(out var request, out no))
        {
            return no;
        }

        var (fund, line) = (plan.Mdf!, plan.Line(request.Line));
        var amount = claim.Amount ?? request.Unclaimed;
        var proof = string.IsNullOrWhiteSpace(claim.Proof) ? line.Evidence : claim.Proof.Trim();
        if (Refuses(fund, request, amount, claim.Currency) is { } refusal)
        {
            return refusal;
        }

        if (request.ClaimBy < session.Today)
        {
            return new Refusal("plan.mdf_claim_late").With("date", request.ClaimBy.Value).With("title", line.Title);
        }

        if (proof is null)
        {
            var asked = request.ProofNeeded is null ? "plan.mdf_proof_always" : "plan.mdf_proof_needed";
            return new Refusal(asked).With("title", line.Title).With("line", line.Number)
                .With("proof", request.ProofNeeded ?? string.Empty).With("request", request.Number);
        }

        var made = new MdfClaim(amount, session.Caller.Who, session.Now, proof);
        return MdfWork.Store(session, plan, fund, request with { Claims = [.. request.Claims, made] });
    }

    private static Refusal? Refuses(MdfFund fund, MdfRequest request, decimal amount, string? currency) =>
        request.Unclaimed == 0
            ? new Refusal("plan.mdf_all_claimed").With("approved", request.Approved).With("currency", fund.Currency)
            : MdfWork.Wrong(fund, amount, currency)
                ?? (amount > request.Unclaimed
                    ? new Refusal("plan.mdf_over_approved").With("given", amount).With("left", request.Unclaimed)
                        .With("approved", request.Approved).With("currency", fund.Currency)
                    : null);
}
