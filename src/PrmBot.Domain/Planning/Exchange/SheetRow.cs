using System.Globalization;
using PrmBot.Identity;
using PrmBot.Planning.Lines;

namespace PrmBot.Planning.Exchange;

/// <summary>One row of an imported table.</summary>
/// <param name="Number">As a spreadsheet counts: the heading is row 1.</param>
/// <param name="Cells">
/// By heading as <see cref="PlanColumns"/> names it; numbers with a decimal point, dates <c>yyyy-MM-dd</c>.
/// </param>
public sealed record SheetRow(int Number, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>A cell's text, trimmed; empty when there is none.</summary>
    public string this[string column] => Cells.GetValueOrDefault(column)?.Trim() ?? string.Empty;

    private static readonly string[] Errors =
        ["#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"];

    /// <summary>The column in which a formula of the spreadsheet failed; null: none did.</summary>
    internal string? Failed => PlanColumns.All.Select(c => c.Name).FirstOrDefault(
        c => Array.Exists(Errors, e => e.Equals(this[c], StringComparison.OrdinalIgnoreCase)));

    internal bool IsEmpty => Cells.Values.All(string.IsNullOrWhiteSpace);
}

/// <summary>Why a row, or a cell of it, was not taken.</summary>
/// <param name="Row">Its number in the file.</param>
/// <param name="Column">The heading; null: the row as a whole.</param>
/// <param name="Why">What was wrong, and what would be right.</param>
public sealed record Misfit(int Row, string? Column, Refusal Why);

/// <summary>
/// Reads what a row changes. A cell that holds what the plan holds, and an empty one, change nothing.
/// </summary>
internal static class SheetEdits
{
    private sealed record Group(LineField Field, string Column, Func<Func<string, string>, string> Text)
    {
        /// <summary>More columns that it is read from.</summary>
        public IReadOnlyList<string> More { get; init; } = [];
    }

    private static readonly Group[] Groups =
    [
        One(LineField.Title, PlanColumns.Title), One(LineField.OurOwner, PlanColumns.OurOwner),
        One(LineField.PartnerOwner, PlanColumns.PartnerOwner), One(LineField.Start, PlanColumns.Start),
        One(LineField.Due, PlanColumns.Due), new(LineField.Target, PlanColumns.Target, Target)
            { More = [PlanColumns.Baseline] },
        new(LineField.Quarters, "Q1", Quarters) { More = PlanColumns.Quarters[1..] },
        One(LineField.Weight, PlanColumns.Weight),
        new(LineField.Budget, PlanColumns.Budget, Budget)
            { More = [PlanColumns.Currency, PlanColumns.PaidFrom, PlanColumns.MdfPays, PlanColumns.PartnerPays] },
        One(LineField.Spent, PlanColumns.Spent),
        One(LineField.Status, PlanColumns.Status), One(LineField.Percent, PlanColumns.Done),
        One(LineField.Confidence, PlanColumns.Confidence), One(LineField.DependsOn, PlanColumns.WaitsFor),
        One(LineField.Support, PlanColumns.Support), One(LineField.Evidence, PlanColumns.Evidence),
        One(LineField.Note, PlanColumns.Comment),
    ];

    /// <summary>The column in which an edit of this field stands.</summary>
    public static string ColumnOf(LineField field) => field == LineField.Detail
        ? PlanColumns.Particulars
        : Groups.First(g => g.Field == field).Column;

    /// <param name="row">The row.</param>
    /// <param name="line">The line that it is about; null: it is going to be a new one.</param>
    /// <param name="caller">Whom "me" means.</param>
    /// <param name="misfits">Gets what cannot be read.</param>
    public static List<LineEdit> Of(SheetRow row, PlanLine? line, Caller caller, List<Misfit> misfits)
    {
        var now = line is null
            ? []
            : PlanColumns.All.ToDictionary(c => c.Name, c => PlanColumns.Text(c.Of(line)).Trim());
        var edits = new List<LineEdit>();
        foreach (var group in Groups)
        {
            var text = group.Text(c => row[c]);
            if (text.Length == 0 || text == group.Text(c => now.GetValueOrDefault(c, string.Empty))
                || (line is null && group.Field is LineField.Title or LineField.Status)
                || (group.Field == LineField.Status && IsOvertaken(row, line, text)))
            {
                continue;
            }

            Take(LineEditReader.Read(group.Field, text, caller), row, Faulty(group, row), edits, misfits);
        }

        Particulars(row, line, edits, misfits);
        return InOrder(edits, line);
    }

