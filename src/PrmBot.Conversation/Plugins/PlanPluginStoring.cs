using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Interviews;
using PrmBot.Planning;
using PrmBot.Planning.Catalogue;
using PrmBot.Planning.Lines;
using Said = PrmBot.Conversation.Understanding.Slots.PlanLine;

namespace PrmBot.Conversation.Plugins;

// How lines get into the plan, and what is shown after: the guide goes on when the line is the one it is at.
public sealed partial class PlanPlugin
{
    private static readonly string[] Separators = [",", ";", "\n", " and ", " & "];

    private sealed record Wanted(PlanSection Section, string? Title, string? Element, string? Elements);

    private async Task<Reply> AddAsync(
        TurnScope turn, JointPlan plan, Wanted wanted, PlanFields fields, CancellationToken ct)
    {
        var partner = turn.Partner(plan.Of);
        if (!Elements(wanted).Succeeded(out var elements, out var no)
            || !fields.Read(turn).Succeeded(out var edits, out no))
        {
            return turn.Refuse(no);
        }

        edits = await show.Owners.WithIdsAsync(turn, partner, edits, ct);

        // The line in own words goes first: it is the one that can be refused, and then nothing at all is stored.
        List<PlanLine> stored = [];
        if (!string.IsNullOrWhiteSpace(wanted.Title) || !string.IsNullOrWhiteSpace(wanted.Element))
        {
            var own = await AddOneAsync(turn, partner, wanted, edits, ct);
            if (!own.Succeeded(out var one, out no))
            {
                return turn.Refuse(no);
            }

            stored.Add(one.Line);
        }

        var added = await AddElements.RunAsync(turn.Session, partner, elements, ct);
        return added.Succeeded(out var picked, out no)
            ? await AfterAddingAsync(turn, picked with { Lines = [.. stored, .. picked.Lines] }, wanted.Section, ct)
            : turn.Refuse(no);
    }

    private async Task<Outcome<StoredLine>> AddOneAsync(
        TurnScope turn, Partners.Partner partner, Wanted wanted, IReadOnlyList<LineEdit> edits, CancellationToken ct)
    {
        var element = catalogue.Find(wanted.Section, wanted.Element);
        if (element is null && !string.IsNullOrWhiteSpace(wanted.Element))
        {
            return new Refusal("plan.unknown_element").With("given", wanted.Element);
        }

        var title = string.IsNullOrWhiteSpace(wanted.Title) ? element!.Title : wanted.Title;
        if (!LineEditReader.Read(LineField.Title, title, turn.Session.Caller).Succeeded(out var read, out var no))
        {
            return no;
        }

        var words = ((LineEdit.OfTitle)read).Text;
        element ??= catalogue.Find(wanted.Section, words) ?? catalogue.Guess(wanted.Section, words);
        return await AddLine.RunAsync(turn.Session, partner, new NewLine(wanted.Section, words, element, edits), ct);
    }

    private Outcome<IReadOnlyList<PlanElement>> Elements(Wanted wanted)
    {
        var ids = (wanted.Elements ?? string.Empty)
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var elements = new List<PlanElement>();
        foreach (var id in ids)
        {
            if (catalogue.Find(wanted.Section, id) is not { } element)
            {
                return new Refusal("plan.unknown_element").With("given", id);
            }

            elements.Add(element);
        }

        return elements;
    }

    // Typed instead of ticked: names of elements on offer, and lines of the plan's own.
    private async Task<Reply> PickAsync(
        TurnScope turn, JointPlan plan, PlanSection section, string said, CancellationToken ct)
    {
        var offers = show.Lines.Offers(turn, plan, section, string.Empty);
        if (turn.Say("plan.words_for_all").Split('|').Contains(said.Trim(' ', '.', '!').ToLowerInvariant()))
        {
            return await AddAsync(
                turn, plan, new Wanted(section, null, null, offers.Preselected), new PlanFields(), ct);
        }

        // The card numbers nothing, so a number is no choice, and a line called "1" nobody wants.
        if (said.All(c => !char.IsLetter(c)))
        {
            return turn.Refuse(new Refusal("plan.pick_by_name")
                .With("given", said)
                .With("example", offers.Offers is [var first, ..] ? first.Title : catalogue.Of(section).Title));
        }

        said = Opened(said);
        var picked = new List<string>();
        var own = new List<string>();
        var parts = catalogue.Find(section, said) is not null
            ? [said]
            : said.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var part in parts)
        {
            var hits = catalogue.Of(section).Elements.Where(e => LineLookup.IsMeant(e.Title, part)).Take(2).ToList();
            var element = catalogue.Find(section, part)
                ?? (hits.Count == 1 ? hits[0] : null)
                ?? catalogue.Guess(section, part);
            (element is null ? own : picked).Add(element?.Id ?? part);
        }

