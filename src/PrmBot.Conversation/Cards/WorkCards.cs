using PrmBot.Cycle.Execute;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;

namespace PrmBot.Conversation.Cards;

/// <summary>Cards of what people have to do, and of what they report.</summary>
internal static class WorkCards
{
    private const int LinesPerCard = 8;

    /// <summary>One person's lines over all partners.</summary>
    /// <param name="turn">Whose words.</param>
    /// <param name="work">By partner.</param>
    /// <param name="when">overdue, due or all.</param>
    /// <param name="page">From 1; one that is not there shows the last.</param>
    public static WorkCard Mine(
        TurnScope turn, IReadOnlyList<(Partner Partner, OwnersWork Work)> work, string when, int page)
    {
        List<(string Key, Partner Partner, PlanLine Line)> rows =
        [
            .. Rows("work.overdue", w => w.Overdue),
            .. when == "overdue" ? [] : Rows("work.this_week", w => w.DueThisWeek),
            .. when == "overdue" ? [] : Rows("work.unblocked", w => w.Unblocked),
            .. when == "all" ? Rows("work.later", w => w.Later) : [],
        ];
        var pages = Math.Max(1, (rows.Count + LinesPerCard - 1) / LinesPerCard);
        var at = Math.Clamp(page, 1, pages);
        int Count(string key) => rows.Count(r => r.Key == key);
        var later = work.Sum(w => w.Work.Later.Count);
        var headline = rows.Count > 0
            ? turn.Say(
                "work.headline", ("overdue", Count("work.overdue")), ("week", Count("work.this_week")),
                ("unblocked", Count("work.unblocked")))
            : turn.Say(later > 0 ? "work.nothing_now" : "work.nothing", ("count", later));
        return new WorkCard(turn.Say("work.mine"), headline)
        {
            Groups =
            [
                .. rows.Skip((at - 1) * LinesPerCard).Take(LinesPerCard).GroupBy(r => r.Key).Select(g =>
                    new WorkGroup(turn.Say(g.Key), [.. g.Select(r => Row(turn, r.Partner, r.Line))])),
            ],
            When = when,
            Pages = PlanOtherViews.PagesOf(turn, at, pages),
        };

        IEnumerable<(string, Partner, PlanLine)> Rows(string key, Func<OwnersWork, IReadOnlyList<PlanLine>> which) =>
            work.SelectMany(w => which(w.Work).Select(l => (key, w.Partner, l)))
                .OrderBy(r => r.l.Due ?? DateOnly.MaxValue).ThenBy(r => r.Partner.Name, StringComparer.Ordinal);
    }

    /// <summary>What a partner's people are asked for in their channel, each of them mentioned who is known.</summary>
    public static WorkCard Nudge(TurnScope turn, Partner partner, IReadOnlyList<PlanLine> lines)
    {
        var owners = lines.GroupBy(l => l.PartnerOwner!.Name, StringComparer.OrdinalIgnoreCase).ToList();
        var known = owners.Select(o => o.First().PartnerOwner!).Where(o => o.Mentionable is not null).ToList();
        var names = owners.Select(o => known.Exists(k => k.Name == o.Key) ? $"<at>{o.Key}</at>" : o.Key);
        return new WorkCard(
            turn.Say("work.nudge", ("partner", partner.Name)),
            turn.Say("work.nudge_names", ("names", string.Join(", ", names))))
        {
            Groups =
            [
                .. owners.Select(o => new WorkGroup(
                    o.Key, [.. o.Take(LinesPerCard).Select(l => Row(turn, partner, l))])).Take(LinesPerCard),
            ],
            Mentions = [.. known.Select(k => new CardMention(k.Name, k.Id!.Value.Value))],
        };
    }

    /// <summary>A line with what was just said of it.</summary>
    public static ReportCard Report(TurnScope turn, Partner partner, PlanLine line, string headline)
    {
        List<CardFact> facts = [new(turn.Say("work.fact_due"), Due(turn, line)),
            new(turn.Say("work.fact_owners"), Owners(turn, line))];
        if (line.BlockedBy is { } by)
        {
            facts.Add(new(turn.Say("work.fact_blocked"), by.Name));
        }

        // What showed that it was done shows nothing any more when it is open again.
        if (line is { Status: LineStatus.Done, Evidence: { } shown })
        {
            facts.Add(new(turn.Say("work.fact_evidence"), shown));
        }

        if (line.Note is { } note)
        {
            facts.Add(new(turn.Say("work.fact_note"), note));
        }

        return new ReportCard(partner.Name, Number(line), Title(turn, line), headline)
        {
            Facts = facts,
            Status = PlanWords.Of(turn, line.Status),
            Color = PlanWords.Color(line.Status),
            IsOpen = line.Status != LineStatus.Done && turn.Session.Refuses(Act.WorkOnPlan, partner.Of) is null,
        };
    }

    internal static WorkRow Row(TurnScope turn, Partner partner, PlanLine line)
    {
        var status = PlanWords.Of(turn, line.Status);
        return new WorkRow(
            partner.Name, Number(line), Title(turn, line),
            turn.Say("work.details", ("partner", partner.Name), ("due", Due(turn, line))),
            PlanWords.Color(line.Status),
            line.BlockedBy is { } by ? turn.Say("work.blocked_by", ("status", status), ("who", by.Name)) : status);
    }

    private static string Number(PlanLine line) =>
        line.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Title(TurnScope turn, PlanLine line) =>
        turn.Say("plan.line_title", ("line", line.Number), ("title", line.Title));

    private static string Due(TurnScope turn, PlanLine line) =>
        line.Due is { } due ? PlanWords.Date(turn, due) : turn.Say("plan.no_due");

    private static string Owners(TurnScope turn, PlanLine line)
    {
        var names = new[] { line.OurOwner?.Name, line.PartnerOwner?.Name }.OfType<string>().ToList();
        return names.Count == 0 ? turn.Say("plan.no_owner") : string.Join(", ", names);
    }
}
