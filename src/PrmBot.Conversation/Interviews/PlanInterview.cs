using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Understanding;
using PrmBot.Planning;
using PrmBot.Planning.Catalogue;
using PrmBot.Planning.Lines;

namespace PrmBot.Conversation.Interviews;

/// <summary>
/// The guide through a joint plan: per section it offers what the section may hold, then asks only for what is missing.
/// </summary>
public sealed class PlanInterview(PlanCatalogue catalogue, PlanViews plans, PlanLineViews lines) : IInterview
{
    /// <summary>What <see cref="AskedAsync"/> calls the choice of a section's elements.</summary>
    public const string Elements = "elements";

    public InterviewKind Kind => InterviewKind.Plan;

    /// <summary>The guide that is running for this plan in this conversation; null: none, or another one.</summary>
    public static RunningInterview? Running(TurnScope turn, JointPlan plan) =>
        turn.Dialogue.Interview is { Kind: InterviewKind.Plan } running && running.Subject == plan.Id ? running : null;

    /// <summary>Begins or resumes the guide; an interview that was running waits.</summary>
    public Reply Begin(TurnScope turn, JointPlan plan, string? echo)
    {
        if (Running(turn, plan) is null)
        {
            var waiting = turn.Dialogue.Paused.Where(p => p.Subject != plan.Id);
            turn.Dialogue = turn.Dialogue with
            {
                Paused = turn.Dialogue.Interview is { } other ? [.. waiting, other] : [.. waiting],
                Interview = turn.Dialogue.Paused.LastOrDefault(p => p.Kind == Kind && p.Subject == plan.Id)
                    ?? new RunningInterview(Kind, plan.Of, plan.Id, PlanPath.First(plan).Text),
            };
        }

        return At(turn, plan, echo);
    }

    /// <summary>Begins or resumes the guide and goes to a section; back leads to where it was.</summary>
    public Reply GoTo(TurnScope turn, JointPlan plan, PlanSection section, string? echo)
    {
        Begin(turn, plan, null);
        var to = new PlanPosition.AtSection(section);
        turn.Dialogue = turn.Dialogue with
        {
            Interview = turn.Dialogue.Interview! with
            {
                Skipped = [.. turn.Dialogue.Interview.Skipped.Where(s => s != to.Text)],
            },
        };
        return Move(turn, plan, to, echo);
    }

    /// <summary>Goes on after something was stored: to what is missing next, or to the next section.</summary>
    /// <param name="section">Where it was stored.</param>
    public Reply GoOn(TurnScope turn, JointPlan plan, PlanSection section, string? echo) =>
        Move(turn, plan, PlanPath.Next(plan, section, Running(turn, plan)?.Skipped ?? [], catalogue), echo);

    public async Task<Reply> ShowAsync(TurnScope turn, string? notice, CancellationToken ct) =>
        await PlanAsync(turn, ct) is { } plan ? At(turn, plan, notice) : turn.Refuse(new Refusal("plan.none_yet"));

    public async Task<Reply> SkipAsync(TurnScope turn, CancellationToken ct)
    {
        if (await PlanAsync(turn, ct) is not { } plan || turn.Dialogue.Interview is not { } running)
        {
            return turn.Refuse(new Refusal("plan.none_yet"));
        }

        var here = SectionOf(plan, running);
        var meant = SectionMeant(turn, here);
        var isOther = meant is { } other && other != here;
        IReadOnlyList<string> skipped =
            [.. running.Skipped, isOther ? new PlanPosition.AtSection(meant!.Value).Text : running.Position];
        turn.Dialogue = turn.Dialogue with { Interview = running with { Skipped = skipped } };
        if (isOther)
        {
            return At(turn, plan, turn.Say("plan.will_skip", ("section", catalogue.Of(meant!.Value).Title)));
        }

        return meant is not null || PlanPosition.Read(running.Position) is PlanPosition.AtSection
            ? Move(turn, plan, PlanPath.AfterSection(here, skipped), null)
            : Move(turn, plan, PlanPath.Next(plan, here, skipped, catalogue), null);
    }

    // "Skip marketing" names a section, "skip this section" means the present one; "skip" means the question.
    private PlanSection? SectionMeant(TurnScope turn, PlanSection here)
    {
        if (turn.Turn.Input is not TurnInput.Said { Text: var text })
        {
            return null;
        }

        var words = LineLookup.WordsOf(text);
        return PlanSections.All.Where(s => Has(catalogue.Of(s).Title) || Has(s.Key())).Cast<PlanSection?>()
            .FirstOrDefault() ?? (turn.Say("plan.words_for_section").Split('|').Any(Has) ? here : null);

        bool Has(string name) => string.Join(' ', words).Contains(
            string.Join(' ', LineLookup.WordsOf(name.Replace('_', ' '))), StringComparison.Ordinal);
    }

