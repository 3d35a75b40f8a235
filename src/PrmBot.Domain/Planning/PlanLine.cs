using System.Globalization;
using System.Text.Json.Serialization;
using PrmBot.Identity;

namespace PrmBot.Planning;

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

    /// <summary>The latest comment; all of them are in <see cref="Comments"/>. Null: none.</summary>
    public string? Note { get; init; }

    /// <summary>How much this goal counts among the goals, 1 to 100; null: it is no weighted goal.</summary>
    public int? Weight { get; init; }

    /// <summary>What one side needs of the other; null: nothing.</summary>
    public string? Support { get; init; }

    /// <summary>Where the proof is; null: none yet.</summary>
    public string? Evidence { get; init; }

    /// <summary>How much of it is done, 0 to 100; null: not said.</summary>
    public int? Percent { get; init; }

    /// <summary>How sure the owners are, 0 to 100; null: not said.</summary>
    public int? Confidence { get; init; }

    /// <summary>Numbers of the lines that have to be done before it; never a circle.</summary>
    public IReadOnlyList<int> DependsOn { get; init; } = [];

    /// <summary>While it is blocked: who can unblock it; null: it is not, or nobody said who.</summary>
    public PlanOwner? BlockedBy { get; init; }

    /// <summary>What was paid so far, in the budget's currency.</summary>
    public decimal Spent { get; init; }

    /// <summary>Of a commitment: the weeks in which it was ticked, oldest first, each once.</summary>
    public IReadOnlyList<WeekTick> Ticks { get; init; } = [];

    /// <summary>How many weeks it was missed since it was last kept.</summary>
    [JsonIgnore]
    public int MissedInRow => Ticks.Reverse().TakeWhile(t => !t.Kept).Count();

    /// <summary>The particulars of its element that were given, by their names.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();

    /// <summary>Null in lines older than this member.</summary>
    public Person? AddedBy { get; init; }

    public DateTimeOffset? AddedAt { get; init; }

    /// <summary>Raised with every change of what is agreed (see <see cref="LineFields.IsReport"/>).</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Every yes that was ever given; see <see cref="IsAcceptedBy"/> for those that count.</summary>
    public IReadOnlyList<Acceptance> Acceptances { get; init; } = [];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<LineChange> Changes { get; init; } = [];

    /// <summary>What was said about it by both sides, oldest first.</summary>
    [JsonIgnore]
    public IEnumerable<LineChange> Comments => Changes.Where(c => c.Field == LineField.Note && c.To is not null);

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

    /// <summary>True when both sides said yes to the line as it stands now.</summary>
    [JsonIgnore]
    public bool IsAcceptedByBoth => IsAcceptedBy(PlanSide.Us) && IsAcceptedBy(PlanSide.Partner);

    /// <summary>A field in normal form; null when it is empty.</summary>
    /// <param name="field">Which one.</param>
    /// <param name="detail">With <see cref="LineField.Detail"/>: its name.</param>
    public string? Normal(LineField field, string? detail = null) => field switch
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
        LineField.Weight => Text(Weight),
        LineField.Quarters => Target?.NormalQuarters(),
        LineField.Support => Support,
        LineField.Evidence => Evidence,
        LineField.Percent => Text(Percent),
        LineField.Confidence => Text(Confidence),
        LineField.DependsOn => DependsOn.Count == 0 ? null : string.Join(", ", DependsOn),
        LineField.Spent => Spent == 0 ? null : Spent.ToString("0.####", CultureInfo.InvariantCulture),
        LineField.Baseline => Target?.Baseline?.ToString("0.############", CultureInfo.InvariantCulture),
        LineField.Tick => Ticks is [.., var tick] ? tick.Normal() : null,
        LineField.Detail => detail is null ? null : Details.GetValueOrDefault(detail),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown field."),
    };

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