        // What matches nothing on offer is one line in the words it was said in.
        var title = own.Count == 0 ? null : picked.Count == 0 ? said : string.Join(", ", own);
        return await AddAsync(
            turn, plan, new Wanted(section, title, null, string.Join(',', picked)), new PlanFields(), ct);
    }

    private static string Opened(string said)
    {
        var words = Said.WithoutOpening(said);
        return words.Length == 0 ? said : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>What a form showed.</summary>
    /// <param name="Line">Number, or words of the title.</param>
    /// <param name="Seen">How many changes the line had; null: no form, it is said of the line as it is.</param>
    /// <param name="Page">The page of open lines that it came from; null: none.</param>
    private sealed record Shown(string Line, int? Seen, int? Page);

    private async Task<Reply> UpdateAsync(
        TurnScope turn, JointPlan plan, Shown shown, PlanFields fields, CancellationToken ct)
    {
        if (!LineLookup.Find(plan, shown.Line).Succeeded(out var former, out var no))
        {
            return turn.Refuse(no);
        }

        if (LineFields.Find(fields.Named.Name) == LineField.Note && string.IsNullOrWhiteSpace(fields.Named.Value))
        {
            var ask = NegotiationViews.Comment(turn, plan, former, shown.Page);
            return Reply.Show(ask, ask.Question) with { InPlace = true };
        }

        if (fields.Named.Name == PlanFollowing.Field)
        {
            return await PlanFollowing.MoveAsync(turn, plan, former, fields.Named.Value, show, ct);
        }

        if (!fields.Read(turn).Succeeded(out var edits, out no))
        {
            return turn.Refuse(no);
        }

        var isAsked = InterviewPosition(turn, plan) is PlanPosition.AtField asked && asked.Line == former.Number;
        if (edits.Count == 0 && !isAsked)
        {
            return Reply.Show(show.Lines.Form(turn, plan, former), former.Title) with { InPlace = true };
        }

        var partner = turn.Partner(plan.Of);
        edits = await show.Owners.WithIdsAsync(turn, partner, edits, ct);
        var wanted = new WantedUpdate(shown.Line, edits) { Seen = shown.Seen };
        var updated = await UpdateLine.RunAsync(turn.Session, partner, wanted, ct);
        if (!updated.Succeeded(out var stored, out no))
        {
            return turn.Refuse(no);
        }

        var after = await AfterUpdateAsync(turn, stored, shown.Page, ct);
        var reply = PlanFollowing.Offer(turn, former, stored, after);
        return await Commitments.EscalateAsync(turn, stored, reply, show.Owners, ct);
    }

    private async Task<Reply> AfterUpdateAsync(TurnScope turn, StoredLine stored, int? page, CancellationToken ct)
    {
        var title = stored.Line.Title;
        if (stored.Changes.Count == 0)
        {
            var known = turn.Session.Work.Changes.Count == 0 ? null : turn.Say("plan.done_known", ("title", title));
            return stored.Conflicts.Count > 0 ? Merge(turn, stored, null, isCounter: false)
                : known is not null ? After(turn, stored.Plan, stored.Line, known) with { Changed = known }
                : After(turn, stored.Plan, stored.Line, turn.Say("plan.done_same", ("title", title)))
                    with { Changed = null };
        }

        var isComment = stored.Changes.All(c => c.Field == LineField.Note);
        var echo = isComment
            ? turn.Say("plan.done_commented", ("title", title))
            : turn.Say("plan.done_updated", ("title", title), ("changes", Changes(turn, stored)));
        if (stored.Conflicts.Count > 0)
        {
            return Merge(turn, stored, echo, isCounter: false);
        }

        var asks = await show.Doubts.OfAsync(turn, stored, ct);
        return page is { } at
            ? Negotiate(turn, stored.Plan, at, echo + asks.Words) with { Changed = echo }
            : asks.On(After(turn, stored.Plan, stored.Line, echo + asks.Words)) with { Changed = echo };
    }

    private static string Changes(TurnScope turn, StoredLine stored) => string.Join(", ", stored.Changes.Select(c =>
        turn.Say(
            (c.From is null ? "plan.change_of" : "plan.change_from")
                + (c.Field == LineField.DependsOn ? "_waits" : string.Empty),
            ("field", PlanWords.Of(turn, c)),
            ("value", PlanWords.FromNormal(turn, c.Field, c.To)),
            ("former", PlanWords.Former(turn, c)))));

    private async Task<Reply> AfterAddingAsync(
        TurnScope turn, StoredLines stored, PlanSection section, CancellationToken ct)
    {
        var isNew = stored.Lines.Count > 0;
        var echo = isNew ? turn.Say("plan.done_added", ("titles", Titles(stored.Lines))) : null;
        var asks = stored.Lines is [var own, ..]
            ? await show.Doubts.OfAsync(turn, new StoredLine(stored.Plan, own, []), ct)
            : PlanDoubts.Asked.Nothing;
        if (IsGuideIn(turn, stored.Plan, section))
        {
            var goesOn = interview.GoOn(turn, stored.Plan, section, echo is null ? null : echo + asks.Words);
            return asks.On(goesOn) with { Changed = echo };
        }

        var words = (echo ?? turn.Say("plan.done_nothing_new")) + asks.Words;
        return stored.Lines is [var one]
            ? asks.On(After(turn, stored.Plan, one, words)) with { Changed = echo }
            : Reply.Show(show.Plans.Plan(turn, stored.Plan, section, 1, words), words)
                with { Changed = echo, InPlace = true };
    }

    private Reply After(TurnScope turn, JointPlan plan, PlanLine line, string echo) =>
        InterviewPosition(turn, plan) is PlanPosition.AtField at && at.Line == line.Number
            ? interview.GoOn(turn, plan, line.Section, echo) with { Changed = echo }
            : line.IsDropped
                ? Done(turn, plan, echo)
                : Reply.Show(show.Lines.Line(turn, plan, line, echo), echo) with { Changed = echo, InPlace = true };

    private static PlanPosition? InterviewPosition(TurnScope turn, JointPlan plan) =>
        PlanInterview.Running(turn, plan) is { } running ? PlanPosition.Read(running.Position) : null;

    private static bool IsGuideIn(TurnScope turn, JointPlan plan, PlanSection section) =>
        InterviewPosition(turn, plan) is { } at && PlanPath.SectionOf(plan, at) == section;
}
