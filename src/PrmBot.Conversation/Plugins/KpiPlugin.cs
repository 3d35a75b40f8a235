using System.ComponentModel;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Files;
using PrmBot.Conversation.Understanding.Readers;
using PrmBot.Cycle;
using PrmBot.Cycle.Monitor;
using PrmBot.Cycle.Monitor.Derive;
using PrmBot.Identity;

namespace PrmBot.Conversation.Plugins;

/// <summary>Kernel functions <c>Kpi-*</c>: numbers, targets, colours and their reasons.</summary>
/// <param name="catalogue">The KPIs that there are.</param>
/// <param name="intake">Reads the table that came with a message.</param>
public sealed partial class KpiPlugin(KpiCatalogue catalogue, TableIntake intake) : IPlugin
{
    private const string Beside = "K2: day the next certificate lapses, or none; K32: percent well documented; K34: "
        + "the other side's number, or ours or theirs";

    [KernelFunction("record"), Description("Records a KPI's value for a period."), Does(Act.WorkOnPlan)]
    public Task<Reply> RecordAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Partner's name")] string partner,
        [Description("K1 to K34, or its name")] string kpi,
        [Description("The number; 35 % is 35")] string value,
        [Description("2026-10, 2026-W47, 2026-Q4 or 2026; left out: last finished, weekly: current week")]
        string? period = null,
        [Description("ISO 4217, when said")] string? currency = null,
        [Description(Beside)] string? detail = null,
        CancellationToken ct = default) =>
        StoreAsync(
            turn, new KpiRequest(partner, kpi, value, period, currency) { Detail = detail }, Recording.Value, ct);

    [KernelFunction("correct"), Description("Replaces a value that was recorded; the old one is kept."),
        Does(Act.WorkOnPlan)]
    public Task<Reply> CorrectAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Partner's name")] string partner,
        [Description("K1 to K34, or its name")] string kpi,
        [Description("The right number")] string value,
        [Description("2026-10, 2026-W47, 2026-Q4 or 2026")] string period,
        [Description("ISO 4217, when said")] string? currency = null,
        [Description(Beside)] string? detail = null,
        CancellationToken ct = default) =>
        StoreAsync(
            turn, new KpiRequest(partner, kpi, value, period, currency) { Detail = detail }, Recording.Correction, ct);

    [KernelFunction("set_target"), Description("Sets what a KPI is to reach in a period."), Does(Act.WorkOnPlan)]
    public Task<Reply> SetTargetAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Partner's name")] string partner,
        [Description("K1 to K34, or its name")] string kpi,
        [Description("The number to reach")] string target,
        [Description("2026-10, 2026-W47, 2026-Q4 or 2026; left out: the current quarter")] string? period = null,
        [Description("ISO 4217, when said")] string? currency = null,
        CancellationToken ct = default) =>
        StoreAsync(turn, new KpiRequest(partner, kpi, target, period, currency), Recording.Target, ct);

    [KernelFunction("dispute"), Description("Says that a recorded value is another one; both stay visible."),
        Does(Act.WorkOnPlan)]
    public async Task<Reply> DisputeAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Partner's name")] string partner,
        [Description("K1 to K34, or its name")] string kpi,
        [Description("The number that it is instead")] string value,
        [Description("Why")] string? reason = null,
        [Description("2026-10, 2026-W47, 2026-Q4 or 2026; left out: the latest with a number")] string? period = null,
        [Description("ISO 4217, when said")] string? currency = null,
        CancellationToken ct = default)
    {
        var read = Read(turn, new KpiRequest(partner, kpi, value, period ?? PeriodSaid(turn), currency));
        if (!read.Succeeded(out var given, out var unread))
        {
            return turn.Refuse(unread);
        }

        var of = turn.Partner(partner);
        var disputed = await DisputeKpi.RunAsync(
            turn.Session, given.Kpi, of, given.Number, (given.Period, reason), ct);
        return disputed.Succeeded(out var stored, out var no)
            ? KpiCards.Disputed(turn, of, stored)
            : turn.Refuse(no);
    }

    // "We dispute the October pipeline": the function has no argument for it, the sentence says it.
    private static string? PeriodSaid(TurnScope turn) => turn.Turn.Input is TurnInput.Said { Text: var text }
        && Moments.Find(Folding.Fold(text), turn.Session.Today) is [var said]
            ? said.Value.AsPeriod(turn.Session.Today, past: true) : null;

    [KernelFunction("show"), Description("Shows a partner's scorecard, or one KPI over time."), Does(Act.SeePartner)]
    public async Task<Reply> ShowAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Partner's name")] string partner,
        [Description("K1 to K34, or its name; funnel: the sales funnel; left out: the scorecard")]
        string? kpi = null,
        CancellationToken ct = default)
    {
        var of = turn.Partner(partner);
        if (FunnelCards.IsAsked(kpi))
        {
            return await FunnelAsync(turn, of, ct);
        }

        if (string.IsNullOrWhiteSpace(kpi))
        {
            var all = await ReadKpis.OverviewAsync(turn.Session, KpisOf(turn, of), of, ct);
            return all.Succeeded(out var overview, out var no)
                ? KpiCards.Scorecard(turn, of, overview, KpisOf(turn, of))
                : turn.Refuse(no);
        }

        return await WithSeriesAsync(turn, partner, kpi, KpiCards.Series, ct);
    }

    [KernelFunction("explain"), Description("Says why a KPI has its colour."), Does(Act.SeePartner)]
    public async Task<Reply> ExplainAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Partner's name")] string partner,
        [Description("K1 to K34, or its name")] string kpi,
        CancellationToken ct = default)
    {
        if (FunnelCards.IsAsked(kpi))
        {
            return await FunnelAsync(turn, turn.Partner(partner), ct);
        }

        var reply = await WithSeriesAsync(turn, partner, kpi, KpiCards.Explain, ct);
        return reply.Card is ExplainCard { Row.Kpi: DerivedKpis.Commitments } card
            ? reply with { Card = card with { Facts = [.. card.Facts, .. await SidesAsync(turn, partner, ct)] } }
            : reply;
    }

    [KernelFunction("define"), Description("Says what a KPI measures, its formula and thresholds."), Does(Act.Talk)]
    public Reply Define(
        [FromKernelServices] TurnScope turn, [Description("K1 to K34, or its name")] string kpi) =>
        FunnelCards.IsAsked(kpi) ? Reply.Say(turn.Say("kpi.funnel_about"))
        : catalogue.With([.. turn.OwnKpis.Select(k => k.Definition)]).Resolve(kpi)
            .Succeeded(out var definition, out var no)
            ? KpiCards.Define(turn, definition)
            : turn.Refuse(no);

    private async Task<Reply> FunnelAsync(TurnScope turn, Partners.Partner of, CancellationToken ct)
    {
        var read = await ReadKpis.FunnelAsync(turn.Session, KpisOf(turn, of), of, ct);
        return !read.Succeeded(out var view, out var no) ? turn.Refuse(no)
            : view is null ? turn.Refuse(new Refusal("kpi.funnel_no_kpis"))
            : FunnelCards.Of(turn, of, view);
    }

    private static async Task<IEnumerable<CardFact>> SidesAsync(TurnScope turn, string partner, CancellationToken ct)
    {
        var plan = await Planning.CurrentPlan.FindAsync(turn.Session, turn.Partner(partner).Of, ct);
        return DerivedKpis.PerSide(plan.Value, turn.Session.Today).Select(k => new CardFact(
            k.Side == Planning.PlanSide.Us ? turn.Say("analysis.side.us") : partner,
            turn.Say("kpi.fact.basis_value", ("numerator", k.OnTime), ("denominator", k.Due))));
    }

    private async Task<Reply> WithSeriesAsync(
        TurnScope turn, string partner, string kpi, Func<TurnScope, KpiView, Reply> show, CancellationToken ct)
    {
        var of = turn.Partner(partner);
        var kpis = KpisOf(turn, of);
        if (!kpis.Resolve(kpi).Succeeded(out var definition, out var unknown))
        {
            return turn.Refuse(unknown);
        }

        var read = await ReadKpis.SeriesAsync(turn.Session, kpis, definition, of, ct);
        return read.Succeeded(out var series, out var no)
            ? show(turn, KpiView.Of(of, definition, series, turn.Session.Today))
            : turn.Refuse(no);
    }

    private async Task<Reply> StoreAsync(TurnScope turn, KpiRequest request, Recording what, CancellationToken ct)
    {
        if (!Read(turn, request).Succeeded(out var given, out var unread))
        {
            return turn.Refuse(unread);
        }

        var (kpi, number, period) = (given.Kpi, given.Number, given.Period);
        var (session, of) = (turn.Session, turn.Partner(request.Partner));
        var source = turn.Turn.Input is TurnInput.Pressed ? KpiSource.Form : KpiSource.Said;
        var outcome = what switch
        {
            Recording.Value => await RecordKpi.RunAsync(session, kpi, of, number, period, source, ct),
            Recording.Correction when period is null => new Refusal("kpi.no_period").With("said", string.Empty),
            Recording.Correction => await CorrectKpi.RunAsync(session, kpi, of, number, period, ct),
            Recording.Target => await SetTarget.RunAsync(session, kpi, of, number, period, ct),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, "Unknown recording."),
        };
        return outcome.Succeeded(out var stored, out var no)
            ? KpiCards.Recorded(turn, of, stored, what == Recording.Target)
            : turn.Refuse(no);
    }

    private Outcome<GivenKpi> Read(TurnScope turn, KpiRequest request)
    {
        if (!KpisOf(turn, turn.Partner(request.Partner)).Resolve(request.Kpi).Succeeded(out var kpi, out var unknown))
        {
            return unknown;
        }

        if (!KpiInput.Number(request.Number, request.Currency, turn.Culture).Succeeded(out var number, out var unread))
        {
            return unread;
        }

        return KpiInput.Period(request.Period, out var period) is { } noPeriod ? noPeriod
            : KpiDetailInput.With(turn, kpi, number, request.Detail).Succeeded(out var whole, out var unclear)
                ? new GivenKpi(kpi, whole, period)
                : unclear;
    }

    private enum Recording
    {
        Value,
        Correction,
        Target,
    }

    private sealed record GivenKpi(KpiDefinition Kpi, GivenNumber Number, Period? Period);

    private sealed record KpiRequest(string Partner, string Kpi, string Number, string? Period, string? Currency)
    {
        public string? Detail { get; init; }
    }
}
