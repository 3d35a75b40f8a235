namespace PrmBot.Planning;

/// <summary>The fields of a line that people name.</summary>
public enum LineField
{
    Title,
    OurOwner,
    PartnerOwner,
    Start,
    Due,
    Target,
    Budget,
    Status,

    /// <summary>A comment that both sides read; every one is kept.</summary>
    Note,

    /// <summary>How much a goal counts among the goals, 1 to 100.</summary>
    Weight,

    /// <summary>The target by quarter.</summary>
    Quarters,

    /// <summary>What one side needs of the other.</summary>
    Support,

    /// <summary>Where the proof is: a link or a few words.</summary>
    Evidence,

    /// <summary>How much of it is done, 0 to 100.</summary>
    Percent,

    /// <summary>How sure the owners are that it works, 0 to 100.</summary>
    Confidence,

    /// <summary>The lines that have to be done before.</summary>
    DependsOn,

    /// <summary>What was paid so far.</summary>
    Spent,

    /// <summary>One of the particulars that its element asks for.</summary>
    Detail,

    /// <summary>Where the target's number stands today.</summary>
    Baseline,

    /// <summary>Whether a commitment was kept, week by week.</summary>
    Tick,
}

/// <summary>The fields' names on the wire, and what kind each is.</summary>
public static class LineFields
{
    private static readonly Dictionary<string, LineField> Names = new(StringComparer.Ordinal)
    {
        ["title"] = LineField.Title, ["name"] = LineField.Title,
        ["ourowner"] = LineField.OurOwner, ["partnerowner"] = LineField.PartnerOwner,
        ["start"] = LineField.Start,
        ["due"] = LineField.Due, ["duedate"] = LineField.Due, ["date"] = LineField.Due,
        ["target"] = LineField.Target, ["budget"] = LineField.Budget,
        ["status"] = LineField.Status,
        ["note"] = LineField.Note, ["comment"] = LineField.Note,
        ["weight"] = LineField.Weight,
        ["quarters"] = LineField.Quarters, ["quarter"] = LineField.Quarters, ["split"] = LineField.Quarters,
        ["support"] = LineField.Support, ["supportneeded"] = LineField.Support,
        ["evidence"] = LineField.Evidence, ["proof"] = LineField.Evidence,
        ["percent"] = LineField.Percent, ["percentdone"] = LineField.Percent, ["progress"] = LineField.Percent,
        ["confidence"] = LineField.Confidence,
        ["dependson"] = LineField.DependsOn, ["dependency"] = LineField.DependsOn,
        ["dependencies"] = LineField.DependsOn,
        ["spent"] = LineField.Spent, ["baseline"] = LineField.Baseline,
        ["tick"] = LineField.Tick, ["kept"] = LineField.Tick,
    };

    /// <summary>The field by its name, spaces, case and underscores aside; null when there is none.</summary>
    public static LineField? Find(string? name) =>
        Names.TryGetValue(string.Concat((name ?? string.Empty).Where(char.IsLetter)).ToLowerInvariant(), out var field)
            ? field
            : null;

    /// <summary>The field's name in arguments and card data.</summary>
    public static string Key(this LineField field) => field switch
    {
        LineField.OurOwner => "our_owner",
        LineField.PartnerOwner => "partner_owner",
        LineField.DependsOn => "depends_on",
        _ => field.ToString().ToLowerInvariant(),
    };

    /// <summary>True for what is reported, not agreed: a change of it opens nothing again.</summary>
    public static bool IsReport(this LineField field) => field is LineField.Status or LineField.Note
        or LineField.Evidence or LineField.Percent or LineField.Confidence or LineField.Spent
        or LineField.Tick;
}
