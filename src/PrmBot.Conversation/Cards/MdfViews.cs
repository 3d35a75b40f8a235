using System.Globalization;
using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Planning.Funds;

namespace PrmBot.Conversation.Cards;

/// <summary>Makes the card of market development funds: what is there, what waits, and the form to fill in.</summary>
internal static class MdfViews
{
    private const int PerCard = 5;
    private const int ClaimsShown = 3;

    /// <summary>What waits comes first, then the newest.</summary>
    /// <param name="page">From 1; one that is not there shows the last.</param>
    public static PlanMdfCard Fund(TurnScope turn, JointPlan plan, int page, string? echo, PlanMdfForm? form = null)
    {
        var requests = (plan.Mdf?.Requests ?? [])
            .OrderBy(r => r.State == MdfState.Requested ? 0 : 1).ThenByDescending(r => r.Number).ToList();
        var pages = Math.Max(1, (requests.Count + PerCard - 1) / PerCard);
        var at = Math.Clamp(page, 1, pages);
        var may = plan.State != PlanState.Closed && turn.Session.Caller.Role is Role.Manager or Role.PartnerContact;
        return new PlanMdfCard
        {
            Partner = turn.Partner(plan.Of).Name,
            Echo = echo,
            Facts = Facts(turn, plan),
            Requests = [.. requests.Skip((at - 1) * PerCard).Take(PerCard).Select(r => Row(turn, plan, r, may))],
            Form = form,
            Pages = PlanOtherViews.PagesOf(turn, at, pages),
            CanRequest = may && form is null && plan.Mdf is { Left: > 0 } && plan.OpenLines.Any(),
            CanSetPool = may && form is null && turn.Session.Caller.Role == Role.Manager,
        };
    }

    /// <summary>Asks for the amount and the line of a request.</summary>
    /// <param name="line">The line that was said; null: none.</param>
    /// <param name="amount">The amount that was said; null: none.</param>
    public static PlanMdfForm Request(TurnScope turn, JointPlan plan, PlanLine? line, decimal? amount) =>
        new("request", turn.Say("plan.mdf_form_request"))
        {
            AmountLabel = Label(turn, plan),
            Amount = amount?.ToString("0.##", CultureInfo.InvariantCulture) ?? string.Empty,
            Line = line is null ? string.Empty : Text(line.Number),
            Lines = [.. plan.OpenLines.OrderBy(l => l.Section == PlanSection.Marketing ? 0 : 1).Take(100)
                .Select(l => new PlanChoice(Title(turn, l.Number, l.Title), Text(l.Number)))],
        };

    /// <summary>Asks for the amount and the proof of a claim.</summary>
    /// <param name="amount">As said; null: all that is left.</param>
    public static PlanMdfForm Claim(TurnScope turn, JointPlan plan, MdfRequest request, decimal? amount = null) =>
        new("claim", turn.Say("plan.mdf_form_claim", ("title", plan.Line(request.Line).Title)))
        {
            AmountLabel = Label(turn, plan),
            Amount = (amount ?? request.Unclaimed).ToString("0.##", CultureInfo.InvariantCulture),
            Request = Text(request.Number),
        };

    public static PlanMdfForm Pool(TurnScope turn, JointPlan plan) =>
        new("pool", turn.Say("plan.mdf_form_pool")) { AmountLabel = Label(turn, plan) };

    private static string Label(TurnScope turn, JointPlan plan) =>
        turn.Say("plan.mdf_form_amount", ("currency", plan.Mdf?.Currency ?? plan.Currency));

    private static IReadOnlyList<PlanFact> Facts(TurnScope turn, JointPlan plan)
    {
        if (plan.Mdf is not { } fund)
        {
            return [new PlanFact(turn.Say("plan.mdf_pool"), turn.Say("plan.mdf_none"))];
        }

        (string Key, decimal Amount)[] amounts =
        [
            ("plan.mdf_pool", fund.Pool), ("plan.mdf_planned", fund.Planned(plan)),
            ("plan.mdf_requested", fund.Requested), ("plan.mdf_approved", fund.Approved),
            ("plan.mdf_claimed", fund.Claimed), ("plan.mdf_left", fund.Left),
        ];
        return
        [
            .. amounts.Select(a => new PlanFact(
                turn.Say(a.Key), turn.Say("plan.mdf_amount", ("amount", a.Amount), ("currency", fund.Currency)))),
            .. fund.UsedPercent is { } used and > 0
                ? [new PlanFact(turn.Say("plan.mdf_used"), turn.Say("plan.mdf_used_percent", ("percent", used)))]
                : Array.Empty<PlanFact>(),
            .. fund.ClaimDays is { } days
                ? [new PlanFact(turn.Say("plan.mdf_cycle"), turn.Say("plan.mdf_cycle_days", ("days", days)))]
                : Array.Empty<PlanFact>(),
        ];
    }

    private static PlanMdfRow Row(TurnScope turn, JointPlan plan, MdfRequest request, bool may)
    {
        (string, object)[] facts =
        [
            ("amount", request.Amount), ("approved", request.Approved), ("claimed", request.Claimed),
            ("currency", plan.Mdf!.Currency), ("reason", request.Reason ?? string.Empty),
            ("who", (request.DecidedBy ?? request.By).Name),
        ];
        var text = request.State switch
        {
            MdfState.Requested => "plan.mdf_row_waits",
            MdfState.Approved => "plan.mdf_row_approved",
            MdfState.Declined => request.Reason is null ? "plan.mdf_row_declined" : "plan.mdf_row_declined_why",
            _ => throw new ArgumentOutOfRangeException(nameof(request), request.State, "Unknown state."),
        };
        return new PlanMdfRow
        {
            Number = request.Number,
            Title = Title(turn, request.Number, plan.Line(request.Line).Title),
            Text = turn.Say(text, facts),
            State = turn.Say(request.State switch
            {
                MdfState.Requested => "plan.mdf_state_waits",
                MdfState.Approved => request.Unclaimed == 0 ? "plan.mdf_state_claimed" : "plan.mdf_state_approved",
                _ => "plan.mdf_state_declined",
            }),
            Color = request.State == MdfState.Requested ? "Warning"
                : request.State == MdfState.Approved ? "Good" : "Default",
            Details = Details(turn, plan, request),
            CanDecide = may && request.State == MdfState.Requested && turn.Session.Caller.Role == Role.Manager,
            CanClaim = may && request.Unclaimed > 0,
        };
    }

    private static List<string> Details(TurnScope turn, JointPlan plan, MdfRequest request)
    {
        string?[] texts =
        [
            request.Expected is { } more ? turn.Say("plan.mdf_row_expected", ("expected", more)) : null,
            request.ProofNeeded is { } proof ? turn.Say("plan.mdf_row_proof", ("proof", proof)) : null,
            request.ClaimBy is { } day
                ? turn.Say("plan.mdf_row_claim_by", ("date", PlanWords.Date(turn, day)))
                : null,
            .. request.Claims.TakeLast(ClaimsShown).Select(c => turn.Say(
                c.Proof is null ? "plan.mdf_row_claimed" : "plan.mdf_row_claimed_proof",
                ("amount", c.Amount),
                ("currency", plan.Mdf!.Currency),
                ("who", c.Who.Name),
                ("date", PlanWords.Date(turn, DateOnly.FromDateTime(turn.Session.Local(c.At).DateTime))),
                ("proof", c.Proof ?? string.Empty))),
        ];
        return [.. texts.OfType<string>()];
    }

    private static string Title(TurnScope turn, int number, string title) =>
        turn.Say("plan.line_title", ("line", number), ("title", title));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
