using System.ComponentModel;
using System.Text.RegularExpressions;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Cycle.Monitor;
using PrmBot.Cycle.Monitor.Own;
using PrmBot.Identity;
using PrmBot.Partners;

namespace PrmBot.Conversation.Plugins;

public sealed partial class KpiPlugin
{
    private const string Up = "up";
    private const string Down = "down";

    [KernelFunction("create"), Does(Act.Manage)]
    [Description("Adds a KPI of a partner's own: name, unit, direction, target; without a name its form.")]
    public async Task<Reply> CreateAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Partner's name")] string partner,
        [Description("What it is called")] string? name = null,
        [Description("percent, count, money, days, hours, times, score or points")] string? unit = null,
        [Description("up: more is better; down: less is")] string? direction = null,
        [Description("What is to be reached")] string? target = null,
        [Description("Of the target: 2026-Q4 and the like; left out: the current quarter")] string? period = null,
        [Description("weekly, monthly or quarterly; left out: monthly")] string? cadence = null,
        CancellationToken ct = default)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return Form(turn, partner);
        }

        var of = turn.Partner(partner);
        if (UnitOf(unit) is not { } counted)
        {
            return Reply.Ask("unit", [.. Units(turn).Select(u => u.Title)]);
        }

        if (DirectionOf(turn, direction) is not { } better)
        {
            return Reply.Ask("direction", turn.Say("kpi.own_up"), turn.Say("kpi.own_down"));
        }

        var wanted = new NewKpi(name, counted, better, CadenceOf(cadence));
        var added = await AddOwnKpi.RunAsync(turn.Session, KpisOf(turn, of), of, wanted, ct);
        return added.Succeeded(out var kpi, out var no)
            ? await AddedAsync(turn, of, kpi, (target, period), ct)
            : turn.Refuse(no);
    }

    /// <summary>The catalogue with the partner's own KPIs.</summary>
    private KpiCatalogue KpisOf(TurnScope turn, Partner partner) => turn.KpisOf(catalogue, partner.Of);

    private static async Task<Reply> AddedAsync(
        TurnScope turn, Partner partner, KpiDefinition kpi, (string? Value, string? Period) target,
        CancellationToken ct)
    {
        var echo = turn.Say(
            "kpi.own_added", ("partner", partner.Name), ("kpi", kpi.Name), ("id", kpi.Id),
            ("rule", KpiWords.Rule(turn, kpi, kpi.Rule)));
        if (string.IsNullOrWhiteSpace(target.Value))
        {
            return TurnScope.Changed(echo);
        }

        if (!KpiInput.Number(target.Value, null, turn.Culture).Succeeded(out var number, out var unread)
            || (unread = KpiInput.Period(target.Period, out _)) is not null)
        {
            return turn.Refuse(unread);
        }

        KpiInput.Period(target.Period, out var period);
        var set = await SetTarget.RunAsync(turn.Session, kpi, partner, number, period, ct);
        return set.Succeeded(out var stored, out var no)
            ? KpiCards.Recorded(turn, partner, stored, isTarget: true) with { Changed = echo, Text = echo }
            : TurnScope.Changed($"{echo} {turn.Refuse(no).Text}");
    }

    private static Reply Form(TurnScope turn, string partner)
    {
        var card = new OwnKpiCard(
            partner, turn.Say("kpi.own_title", ("partner", partner)), turn.Say("kpi.own_ask"))
        {
            Units = Units(turn),
        };
        return Reply.Show(card, card.Headline) with { InPlace = true };
    }

    private static List<CardChoice> Units(TurnScope turn) => [.. Enum.GetValues<KpiUnit>().Select(u =>
        new CardChoice(turn.Say($"kpi.own_unit.{KpiWords.Key(u)}"), KpiWords.Key(u)))];

    private static KpiUnit? UnitOf(string? said)
    {
        var word = OwnUnit().Match(said ?? string.Empty).Value.ToLowerInvariant();
        return word switch
        {
            "" => null,
            "%" or "percent" or "share" => KpiUnit.Percent,
            "day" or "days" => KpiUnit.Days,
            "hour" or "hours" => KpiUnit.Hours,
            "money" or "amount" or "eur" or "usd" or "gbp" or "chf" or "€" or "$" or "£" => KpiUnit.Money,
            "times" or "ratio" => KpiUnit.Times,
            "score" or "rating" => KpiUnit.Score,
            "point" or "points" => KpiUnit.Points,
            _ => KpiUnit.Count,
        };
    }

    private static KpiDirection? DirectionOf(TurnScope turn, string? said) => said?.Trim().ToLowerInvariant() switch
    {
        Up => KpiDirection.Up,
        Down => KpiDirection.Down,
        null or "" => null,
        var words when IsSaid(turn, "kpi.own_down", words) || LessIsBetter().IsMatch(words) => KpiDirection.Down,
        var words when IsSaid(turn, "kpi.own_up", words) || MoreIsBetter().IsMatch(words) => KpiDirection.Up,
        _ => null,
    };

    private static bool IsSaid(TurnScope turn, string key, string words) =>
        string.Equals(turn.Say(key), words, StringComparison.OrdinalIgnoreCase);

    private static KpiCadence CadenceOf(string? said) => said?.Trim().ToLowerInvariant() switch
    {
        "weekly" => KpiCadence.Weekly,
        "quarterly" => KpiCadence.Quarterly,
        _ => KpiCadence.Monthly,
    };

    [GeneratedRegex(
        @"%|€|\$|£|\b(?:percent|share|days?|hours?|money|amount|eur|usd|gbp|chf|times|ratio|score|rating|points?"
        + @"|counts?|numbers?|whole|people|pieces|units?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OwnUnit();

    [GeneratedRegex(@"\b(?:less|lower|fewer|smaller|down|shorter|weniger)\b")]
    private static partial Regex LessIsBetter();

    [GeneratedRegex(@"\b(?:more|higher|up|bigger|larger|mehr)\b")]
    private static partial Regex MoreIsBetter();
}
