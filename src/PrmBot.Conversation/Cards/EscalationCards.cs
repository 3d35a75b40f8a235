using System.Globalization;
using PrmBot.Partners;
using PrmBot.Planning;

namespace PrmBot.Conversation.Cards;

/// <summary>Makes the card that takes missed commitments up.</summary>
internal static class EscalationCards
{
    private const int LinesShown = 8;

    /// <param name="say">Gives the words.</param>
    /// <param name="culture">Of dates.</param>
    /// <param name="partner">Whose channel it goes to.</param>
    /// <param name="lines">What was missed.</param>
    /// <param name="up">Whom it goes up to.</param>
    public static PlanEscalationCard Of(
        Sayer say, CultureInfo culture, Partner partner, IReadOnlyList<PlanLine> lines, IReadOnlyList<PlanOwner> up) =>
        new()
        {
            Partner = partner.Name,
            Title = say("plan.escalation_title"),
            Headline = say("plan.escalation_to", ("names", string.Join(", ", up.Select(
                o => o.Mentionable is null ? o.Name : $"<at>{o.Name}</at>")))),
            Lines = [.. lines.Take(LinesShown).Select(l => Line(say, culture, l))],
            Mentions =
            [
                .. up.Where(o => o.Mentionable is not null).Select(o => new CardMention(o.Name, o.Id!.Value.Value)),
            ],
        };

    /// <summary>The same in plain words, for notifications.</summary>
    public static string Words(Sayer say, IReadOnlyList<PlanLine> lines, IReadOnlyList<PlanOwner> up) =>
        string.Join("\n\n", lines.Take(LinesShown).Select(l => say(
            "plan.escalated_text",
            ("title", l.Title),
            ("count", l.MissedInRow),
            ("names", string.Join(", ", up.Select(o => o.Name))))));

    private static PlanEscalatedLine Line(Sayer say, CultureInfo culture, PlanLine line)
    {
        var owners = new[] { line.OurOwner?.Name, line.PartnerOwner?.Name }.OfType<string>().ToList();
        return new PlanEscalatedLine(
            line.Number.ToString(CultureInfo.InvariantCulture),
            say("plan.line_title", ("line", line.Number), ("title", line.Title)),
            say(
                "plan.escalated_line",
                ("count", line.MissedInRow),
                ("due", line.Due is { } due ? PlanWords.Date(culture, due) : say("plan.no_due")),
                ("owners", owners.Count == 0 ? say("plan.no_owner") : string.Join(", ", owners))));
    }
}
