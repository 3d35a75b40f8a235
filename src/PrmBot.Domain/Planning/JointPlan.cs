using System.Text.Json.Serialization;
using PrmBot.Identity;
using PrmBot.Planning.Catalogue;
using PrmBot.Planning.Funds;
using PrmBot.Planning.Header;
using PrmBot.Storage;

namespace PrmBot.Planning;

/// <summary>What a partner and we are going to do together, line by line. One that is not closed per partner.</summary>
public sealed record JointPlan : IDocument
{
    public static string Kind => "plan";

    public static int Schema => 1;

    public required string Id { get; init; }

    public required PartnerId Of { get; init; }

    PartnerId? IDocument.Partner => Of;

    /// <summary>First day.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly End { get; init; }

    public PlanState State { get; init; } = PlanState.Draft;

    /// <summary>ISO 4217: of budgets where none was said.</summary>
    public required string Currency { get; init; }

    /// <summary>What the assessment called for when the plan was begun.</summary>
    public IReadOnlyList<PlanSeed> Seeds { get; init; } = [];

    /// <summary>What it says as a whole: sponsors, review cadence, rules of engagement.</summary>
    public PlanHeader Header { get; init; } = new();

    /// <summary>In the order of their numbers; dropped ones stay.</summary>
    public IReadOnlyList<PlanLine> Lines { get; init; } = [];

    /// <summary>Raised with every change of what is agreed.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Every signature ever given; see <see cref="IsSignedBy"/> for those that count.</summary>
    public IReadOnlyList<Acceptance> Signatures { get; init; } = [];

    /// <summary>The number of the last agreed version; 0: none was agreed yet.</summary>
    public int AgreedVersion { get; init; }

    /// <summary>Market development funds: pool, requests, claims; null: none were set aside.</summary>
    public MdfFund? Mdf { get; init; }

    /// <summary>The wording that the partner was last shown in its channel; 0: none.</summary>
    public int SharedRevision { get; init; }

    public required Person StartedBy { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public long Version { get; init; }

    /// <summary>The lines that were not dropped.</summary>
    [JsonIgnore]
    public IEnumerable<PlanLine> OpenLines => Lines.Where(l => !l.IsDropped);

    [JsonIgnore]
    public int NextNumber => Lines.Count == 0 ? 1 : Lines.Max(l => l.Number) + 1;

    /// <summary>
    /// The plan on a day: an agreed one is active from its first day on, and closed after its last, also when it was
    /// being negotiated again.
    /// </summary>
    public JointPlan AsOf(DateOnly today) => State switch
    {
        PlanState.Agreed or PlanState.Active when End < today => this with { State = PlanState.Closed },
        PlanState.Countered when End < today && AgreedVersion > 0 => this with { State = PlanState.Closed },
        PlanState.Agreed when Start <= today => this with { State = PlanState.Active },
        _ => this,
    };

    /// <summary>The gaps that call for an element, for our side only; null: none does.</summary>
    public string? WhyOf(PlanElement element)
    {
        var whys = Seeds.Where(s => s.Section == element.Section && s.Element == element.Id)
            .Select(s => s.Why).Distinct();
        return string.Join("; ", whys.Take(3)) is { Length: > 0 } why ? why : null;
    }

    public IEnumerable<PlanLine> In(PlanSection section) => OpenLines.Where(l => l.Section == section);

    public PlanLine Line(int number) => Lines.First(l => l.Number == number);

    /// <summary>True when this side signed the plan as it stands now.</summary>
    public bool IsSignedBy(PlanSide side) => Signatures.Any(s => s.Side == side && s.Revision == Revision);

    /// <summary>Money set aside per currency and source, lines that were dropped left out.</summary>
    public IReadOnlyList<PlanBudget> Totals() =>
    [
        .. OpenLines.Select(l => l.Budget).OfType<PlanBudget>().SelectMany(b => b.Parts())
            .GroupBy(b => (b.Currency, b.Source))
            .Select(g => new PlanBudget(g.Sum(b => b.Amount), g.Key.Currency, g.Key.Source))
            .OrderBy(b => b.Currency, StringComparer.Ordinal).ThenBy(b => b.Source),
    ];

    /// <summary>
    /// The plan with a changed or new line. A change of what is agreed opens a shared or agreed plan again.
    /// </summary>
    public JointPlan With(PlanLine line, PlanSide by)
    {
        var former = Lines.FirstOrDefault(l => l.Number == line.Number);
        var lines = former is null ? [.. Lines, line] : Lines.Select(l => l.Number == line.Number ? line : l).ToList();
        return former is not null && former.Revision == line.Revision
            ? this with { Lines = lines }
            : this with { Lines = lines, Revision = Revision + 1, State = Reopened(by) };
    }

    /// <summary>The same with another header.</summary>
    /// <param name="isCounter">True: a shared plan is countered by it, whoever does it.</param>
    internal JointPlan With(PlanHeader header, PlanSide by, bool isCounter) => this with
    {
        Header = header,
        Revision = Revision + 1,
        State = isCounter && State == PlanState.Shared ? PlanState.Countered : Reopened(by),
    };

    private PlanState Reopened(PlanSide by) => State switch
    {
        PlanState.Draft => PlanState.Draft,
        PlanState.Shared => by == PlanSide.Partner ? PlanState.Countered : PlanState.Shared,
        PlanState.Countered or PlanState.Agreed or PlanState.Active => PlanState.Countered,
        PlanState.Closed => throw new InvalidOperationException("A closed plan is not changed."),
        _ => throw new InvalidOperationException($"Unknown state {State}."),
    };
}
