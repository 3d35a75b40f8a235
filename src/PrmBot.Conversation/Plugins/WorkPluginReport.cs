using System.ComponentModel;
using System.Globalization;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Routes;
using PrmBot.Cycle.Execute;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Planning.Lines;

namespace PrmBot.Conversation.Plugins;

// CA1707: the names of parameters are the names of arguments on the wire.
#pragma warning disable CA1707
public sealed partial class WorkPlugin
{
    [KernelFunction("report"), Does(Act.WorkOnPlan)]
    [Description("Report of a line: done with evidence, in progress, blocked by whom, moved with a reason.")]
    public async Task<Reply> ReportAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Number of the line, or words of its title")] string line,
        [Description("done, in progress, blocked or moved")] string? status = null,
        [Description("What shows it, what blocks it, or why it moves")] string? note = null,
        [Description("With moved: the new day, yyyy-MM-dd")] string? new_date = null,
        [Description("With done: a link or words that show it")] string? evidence = null,
        [Description("With blocked: who can unblock it")] string? blocker = null,
        [Description("With moved: why")] string? reason = null,
        [Description("The partner's name; none where only one plan has the line")] string? partner = null,
        CancellationToken ct = default)
    {
        var given = new WorkSaid(
            WorkSaid.StatusOf(status), WorkSaid.Text(note), new_date, WorkSaid.Text(evidence), WorkSaid.Text(blocker),
            WorkSaid.Text(reason));
        // What the sentence names goes before what the conversation is about.
        partner = !SharedPlace.Is(turn) && Named(turn) is [var named] ? named.Name : partner;
        if (string.IsNullOrWhiteSpace(partner))
        {
            var with = await ReadWork.WithLineAsync(turn.Session, standings, PartnersHere(turn), line, ct);
            if (with is not [var only])
            {
                return with.Count == 0
                    ? turn.Refuse(new Refusal("work.no_such_line").With("line", line))
                    : Reply.Ask("partner", [.. with.Take(5).Select(p => p.Name)]);
            }

            partner = only.Name;
            turn.Dialogue = turn.Dialogue with { About = only.Of };
        }

        var of = turn.Partner(partner);
        var found = await CurrentPlan.OpenAsync(turn.Session, of.Of, ct);
        return found.Succeeded(out var plan, out var no) && LineLookup.Find(plan, line).Succeeded(out var one, out no)
            ? await ReportAsync(turn, of, one, given, ct)
            : turn.Refuse(no);
    }

    private static async Task<Reply> ReportAsync(
        TurnScope turn, Partner partner, PlanLine line, WorkSaid said, CancellationToken ct)
    {
        if (said.Missing(turn, line) is { } asks)
        {
            return asks;
        }

        if (!said.Read(turn, line).Succeeded(out var report, out var no))
        {
            return turn.Refuse(no);
        }

        var number = line.Number.ToString(CultureInfo.InvariantCulture);
        var reported = await ReportWork.RunAsync(turn.Session, partner, number, report, ct);
        return reported.Succeeded(out var stored, out no)
            ? Reported(turn, partner, stored, report)
            : turn.Refuse(no);
    }

    private static Reply Reported(TurnScope turn, Partner partner, ReportedLine stored, WorkReport report)
    {
        var line = stored.Line;
        var echo = stored.Changes.Count == 0 && report is not WorkReport.Blocked
            ? turn.Say("work.same", ("line", line.Number), ("title", line.Title))
            : WorkSaid.Echo(turn, stored, report);
        if (stored.WaitsForOtherSide)
        {
            echo += " " + turn.Say("work.other_side");
        }

        if (stored.Unblocked.Count > 0)
        {
            echo += " " + turn.Say(
                "work.goes_on", ("lines", string.Join(", ", stored.Unblocked.Select(l => $"{l.Number} ({l.Title})"))));
        }

        var card = WorkCards.Report(turn, partner, line, echo);
        if (WorkSaid.Mentioned(turn, line) is { } who && turn.Turn.Place.Kind != PlaceKind.Personal)
        {
            card = card with
            {
                Headline = card.Headline + " " + turn.Say("work.mention", ("who", $"<at>{who.Name}</at>")),
                Mentions = [new CardMention(who.Name, who.Id.Value)],
            };
        }

        return Reply.Show(card, echo) with { Changed = stored.Changes.Count == 0 ? null : echo, InPlace = true };
    }
}
