using System.Text.Json.Serialization;
using PrmBot.Identity;

namespace PrmBot.Planning.Funds;

/// <summary>One setting of the pool.</summary>
public sealed record MdfPool(decimal Amount, Person Who, DateTimeOffset At);

/// <summary>
/// The market development funds of a plan: what our side set aside, what was asked for, approved and claimed. At any
/// time claimed ≤ approved ≤ pool, and no amount is below zero.
/// </summary>
public sealed record MdfFund
{
    /// <summary>ISO 4217, of every amount in it.</summary>
    public required string Currency { get; init; }

    /// <summary>Every pool that was ever set; the last one counts.</summary>
    public IReadOnlyList<MdfPool> Pools { get; init; } = [];

    public IReadOnlyList<MdfRequest> Requests { get; init; } = [];

    /// <summary>What our side set aside; 0: nothing yet.</summary>
    [JsonIgnore]
    public decimal Pool => Pools.Count == 0 ? 0 : Pools[^1].Amount;

    /// <summary>Asked for and not decided yet.</summary>
    [JsonIgnore]
    public decimal Requested => Requests.Where(r => r.State == MdfState.Requested).Sum(r => r.Amount);

    /// <summary>Approved, whether claimed or not.</summary>
    [JsonIgnore]
    public decimal Approved => Requests.Sum(r => r.Approved);

    [JsonIgnore]
    public decimal Claimed => Requests.Sum(r => r.Claimed);

    /// <summary>What can still be approved.</summary>
    [JsonIgnore]
    public decimal Left => Pool - Approved;

    /// <summary>Days from our yes to a claim, on average over all claims; null: nothing was claimed yet.</summary>
    [JsonIgnore]
    public decimal? ClaimDays
    {
        get
        {
            var days = Requests.Where(r => r.DecidedAt is not null)
                .SelectMany(r => r.Claims.Select(c => (decimal)(c.At - r.DecidedAt!.Value).TotalDays)).ToList();
            return days.Count == 0 ? null : decimal.Round(days.Average(), 1);
        }
    }

    /// <summary>What was claimed of the pool, in percent; null: there is no pool.</summary>
    [JsonIgnore]
    public decimal? UsedPercent => Pool == 0 ? null : decimal.Round(Claimed * 100 / Pool);

    public MdfFund With(MdfRequest request) => this with
    {
        Requests = Requests.Any(r => r.Number == request.Number)
            ? [.. Requests.Select(r => r.Number == request.Number ? request : r)]
            : [.. Requests, request],
    };

    /// <summary>
    /// Without what waits or is set aside for a line that was dropped; what was claimed for it stays claimed.
    /// </summary>
    public MdfFund Released(int line, Person who, DateTimeOffset now) => this with
    {
        Requests = [.. Requests.Select(r => r.Line != line || r.State == MdfState.Declined ? r : r with
        {
            State = r.Claimed > 0 ? MdfState.Approved : MdfState.Declined,
            Approved = r.Claimed,
            DecidedBy = who,
            DecidedAt = now,
        })],
    };

    /// <summary>What the plan's lines count on: what MDF pays of their budgets.</summary>
    public decimal Planned(JointPlan plan, int? except = null) => plan.OpenLines
        .Where(l => l.Number != except).Select(l => l.Budget).OfType<PlanBudget>()
        .Where(b => b.Currency == Currency).Sum(b => b.FromPool);
}

/// <summary>A plan after something became of a request.</summary>
public sealed record StoredRequest(JointPlan Plan, MdfFund Fund, MdfRequest Request)
{
    public PlanLine Line => Plan.Line(Request.Line);
}
