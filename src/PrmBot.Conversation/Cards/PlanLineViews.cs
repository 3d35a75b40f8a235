using System.Globalization;
using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Planning.Catalogue;

namespace PrmBot.Conversation.Cards;

/// <summary>Makes the cards of single lines and of a section's offers.</summary>
public sealed class PlanLineViews(PlanCatalogue catalogue)
{
    private const int CommentsShown = 6;

    private static readonly LineField[] Shown =
    [
        LineField.Status, LineField.OurOwner, LineField.PartnerOwner, LineField.Start, LineField.Due, LineField.Target,
        LineField.Quarters, LineField.Weight, LineField.Budget, LineField.Spent, LineField.Percent,
        LineField.Confidence, LineField.DependsOn, LineField.Support, LineField.Evidence,
        LineField.Tick,
    ];

    /// <summary>A stored line with what it was before.</summary>
    public PlanLineCard Line(TurnScope turn, JointPlan plan, PlanLine line, string? echo)
    {
        var facts = Shown.Select(f => (Field: f, Value: PlanWords.Value(turn, line, f)))
            .Where(f => f.Value is not null)
            .Select(f => new PlanFact(PlanWords.Of(turn, f.Field), f.Value!))
            .Concat(line.Details.Select(d => new PlanFact(d.Key, d.Value)));
        var side = PlanSides.Of(turn.Session.Caller);
        var may = turn.Session.Caller.Role is Role.Manager or Role.PartnerContact
            && plan.State != PlanState.Closed && !line.IsDropped;
        var isOpen = may && plan.State != PlanState.Draft;
        var former = line.Changes.Where(c => c.From is not null).Reverse().Take(5).Select(c => turn.Say(
            c.Reason is null ? "plan.former" : "plan.former_why",
            ("reason", c.Reason ?? string.Empty),
            ("field", PlanWords.Of(turn, c)),
            ("former", PlanWords.Former(turn, c)),
            ("who", c.Who.Name),
            ("date", PlanWords.Date(turn, DateOnly.FromDateTime(c.At.Date)))));
        return new PlanLineCard
        {
            Partner = turn.Partner(plan.Of).Name,
            Line = line.Number,
            Title = line.Title,
            Section = catalogue.Of(line.Section).Title,
            Echo = echo,
            Facts = [.. facts],
            Former = [.. former],
            Comments = NegotiationViews.Comments(turn, line, CommentsShown),
            Revision = line.Revision,
            CanChange = may,
            CanAccept = isOpen && line.Missing.Count == 0 && !line.IsAcceptedBy(side),
            CanCounter = isOpen,
        };
    }

    /// <summary>A line as a form, with what is asked of it just now.</summary>
    /// <param name="question">Null: nothing in particular.</param>
    public PlanLineFormCard Form(
        TurnScope turn, JointPlan plan, PlanLine line, string? question = null, string? echo = null)
    {
        var element = catalogue.Find(line.Section, line.Element);
        var needsUnit = line.Target?.Unit is null;
        return new PlanLineFormCard
        {
            Partner = turn.Partner(plan.Of).Name,
            Line = line.Number,
            Title = line.Title,
            Section = catalogue.Of(line.Section).Title,
            Echo = echo,
            Question = question,
            Hint = element?.Captures,
            OurOwner = line.OurOwner?.Name ?? string.Empty,
            PartnerOwner = line.PartnerOwner?.Name ?? string.Empty,
            Due = line.Due?.ToString("O", CultureInfo.InvariantCulture) ?? string.Empty,
            Target = line.Target?.Value,
            TargetLabel = needsUnit
                ? turn.Say("plan.label_target_free")
                : turn.Say("plan.label_target", ("unit", Measure(line.Target!))),
            NeedsUnit = needsUnit,
            Budget = line.Budget?.Amount,
            BudgetLabel = turn.Say("plan.label_budget", ("currency", line.Budget?.Currency ?? plan.Currency)),
            Source = (line.Budget?.Source ?? BudgetSource.Own).ToString().ToLowerInvariant(),
            OurRole = element is null ? string.Empty : turn.Say("plan.hint_role", ("role", element.OurRole)),
            PartnerRole = element is null ? string.Empty : turn.Say("plan.hint_role", ("role", element.PartnerRole)),
            Seen = line.Changes.Count,
            PartnerShare = line.Budget is { PartnerShare: > 0 and var share } ? share : null,
            MdfShare = line.Budget is { MdfShare: > 0 and var mdf } ? mdf : null,
            IsGoal = line.Section == PlanSection.Goals,
            Weight = line.Normal(LineField.Weight) ?? string.Empty,
            Quarters = line.Normal(LineField.Quarters) ?? string.Empty,
            DependsOn = line.Normal(LineField.DependsOn) ?? string.Empty,
            Support = line.Support ?? string.Empty,
            Details = Details(line, element),
        };
    }

    // The particulars that the element asks for, and those that were given besides.
    private static string Details(PlanLine line, PlanElement? element) => string.Join(
        "\n",
        (element?.Fields ?? []).Concat(line.Details.Keys).Distinct()
            .Select(name => $"{name}: {line.Details.GetValueOrDefault(name)}"));

    /// <summary>What can be added to a section; what is called for is chosen beforehand, and says why.</summary>
    public PlanSectionCard Offers(
        TurnScope turn, JointPlan plan, PlanSection section, string progress, string? echo = null)
    {
        var part = catalogue.Of(section);
        var lines = plan.In(section).ToList();
        List<PlanOfferRow> offers = [.. part.Elements.Where(e => lines.TrueForAll(l => l.Element != e.Id))
            .Select(e => new PlanOfferRow(e.Id, e.Title, e.Captures, Why(turn, plan, e)))];
        return new PlanSectionCard
        {
            Partner = turn.Partner(plan.Of).Name,
            Section = section.Key(),
            Title = part.Title,
            About = part.About,
            Progress = progress,
            Echo = echo,
            Offers = offers,
            Preselected = string.Join(',', offers.Where(o => o.Why is not null).Select(o => o.Id)),
            Lines = [.. lines.Take(12).Select(l => PlanViews.Row(turn, l))],
        };
    }

    /// <summary>Metric and unit in one: "Leads", "Projects on time, %".</summary>
    internal static string Measure(PlanTarget target) => (target.Metric, target.Unit) switch
    {
        ({ } metric, { } unit) when !metric.Contains(unit, StringComparison.OrdinalIgnoreCase) => $"{metric}, {unit}",
        var (metric, unit) => metric ?? unit ?? string.Empty,
    };

    // The gap is our judgement of the partner: it is shown to our side only, and only where nobody else reads along.
    private static string? Why(TurnScope turn, JointPlan plan, PlanElement element)
    {
        var gaps = plan.WhyOf(element);
        var isPrivate = turn.Turn.Place.Kind == PlaceKind.Personal
            && turn.Session.Caller.Role is (Role.Manager or Role.Reader);
        if (gaps is not null && isPrivate)
        {
            return gaps;
        }

        return turn.Partner(plan.Of).Type is { } type && element.For.Contains(type) ? turn.Say("plan.why_route") : null;
    }
}
