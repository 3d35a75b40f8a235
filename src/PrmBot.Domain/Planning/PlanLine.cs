using System.Globalization;
using System.Text.Json.Serialization;

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
    Note,
}

/// <summary>One thing that both sides are going to do.</summary>
public sealed record PlanLine
{
    /// <summary>Short number shown to people; stable, never used twice in a plan.</summary>
    public required int Number { get; init; }

    public required PlanSection Section { get; init; }

    /// <summary>Id of the catalogue's element; null for a line of the plan's own.</summary>
    public string? Element { get; init; }

    public required string Title { get; init; }

    /// <summary>The gap or goal behind it, for our side only; null: none.</summary>
    public string? Why { get; init; }

    public PlanOwner? OurOwner { get; init; }

    public PlanOwner? PartnerOwner { get; init; }

    /// <summary>Null: with the plan.</summary>
    public DateOnly? Start { get; init; }

    public DateOnly? Due { get; init; }

    public PlanTarget? Target { get; init; }

    /// <summary>Null: it costs nothing that was set aside.</summary>
    public PlanBudget? Budget { get; init; }

    public LineStatus Status { get; init; } = LineStatus.Proposed;

    public string? Note { get; init; }

    /// <summary>Raised with every change of what is agreed (all fields but status and note).</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Every yes that was ever given; see <see cref="IsAcceptedBy"/> for those that count.</summary>
    public IReadOnlyList<Acceptance> Acceptances { get; init; } = [];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<LineChange> Changes { get; init; } = [];

    [JsonIgnore]
    public bool IsDropped => Status == LineStatus.Dropped;

    /// <summary>What keeps it from being agreed, in the order in which it is asked.</summary>
    [JsonIgnore]
    public IReadOnlyList<LineField> Missing =>
    [
        .. OurOwner is null ? [LineField.OurOwner] : Array.Empty<LineField>(),
        .. PartnerOwner is null ? [LineField.PartnerOwner] : Array.Empty<LineField>(),
        .. Due is null ? [LineField.Due] : Array.Empty<LineField>(),
        .. Target is not { IsComplete: true } ? [LineField.Target] : Array.Empty<LineField>(),
    ];

    /// <summary>True when this side said yes to the line as it stands now.</summary>
    public bool IsAcceptedBy(PlanSide side) => Acceptances.Any(a => a.Side == side && a.Revision == Revision);

    /// <summary>A field in normal form; null when it is empty.</summary>
    public string? Normal(LineField field) => field switch
    {
        LineField.Title => Title,
        LineField.OurOwner => OurOwner?.Name,
        LineField.PartnerOwner => PartnerOwner?.Name,
        LineField.Start => Start?.ToString("O", CultureInfo.InvariantCulture),
        LineField.Due => Due?.ToString("O", CultureInfo.InvariantCulture),
        LineField.Target => Target?.Normal(),
        LineField.Budget => Budget?.Normal(),
        LineField.Status => LineStatuses.Name(Status),
        LineField.Note => Note,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown field."),
    };
}