    public async Task<Reply> BackAsync(TurnScope turn, CancellationToken ct)
    {
        if (await PlanAsync(turn, ct) is not { } plan || turn.Dialogue.Interview is not { } running)
        {
            return turn.Refuse(new Refusal("plan.none_yet"));
        }

        if (running.Trail.Count > 0)
        {
            var former = running.Trail[^1];
            turn.Dialogue = turn.Dialogue with
            {
                Interview = running with
                {
                    Position = former,
                    Trail = [.. running.Trail.SkipLast(1)],
                    Skipped = [.. running.Skipped.Where(s => s != former)],
                },
            };
        }

        return At(turn, plan, null);
    }

    public async Task<Reply> ExplainAsync(TurnScope turn, CancellationToken ct)
    {
        if (await PlanAsync(turn, ct) is not { } plan || turn.Dialogue.Interview is not { } running)
        {
            return turn.Refuse(new Refusal("plan.none_yet"));
        }

        return At(turn, plan, Explain(turn, plan, PlanPosition.Read(running.Position)));
    }

    public async Task<AskedQuestion?> AskedAsync(TurnScope turn, CancellationToken ct)
    {
        if (await PlanAsync(turn, ct) is not { } plan || turn.Dialogue.Interview is not { } running)
        {
            return null;
        }

        return PlanPosition.Read(running.Position) switch
        {
            PlanPosition.AtSection at => new AskedQuestion(AskedFor.PlanField, Elements, AskElements(turn, at.Section)),
            PlanPosition.AtField at when plan.OpenLines.FirstOrDefault(l => l.Number == at.Line) is { } line =>
                new AskedQuestion(AskedFor.PlanField, at.Field.Key(),
                    PlanQuestions.Ask(turn, line, at.Field)),
            _ => null,
        };
    }

    private static PlanSection SectionOf(JointPlan plan, RunningInterview running) =>
        PlanPath.SectionOf(plan, PlanPosition.Read(running.Position));

    private static async Task<JointPlan?> PlanAsync(TurnScope turn, CancellationToken ct) =>
        turn.Dialogue.Interview is { Kind: InterviewKind.Plan } running
            ? await turn.Session.Work.FindAsync<JointPlan>(running.Subject, ct)
            : null;

    private string AskElements(TurnScope turn, PlanSection section) =>
        turn.Say("plan.ask_elements", ("section", catalogue.Of(section).Title));

    private string Explain(TurnScope turn, JointPlan plan, PlanPosition position) =>
        position is PlanPosition.AtField at && plan.Lines.FirstOrDefault(l => l.Number == at.Line) is { } line
            ? PlanQuestions.Explain(turn, catalogue.Find(line.Section, line.Element), at.Field)
            : turn.Say("plan.explain_elements");

    private Reply Move(TurnScope turn, JointPlan plan, PlanPosition? next, string? echo)
    {
        if (next is null)
        {
            turn.Dialogue = turn.Dialogue with { Interview = null };
            var words = turn.Say("plan.finished");
            return Reply.Show(plans.Plan(turn, plan, echo: echo is null ? words : $"{echo} {words}"), words)
                with { InPlace = true };
        }

        if (turn.Dialogue.Interview is { } running && running.Position != next.Text)
        {
            var trail = running.Trail.Append(running.Position).TakeLast(100);
            turn.Dialogue = turn.Dialogue with
                { Interview = running with { Position = next.Text, Trail = [.. trail] } };
        }

        return At(turn, plan, echo);
    }

    private Reply At(TurnScope turn, JointPlan plan, string? echo)
    {
        var running = turn.Dialogue.Interview!;
        var position = PlanPosition.Read(running.Position);
        if (position is PlanPosition.AtSection { Section: var section })
        {
            var progress = turn.Say(
                "plan.progress",
                ("at", (int)section + 1),
                ("all", PlanSections.All.Count),
                ("partner", turn.Partner(plan.Of).Name));
            var card = lines.Offers(turn, plan, section, progress, echo) with { IsGuided = true, At = position.Text };
            return Open(card, AskElements(turn, section));
        }

        var at = (PlanPosition.AtField)position;
        if (plan.OpenLines.FirstOrDefault(l => l.Number == at.Line) is not { } line)
        {
            return GoOn(turn, plan, SectionOf(plan, running), echo);
        }

        var question = PlanQuestions.Ask(turn, line, at.Field);
        return Open(lines.Form(turn, plan, line, question, echo) with { IsGuided = true, At = at.Text }, question);
    }

    private static Reply Open(ICard card, string words) =>
        Reply.Show(card, words) with { InPlace = true, IsOpenQuestion = true };
}
