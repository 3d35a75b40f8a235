using PrmBot.Planning.Lines;
using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>The form of a remedy.</summary>
public sealed record RemedyFormCard(
    string Title, string When, string What, string Owner, string Due, string Gate, string Partner) : ICard
{
    public static string Name => "selection/remedy_form";

    public string File => Name;
}

/// <summary>Remedies in words, and their form.</summary>
internal static class RemedyWords
{
    public static string Planned(TurnScope turn, GateHit hit, GivenRemedy given) => turn.Say(
        "remedy.planned",
        ("question", hit.Question.Id),
        ("what", given.What.Trim()),
        ("owner", given.Owner.Trim()),
        ("date", given.Due));

    /// <summary>How a gate stands: what is done about it, by whom, by when; null: nothing.</summary>
    public static string? Line(TurnScope turn, Remedy? remedy) => remedy is null ? null : turn.Say(
        remedy.Due < turn.Session.Today ? "remedy.line_late" : "remedy.line",
        ("what", remedy.What),
        ("owner", remedy.Owner),
        ("date", remedy.Due));

    /// <summary>A gate that was lifted.</summary>
    public static string Lifted(TurnScope turn, Remedy remedy) => turn.Say(
        "remedy.lifted",
        ("question", remedy.Question),
        ("what", remedy.What),
        ("who", remedy.ClosedBy!.Name),
        ("date", turn.Date(remedy.ClosedAt!.Value)));

    public static Reply Form(TurnScope turn, Assessment assessment, GateHit hit)
    {
        var partner = turn.Partner(assessment.Of).Name;
        var card = new RemedyFormCard(
            turn.Say("remedy.title", ("partner", partner), ("question", hit.Question.Id)),
            turn.Say("remedy.when", ("when", hit.Gate.When)),
            hit.Remedy?.What ?? hit.Question.Suggests.Title,
            hit.Remedy?.Owner ?? turn.Session.Caller.Who.Name,
            hit.Remedy is { } planned
                ? planned.Due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : string.Empty,
            hit.Question.Id,
            partner);
        return Reply.Show(card, card.Title);
    }

    /// <summary>True for people whom a manager put down, who worked on the assessment, or who speak.</summary>
    public static bool IsKnown(TurnScope turn, Assessment assessment, string owner)
    {
        var mentioned = turn.Turn.Input is TurnInput.Said { Mentions: var people } ? people.Select(m => m.Name) : [];
        var names = turn.Partner(assessment.Of).Contacts.Select(c => c.Name)
            .Concat(assessment.Answers.Select(a => a.By.Name))
            .Concat(assessment.Remedies.SkipLast(1).Select(r => r.Owner))
            .Concat(mentioned)
            .Append(assessment.StartedBy.Name)
            .Append(turn.Session.Caller.Who.Name);
        var words = LineLookup.WordsOf(owner);
        return names.Any(n => LineLookup.WordsOf(n) is var known
            && (known.SequenceEqual(words) || (words.Count == 1 && known.Contains(words[0]))));
    }
}
