using System.Globalization;
using PrmBot.Planning;
using PrmBot.Planning.Header;

namespace PrmBot.Conversation.Cards;

/// <summary>What a plan says as a whole, in words and as a form.</summary>
internal static class HeaderViews
{
    /// <summary>What is known of it; empty: nothing.</summary>
    public static IReadOnlyList<PlanFact> Facts(TurnScope turn, JointPlan plan) =>
    [
        .. Enum.GetValues<HeaderField>().Where(f => plan.Header.Normal(f) is not null)
            .Select(f => new PlanFact(Name(turn, f), Fact(turn, plan, f))),
    ];

    /// <summary>The form for all of it.</summary>
    public static PlanHeaderCard Form(TurnScope turn, JointPlan plan) => new()
    {
        Partner = turn.Partner(plan.Of).Name,
        Title = turn.Say("plan.header_title"),
        Question = turn.Say("plan.header_ask"),
        OurSponsor = plan.Header.OurSponsor?.Name ?? string.Empty,
        PartnerSponsor = plan.Header.PartnerSponsor?.Name ?? string.Empty,
        ReviewCadence = plan.Header.Normal(HeaderField.ReviewCadence) ?? string.Empty,
        Rules = plan.Header.Rules ?? string.Empty,
        Risks = plan.Header.Risks ?? string.Empty,
        Cadences =
        [
            .. Enum.GetValues<ReviewCadence>().Select(HeaderFields.Key)
                .Select(k => new CardChoice(turn.Say($"plan.cadence_{k}"), k)),
        ],
        Seen = plan.Header.Changes.Count.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>One change as a sentence: what it was, what it is, who, why.</summary>
    public static string Proposal(TurnScope turn, HeaderChange change) => turn.Say(
        change.Reason is null ? "plan.proposal" : "plan.proposal_why",
        ("field", Name(turn, change.Field)),
        ("former", change.From is { } from ? Value(turn, change.Field, from) : turn.Say("plan.nothing")),
        ("value", Value(turn, change.Field, change.To)),
        ("who", change.Who.Name),
        ("reason", change.Reason ?? string.Empty));

    /// <summary>Several changes as an echo.</summary>
    public static string Changes(TurnScope turn, IReadOnlyList<HeaderChange> changes) =>
        string.Join(", ", changes.Select(c => turn.Say(
            c.From is null ? "plan.change_of" : "plan.change_from",
            ("field", Name(turn, c.Field)),
            ("value", Value(turn, c.Field, c.To).TrimEnd('.')),
            ("former", c.From is { } from ? Value(turn, c.Field, from).TrimEnd('.') : string.Empty))));

    private static string Name(TurnScope turn, HeaderField field) => turn.Say($"plan.header_field_{field.Key()}");

    private static string Value(TurnScope turn, HeaderField field, string normal) =>
        field == HeaderField.ReviewCadence ? turn.Say($"plan.cadence_{normal}") : normal;

    private static string Fact(TurnScope turn, JointPlan plan, HeaderField field)
    {
        var value = Value(turn, field, plan.Header.Normal(field)!);
        var isOver = plan.State == PlanState.Closed;
        return field == HeaderField.ReviewCadence && !isOver
            && plan.Header.NextReview(plan.Start, turn.Session.Today) is { } next
                ? turn.Say("plan.header_review", ("cadence", value), ("date", PlanWords.Date(turn, next)))
                : value;
    }
}
