using System.ComponentModel;
using System.Globalization;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Planning.Funds;
using PrmBot.Planning.Lines;

namespace PrmBot.Conversation.Plugins;

// CA1707: the names of parameters are the names of arguments on the wire.
#pragma warning disable CA1707
public sealed partial class PlanPlugin
{
    private const int UsualDaysBefore = 30;
    private const int ParticularsShown = 3;

    [KernelFunction("mdf"), Does(Act.SeePartner)]
    [Description("Market development funds: request, approve, decline, claim, show, or set the pool.")]
    public async Task<Reply> MdfAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("request, approve, decline, claim, show or pool")] string? action = null,
        [Description("An amount of money above 0")] string? amount = null,
        [Description("ISO code of the amount's currency")] string? currency = null,
        [Description("The line that it is for, by number or title; of a request that is there its number")]
        string? purpose = null,
        [Description("Form: what it is expected to bring")] string? expected = null,
        [Description("Form: the proof that a claim needs, or gives")] string? proof = null,
        [Description("Form: last day to claim, yyyy-MM-dd")] string? claim_by = null,
        [Description("Why it is declined")] string? reason = null,
        [Description("Page of the requests, from 1")] string? page = null,
        CancellationToken ct = default)
    {
        var found = await CurrentPlan.FindAsync(turn.Session, turn.Partner(partner).Of, ct);
        if (!found.Succeeded(out var plan, out var no))
        {
            return turn.Refuse(no);
        }

        if (!MdfSaid.Read(amount, currency, purpose).Succeeded(out var said, out no))
        {
            return turn.Refuse(no);
        }

        said = said with { Expected = Told(expected), Proof = Told(proof), ClaimBy = claim_by, Reason = Told(reason) };
        return (action ?? "show").Trim().ToLowerInvariant() switch
        {
            "show" => FundCard(turn, plan, Number(page) ?? 1, null),
            "pool" => await PoolAsync(turn, plan, said, ct),
            "request" => await RequestAsync(turn, plan, said, ct),
            "approve" => await DecideAsync(turn, plan, said, isYes: true, ct),
            "decline" => await DecideAsync(turn, plan, said, isYes: false, ct),
            "claim" => await ClaimAsync(turn, plan, said, ct),
            _ => turn.Refuse(new Refusal("plan.mdf_unknown_action").With("given", action!)),
        };
    }

    private sealed record MdfSaid(decimal? Amount, string? Currency, string? Purpose)
    {
        public string? Expected { get; init; }

        public string? Proof { get; init; }

        public string? ClaimBy { get; init; }

        public string? Reason { get; init; }

        /// <summary>The amount may be missing; one that is no number is refused.</summary>
        public static Outcome<MdfSaid> Read(string? amount, string? currency, string? purpose)
        {
            var isNumber = decimal.TryParse(
                amount, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                out var number);
            return isNumber || string.IsNullOrWhiteSpace(amount)
                ? new MdfSaid(isNumber ? number : null, Told(currency), Told(purpose))
                : new Refusal("plan.budget_not_a_number").With("given", amount);
        }
    }

    private static string? Told(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Reply FundCard(TurnScope turn, JointPlan plan, int page, string? echo, PlanMdfForm? form = null)
    {
        var text = form?.Title ?? turn.Say("plan.mdf_card_text", ("partner", turn.Partner(plan.Of).Name));
        return Reply.Show(MdfViews.Fund(turn, plan, page, echo, form), echo ?? text) with { InPlace = true };
    }

    private static Reply Changed(TurnScope turn, JointPlan plan, string echo, string also = "") =>
        FundCard(turn, plan, 1, echo + also) with { Changed = echo };

    private static async Task<Reply> PoolAsync(TurnScope turn, JointPlan plan, MdfSaid said, CancellationToken ct)
    {
        if (said.Amount is not { } amount)
        {
            return turn.Session.Refuses(Act.Manage, plan.Of) is { } not
                ? turn.Refuse(not)
                : FundCard(turn, plan, 1, turn.Say("plan.mdf_which_pool"), MdfViews.Pool(turn, plan));
        }

        var set = await SetMdfPool.RunAsync(turn.Session, plan.Of, amount, said.Currency, ct);
        if (!set.Succeeded(out var next, out var no))
        {
            return turn.Refuse(no);
        }

        var fund = next.Mdf!;
        var planned = fund.Planned(next);
        return Changed(
            turn,
            next,
            turn.Say("plan.done_mdf_pool", ("amount", amount), ("currency", fund.Currency), ("left", fund.Left)),
            planned <= amount
                ? ""
                : turn.Say("plan.done_mdf_pool_short", ("planned", planned), ("currency", fund.Currency)));
    }

    private async Task<Reply> RequestAsync(TurnScope turn, JointPlan plan, MdfSaid said, CancellationToken ct)
    {
        var line = said.Purpose is { } which ? LineLookup.Find(plan, which).Value : null;
        if (plan.Mdf is { Pool: > 0 } && (said.Amount is null || said.Purpose is null))
        {
            return turn.Session.Refuses(Act.WorkOnPlan, plan.Of) is { } not
                ? turn.Refuse(not)
                : FundCard(
                    turn, plan, 1, turn.Say("plan.mdf_which_amount"), MdfViews.Request(turn, plan, line, said.Amount));
        }

        DateOnly? claimBy = null;
        if (!string.IsNullOrWhiteSpace(said.ClaimBy))
        {
            var read = LineEditReader.Read(LineField.Due, said.ClaimBy, turn.Session.Caller);
            if (!read.Succeeded(out var day, out var bad))
            {
                return turn.Refuse(bad);
            }

            claimBy = ((LineEdit.OfDue)day).Date;
        }

        var wanted = new WantedMdf(said.Purpose ?? string.Empty, said.Amount ?? 0, said.Currency)
            { Expected = said.Expected, ProofNeeded = said.Proof, ClaimBy = claimBy };
        var asked = await RequestMdf.RunAsync(turn.Session, plan.Of, wanted, ct);
        if (!asked.Succeeded(out var stored, out var no))
        {
            return turn.Refuse(no);
        }

        var isLate = stored.Line.Due is { } due && due < turn.Session.Today.AddDays(UsualDaysBefore);
        return Changed(
            turn,
            stored.Plan,
            Echo(turn, "plan.done_mdf_requested", stored),
            (isLate ? turn.Say("plan.done_mdf_late") : "") + Unsettled(turn, stored.Line));
    }

    // What is agreed before money is spent: who gets credit, when it stops or grows, and what else the element asks.
    private string Unsettled(TurnScope turn, PlanLine line)
    {
        var open = (catalogue.Find(line.Section, line.Element)?.Fields ?? [])
            .Where(f => !line.Details.ContainsKey(f)).TakeLast(ParticularsShown).ToList();
        return open.Count == 0
            ? string.Empty
            : turn.Say("plan.done_mdf_unsettled", ("names", string.Join(", ", open)), ("line", line.Number));
    }

    private static async Task<Reply> DecideAsync(
        TurnScope turn, JointPlan plan, MdfSaid said, bool isYes, CancellationToken ct)
    {
        var decision = new MdfDecision(said.Purpose, isYes)
            { Amount = said.Amount, Currency = said.Currency, Reason = said.Reason };
        var decided = await DecideMdf.RunAsync(turn.Session, plan.Of, decision, ct);
        return decided.Succeeded(out var stored, out var no)
            ? Changed(
                turn, stored.Plan, Echo(turn, isYes ? "plan.done_mdf_approved" : "plan.done_mdf_declined", stored))
            : turn.Refuse(no);
    }

    private static async Task<Reply> ClaimAsync(TurnScope turn, JointPlan plan, MdfSaid said, CancellationToken ct)
    {
        var claim = new WantedClaim(said.Purpose, said.Amount, said.Currency, said.Proof);
        var isForm = turn.Turn.Input is TurnInput.Pressed && said.Amount is null;
        if (isForm && plan.Mdf?.Requests.FirstOrDefault(r => Is(r, said.Purpose)) is { Unclaimed: > 0 } request)
        {
            return FundCard(turn, plan, 1, null, MdfViews.Claim(turn, plan, request));
        }

        var claimed = await ClaimMdf.RunAsync(turn.Session, plan.Of, claim, ct);
        if (claimed.Succeeded(out var stored, out var no))
        {
            return Changed(turn, stored.Plan, Echo(turn, "plan.done_mdf_claimed", stored));
        }

        // The form has the field that the sentence speaks of.
        var unproved = no.Key.StartsWith("plan.mdf_proof", StringComparison.Ordinal)
            ? plan.Mdf?.Requests.FirstOrDefault(r => no.Facts["request"] is int n && r.Number == n) : null;
        return unproved is null ? turn.Refuse(no)
            : FundCard(turn, plan, 1, turn.Refuse(no).Text, MdfViews.Claim(turn, plan, unproved, said.Amount));
    }

    private static bool Is(MdfRequest request, string? number) =>
        request.Number.ToString(CultureInfo.InvariantCulture) == number;

    private static string Echo(TurnScope turn, string key, StoredRequest stored) => turn.Say(
        key,
        ("amount", key == "plan.done_mdf_approved" ? stored.Request.Approved
            : key == "plan.done_mdf_claimed" ? stored.Request.Claims[^1].Amount : stored.Request.Amount),
        ("currency", stored.Fund.Currency),
        ("title", stored.Line.Title),
        ("left", key == "plan.done_mdf_claimed" ? stored.Request.Unclaimed : stored.Fund.Left));
}
