using System.Globalization;
using PrmBot.Planning.Lines;
using PrmBot.Storage;

namespace PrmBot.Planning.Funds;

/// <summary>What the acts on requests have in common.</summary>
internal static class MdfWork
{
    private const string OfLine = "line ";

    public static StoredRequest Store(Session session, JointPlan plan, MdfFund fund, MdfRequest request)
    {
        var next = plan with { Mdf = fund.With(request) };
        session.Work.Put(next);
        return new StoredRequest(next, next.Mdf, request);
    }

    /// <summary>Null when it is an amount of money out of this pool.</summary>
    public static Refusal? Wrong(MdfFund fund, decimal amount, string? currency) => amount <= 0
        ? new Refusal("plan.mdf_amount_wrong").With("given", amount)
        : currency is not null && !string.Equals(currency, fund.Currency, StringComparison.OrdinalIgnoreCase)
            ? new Refusal("plan.mdf_currency").With("currency", fund.Currency)
            : null;

    /// <summary>The request that is meant, among those in one state.</summary>
    /// <param name="plan">Holds them.</param>
    /// <param name="which">Number, words of the line's title, or null: there is only one.</param>
    /// <param name="state">Which of them count.</param>
    /// <param name="amount">Tells two apart when it is exactly what one asks for; null: not said.</param>
    public static Outcome<MdfRequest> Find(JointPlan plan, string? which, MdfState state, decimal? amount)
    {
        var all = (plan.Mdf?.Requests ?? []).Where(r => r.State == state).ToList();
        if (all.Count == 0)
        {
            return new Refusal(state == MdfState.Approved ? "plan.mdf_nothing_approved" : "plan.mdf_nothing_waits");
        }

        var meant = all.Where(r => IsMeant(plan, r, which)).ToList();
        if (meant.Count > 1)
        {
            var left = meant.Where(r => r.Amount == amount || (amount is null && r.Unclaimed > 0)).ToList();
            meant = left.Count == 1 ? left : meant;
        }

        return meant switch
        {
            [var one] => one,
            [] => new Refusal("plan.mdf_unknown_request").With("given", which ?? "").With("list", List(plan, all)),
            _ => new Refusal("plan.mdf_which_request").With("list", List(plan, meant)),
        };
    }

    private static bool IsMeant(JointPlan plan, MdfRequest request, string? which)
    {
        if (string.IsNullOrWhiteSpace(which))
        {
            return true;
        }

        var words = which.Trim();
        var isLine = words.StartsWith(OfLine, StringComparison.OrdinalIgnoreCase);
        var number = isLine ? words[OfLine.Length..].Trim() : words.TrimStart('#');
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? (isLine ? request.Line : request.Number) == n
            : LineLookup.IsMeant(plan.Line(request.Line).Title, which);
    }

    private static string List(JointPlan plan, IEnumerable<MdfRequest> requests) => string.Join("; ", requests.Take(6)
        .Select(r => string.Create(
            CultureInfo.InvariantCulture,
            $"{r.Number} ({plan.Line(r.Line).Title}, {r.Amount:0.##} {plan.Mdf!.Currency})")));
}
