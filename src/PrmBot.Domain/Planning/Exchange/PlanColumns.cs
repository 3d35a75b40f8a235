using System.Globalization;
using PrmBot.Planning.Header;

namespace PrmBot.Planning.Exchange;

/// <summary>One column of a plan's table.</summary>
/// <param name="Name">Its heading: it is how the column is found again, so it never changes.</param>
/// <param name="Of">Text, a decimal, a date, or null for an empty cell.</param>
public sealed record PlanColumn(string Name, Func<PlanLine, object?> Of);

/// <summary>
/// The table that a plan is exported to and imported from: one row to a line. The reason behind a line is not in it:
/// it can hold our judgement, and files travel.
/// </summary>
public static class PlanColumns
{
    public const string Line = "Line";
    public const string Section = "Section";
    public const string Element = "Element";
    public const string Title = "Title";
    public const string Edition = "Edition";
    internal const string OurOwner = "Vendor owner";
    internal const string PartnerOwner = "Partner owner";
    internal const string Start = "Start";
    internal const string Due = "Due";
    internal const string Baseline = "Baseline";
    internal const string Target = "Target";
    internal const string Unit = "Unit";
    internal const string Weight = "Weight %";
    internal const string Budget = "Budget";
    internal const string Currency = "Currency";
    internal const string PaidFrom = "Paid from";
    internal const string PartnerPays = "Partner pays";
    internal const string MdfPays = "MDF pays";
    internal const string Spent = "Spent";
    internal const string Status = "Status";
    internal const string Done = "Done %";
    internal const string Confidence = "Confidence %";
    internal const string WaitsFor = "Waits for";
    internal const string Support = "Support needed";
    internal const string Evidence = "Evidence";
    internal const string Particulars = "Particulars";
    internal const string Comment = "Comment";

    internal static readonly string[] Quarters = ["Q1", "Q2", "Q3", "Q4"];

    /// <summary>In the order of the file.</summary>
    public static IReadOnlyList<PlanColumn> All { get; } =
    [
        new(Line, l => (decimal)l.Number), new(Section, l => l.Section.Key()), new(Element, l => l.Element),
        new(Title, l => l.Title), new(OurOwner, l => l.OurOwner?.Name), new(PartnerOwner, l => l.PartnerOwner?.Name),
        new(Start, l => l.Start), new(Due, l => l.Due), new("Metric", l => l.Target?.Metric),
        new(Baseline, l => l.Target?.Baseline), new(Target, l => l.Target?.Value), new(Unit, l => l.Target?.Unit),
        .. Quarters.Select((q, i) => new PlanColumn(
            q, l => l.Target is { Quarters: { Count: 4 } four } ? four[i] : null)),
        new("First target", l => l.Target?.Original), new(Weight, l => (decimal?)l.Weight),
        new(Budget, l => l.Budget?.Amount), new(Currency, l => l.Budget?.Currency),
        new(PaidFrom, l => l.Budget?.Source.ToString().ToLowerInvariant()),
        new(PartnerPays, l => l.Budget is { PartnerShare: > 0 and var share } ? share : null),
        new(MdfPays, l => l.Budget is { MdfShare: > 0 and var share } ? share : null),
        new(Spent, l => l.Spent == 0 ? null : l.Spent), new(Status, l => LineStatuses.Name(l.Status)),
        new(Done, l => (decimal?)l.Percent), new(Confidence, l => (decimal?)l.Confidence),
        new(WaitsFor, l => l.DependsOn.Count == 0 ? null : string.Join(", ", l.DependsOn)),
        new(Support, l => l.Support), new(Evidence, l => l.Evidence),
        new(Particulars, l => l.Details.Count == 0
            ? null
            : string.Join("\n", l.Details.Select(d => $"{d.Key}: {d.Value}"))),
        new(Comment, l => l.Note), new(Edition, l => (decimal)l.Changes.Count),
    ];

    /// <summary>The section of the rows that are about the plan as a whole.</summary>
    public const string Whole = "plan";

    internal const string SponsorsRow = "Sponsors";
    internal const string CadenceRow = "Review cadence";
    internal const string RulesRow = "Rules of engagement";
    internal const string RisksRow = "Risks";

    /// <summary>The rows about the plan as a whole, cells in the order of the columns.</summary>
    public static IEnumerable<IReadOnlyList<object?>> WholeRows(JointPlan plan)
    {
        var header = plan.Header;
        yield return Row(SponsorsRow, (OurOwner, header.OurSponsor?.Name), (PartnerOwner, header.PartnerSponsor?.Name));
        yield return Row(CadenceRow, (Comment, header.Normal(HeaderField.ReviewCadence)));
        yield return Row(RulesRow, (Comment, header.Rules));
        yield return Row(RisksRow, (Comment, header.Risks));

        IReadOnlyList<object?> Row(string title, params (string Column, string? Text)[] cells) =>
        [
            .. All.Select(c => c.Name switch
            {
                Section => Whole,
                Title => title,
                Edition => (decimal)header.Changes.Count,
                var name => (object?)cells.FirstOrDefault(cell => cell.Column == name).Text,
            }),
        ];
    }

    /// <summary>A cell as text: numbers with a decimal point, dates <c>yyyy-MM-dd</c>; empty for null.</summary>
    public static string Text(object? cell) => cell switch
    {
        null => string.Empty,
        decimal number => number.ToString("0.############", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        string text => text,
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "No such cell is in a plan's table."),
    };
}