    // What a status follows from happened elsewhere since the file was made: the old word in it is no wish.
    private static bool IsOvertaken(SheetRow row, PlanLine? line, string status) =>
        LineStatuses.Named(status) is not null && LineStatuses.Settable(status) is null
        && row[PlanColumns.Edition] is { Length: > 0 } edition
        && edition != PlanColumns.Text((decimal)(line?.Changes.Count ?? 0));

    // Each is checked against the other: of two dates that move to later the last one goes first.
    private static List<LineEdit> InOrder(List<LineEdit> edits, PlanLine? line)
    {
        var start = edits.OfType<LineEdit.OfStart>().FirstOrDefault();
        var due = edits.OfType<LineEdit.OfDue>().FirstOrDefault();
        return start is not null && due is not null && !(start.Date <= line?.Due)
            ? [due, .. edits.Where(e => e != due)]
            : edits;
    }

    private static void Particulars(SheetRow row, PlanLine? line, List<LineEdit> edits, List<Misfit> misfits)
    {
        var given = row[PlanColumns.Particulars].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var text in given.Select(t => t.Trim()).Where(t => t.Length > 0))
        {
            var cut = text.IndexOf(':', StringComparison.Ordinal);
            if (cut <= 0)
            {
                misfits.Add(new Misfit(
                    row.Number, PlanColumns.Particulars, new Refusal("plan.detail_without_name").With("given", text)));
                continue;
            }

            var (name, value) = (text[..cut].Trim(), text[(cut + 1)..].Trim());
            if (value.Length > 0 && line?.Details.GetValueOrDefault(name) != value)
            {
                Take(LineEditReader.Detail(name, value), row, PlanColumns.Particulars, edits, misfits);
            }
        }
    }

    private static void Take(
        Outcome<LineEdit> read, SheetRow row, string column, List<LineEdit> edits, List<Misfit> misfits)
    {
        if (read.Succeeded(out var edit, out var no))
        {
            edits.Add(edit);
        }
        else
        {
            misfits.Add(new Misfit(row.Number, column, no));
        }
    }

    // Of several cells that make one value, the one that cannot be what it should: the first that is no number.
    private static string Faulty(Group group, SheetRow row)
    {
        var numbers = group.More.Prepend(group.Column).Except([PlanColumns.Currency, PlanColumns.PaidFrom]).ToList();
        return numbers.Count == 1 ? group.Column
            : numbers.Find(c => IsNoNumber(row[c], isNeeded: group.Field == LineField.Quarters || c == group.Column))
            ?? (group.Field == LineField.Budget ? FaultyMoney(row) : group.Column);
    }

    private static bool IsNoNumber(string cell, bool isNeeded) => cell.Length == 0 ? isNeeded : !decimal.TryParse(
        cell.TrimEnd('%', ' '), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
        CultureInfo.InvariantCulture, out _);

    private static string FaultyMoney(SheetRow row)
    {
        bool Fits(params string[] columns) => BudgetReader.Read(Budget(
            c => columns.Contains(c) ? row[c] : string.Empty)).Refusal is null;
        if (!Fits(PlanColumns.Budget))
        {
            return PlanColumns.Budget;
        }

        string[] read = [PlanColumns.Budget];
        foreach (var column in new[] { PlanColumns.Currency, PlanColumns.PaidFrom, PlanColumns.PartnerPays })
        {
            if (!Fits([.. read, column]))
            {
                return column;
            }

            read = [.. read, column];
        }

        return PlanColumns.MdfPays;
    }

    private static Group One(LineField field, string column) => new(field, column, cell => cell(column));

    private static string Target(Func<string, string> cell)
    {
        var value = $"{cell(PlanColumns.Target)} {cell(PlanColumns.Unit)}".Trim();
        return cell(PlanColumns.Target).Length == 0 ? string.Empty
            : cell(PlanColumns.Baseline) is { Length: > 0 } from ? $"from {from} to {value}" : value;
    }

    private static string Quarters(Func<string, string> cell)
    {
        var four = PlanColumns.Quarters.Select(cell).ToList();
        return four.TrueForAll(q => q.Length == 0) ? string.Empty : string.Join(" / ", four);
    }

    private static string Budget(Func<string, string> cell)
    {
        if (cell(PlanColumns.Budget).Length == 0)
        {
            return string.Empty;
        }

        var share = cell(PlanColumns.PartnerPays) is { Length: > 0 } pays ? $"partner {pays}" : string.Empty;
        var mdf = cell(PlanColumns.MdfPays) is { Length: > 0 } beside ? $"mdf {beside}" : string.Empty;
        string[] parts =
            [cell(PlanColumns.Budget), cell(PlanColumns.Currency), cell(PlanColumns.PaidFrom), mdf, share];
        return string.Join(' ', parts.Where(p => p.Length > 0));
    }
}
