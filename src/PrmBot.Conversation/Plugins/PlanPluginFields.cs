using System.Globalization;
using PrmBot.Conversation.Understanding.Readers;
using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Planning.Lines;

namespace PrmBot.Conversation.Plugins;

/// <summary>The fields of a line as they arrive from a sentence or a form; null or empty: not said.</summary>
internal sealed record PlanFields
{
    public string? OurOwner { get; init; }

    public string? PartnerOwner { get; init; }

    public string? Due { get; init; }

    public string? Target { get; init; }

    public string? Budget { get; init; }

    public string? Currency { get; init; }

    public string? Source { get; init; }

    public string? PartnerShare { get; init; }

    /// <summary>What of our own money's budget MDF pays.</summary>
    public string? MdfShare { get; init; }

    /// <summary>One more field by its name on the wire.</summary>
    public (string? Name, string? Value) Named { get; init; }

    /// <summary>What a form's second half holds.</summary>
    public PlanMoreFields More { get; init; } = new();

    /// <summary>The wanted edits, or the refusal of the first that cannot be read.</summary>
    public Outcome<IReadOnlyList<LineEdit>> Read(TurnScope turn)
    {
        if (NoDay(turn) is { } none)
        {
            return new Refusal("plan.no_such_day").With("given", none);
        }

        var given = new List<(LineField Field, string Text)>();
        if (!string.IsNullOrWhiteSpace(Named.Name) || !string.IsNullOrWhiteSpace(Named.Value))
        {
            if (LineEditReader.Field(Named.Name) is not { } named)
            {
                return string.IsNullOrWhiteSpace(Named.Name)
                    ? new Refusal("plan.which_field")
                    : new Refusal("plan.unknown_field").With("given", Named.Name);
            }

            given.Add((named, Whole(turn, named, Named.Value ?? string.Empty)));
        }

        if (!string.IsNullOrWhiteSpace(Source) && !Enum.TryParse<BudgetSource>(Source, ignoreCase: true, out _))
        {
            return new Refusal("plan.unknown_source").With("given", Source);
        }

        given.AddRange(new[]
        {
            (LineField.OurOwner, OurOwner), (LineField.PartnerOwner, PartnerOwner), (LineField.Due, Due),
            (LineField.Target, Target), (LineField.Budget, Budget), (LineField.Weight, More.Weight),
            (LineField.Quarters, More.Quarters), (LineField.DependsOn, More.DependsOn),
            (LineField.Support, More.Support),
        }.Where(f => !string.IsNullOrWhiteSpace(f.Item2)).Select(f => (f.Item1, Whole(turn, f.Item1, f.Item2!))));
        return Edits(turn, [.. given.Select(g => (Meant(turn, g.Field), g.Text))]);
    }

    // "31 February" is read as a day of February somewhere else; nobody meant that.
    private string? NoDay(TurnScope turn) =>
        turn.Turn.Input is TurnInput.Said { Text: var text }
        && (!string.IsNullOrWhiteSpace(Due) || LineEditReader.Field(Named.Name) is LineField.Due or LineField.Start)
            ? NoSuchDay.Find(text)
            : null;

    private Outcome<IReadOnlyList<LineEdit>> Edits(TurnScope turn, List<(LineField Field, string Text)> given)
    {
        var edits = new List<LineEdit>();
        foreach (var (field, text) in given)
        {
            if (!LineEditReader.Read(field, text, turn.Session.Caller).Succeeded(out var edit, out var no))
            {
                return no;
            }

            edits.Add(WithId(turn, edit));
        }

        if (!More.Particulars().Succeeded(out var particulars, out var wrong))
        {
            return wrong;
        }

        return (List<LineEdit>)[.. edits, .. particulars];
    }

    private static LineField Meant(TurnScope turn, LineField field) =>
        turn.SaysOursOfPartner
            ? field switch
            {
                LineField.OurOwner => LineField.PartnerOwner,
                LineField.PartnerOwner => LineField.OurOwner,
                _ => field,
            }
            : field;

    // Currency, source and shares are said beside the amount, and belong to it; a form names them itself. So is what
    // a target counts.
    private string Whole(TurnScope turn, LineField field, string text)
    {
        var said = turn.Turn.Input is TurnInput.Said { Text: var words } ? words : string.Empty;
        if (field == LineField.Target)
        {
            return decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
                && TargetSaid.Unit(said, value, turn.Culture) is { } unit ? $"{text} {unit}" : text;
        }

        if (field != LineField.Budget)
        {
            return text;
        }

        if ((BudgetSaid.BySource(said, turn.Culture) ?? BudgetSaid.BySource(text, CultureInfo.InvariantCulture))
            is { } parts)
        {
            return parts;
        }

        var beside = BudgetSaid.Beside(said, turn.Culture);
        return string.Join(' ', new[]
        {
            text, Currency, Given(Source, beside.Source), Share("mdf", Given(MdfShare, beside.Mdf)),
            Share("partner", Given(PartnerShare, beside.Partner)),
        }.Where(p => !string.IsNullOrWhiteSpace(p)));
    }

    private static string? Given(string? given, string? said) => string.IsNullOrWhiteSpace(given) ? said : given;

    private static string? Share(string of, string? share) =>
        string.IsNullOrWhiteSpace(share) ? null : $"{of} {share}";

    // A mentioned person is known by id, so that a reminder can reach them.
    private static LineEdit WithId(TurnScope turn, LineEdit edit) => edit switch
    {
        LineEdit.OfOurOwner { Owner: var owner } => new LineEdit.OfOurOwner(Known(turn, owner)),
        LineEdit.OfPartnerOwner { Owner: var owner } => new LineEdit.OfPartnerOwner(Known(turn, owner)),
        _ => edit,
    };

    private static PlanOwner Known(TurnScope turn, PlanOwner owner) =>
        owner.Id is null && turn.Turn.Input is TurnInput.Said { Mentions: var mentions }
            && mentions.FirstOrDefault(m => string.Equals(m.Name, owner.Name, StringComparison.OrdinalIgnoreCase))
                is { } person
            ? new PlanOwner(person.Name, person.Id)
            : owner;
}

/// <summary>The less usual fields of a form; null or empty: not said.</summary>
internal sealed record PlanMoreFields
{
    public string? Weight { get; init; }

    public string? Quarters { get; init; }

    public string? DependsOn { get; init; }

    public string? Support { get; init; }

    /// <summary>Particulars of the element, one <c>name: value</c> in a line.</summary>
    public string? Details { get; init; }

    /// <summary>The particulars that have a value; a line without a colon is refused.</summary>
    public Outcome<IReadOnlyList<LineEdit>> Particulars()
    {
        var edits = new List<LineEdit>();
        foreach (var row in (Details ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = row.IndexOf(':', StringComparison.Ordinal);
            if (cut <= 0)
            {
                if (string.IsNullOrWhiteSpace(row))
                {
                    continue;
                }

                return new Refusal("plan.detail_without_name").With("given", row.Trim());
            }

            var value = row[(cut + 1)..].Trim();
            if (value.Length == 0)
            {
                continue;
            }

            if (!LineEditReader.Detail(row[..cut].Trim(), value).Succeeded(out var edit, out var no))
            {
                return no;
            }

            edits.Add(edit);
        }

        return edits;
    }
}
