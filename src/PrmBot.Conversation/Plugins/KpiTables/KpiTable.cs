using System.Globalization;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Tables;
using PrmBot.Cycle.Monitor;
using PrmBot.Cycle.Monitor.Import;
using PrmBot.Partners;

namespace PrmBot.Conversation.Plugins.KpiTables;

/// <summary>What a table says, before anything is decided.</summary>
/// <param name="Rows">Numbers that can be read.</param>
/// <param name="Refused">Rows that cannot, each with its reason.</param>
internal sealed record KpiTableRead(IReadOnlyList<ImportRow> Rows, IReadOnlyList<RefusedRow> Refused);

/// <summary>
/// Reads a table of numbers. What could mean two things is not taken for one of them: it is named with its row.
/// </summary>
internal sealed partial class KpiTable(TurnScope turn, Partner partner, KpiCatalogue catalogue, Sheet sheet)
{
    private const int HeadingsNamed = 8;

    private readonly List<ImportRow> _rows = [];
    private readonly List<RefusedRow> _refused = [];

    public static Outcome<KpiTableRead> Read(
        TurnScope turn, Partner partner, KpiCatalogue catalogue, string name, Sheet sheet,
        MappedColumns? mapped = null)
    {
        if (KpiColumns.Of(turn, sheet, catalogue, mapped) is not { } columns)
        {
            var found = sheet.Headings.Where(h => h.Length > 0).Take(HeadingsNamed).ToList();
            return new Refusal(found.Count == 1 ? "kpi.import_one_column" : "kpi.import_no_heading")
                .With("name", name).With("found", string.Join(", ", found));
        }

        var table = new KpiTable(turn, partner, catalogue, sheet);
        for (var i = columns.FirstRow; i < sheet.Rows.Count; i++)
        {
            table.Take(columns, i);
        }

        return table._rows.Count + table._refused.Count == 0
            ? new Refusal("kpi.import_no_rows").With("name", name)
            : new KpiTableRead(table._rows, table._refused);
    }

    private void Take(KpiColumns columns, int index)
    {
        var (cells, row) = (sheet.Rows[index], sheet.NumberOf(index));
        string Cell(int? at) => at is { } i && i < cells.Count ? cells[i].Trim() : string.Empty;
        if (cells.All(string.IsNullOrWhiteSpace))
        {
            return;
        }

        if (Cell(columns.Partner) is { Length: > 0 } named && !IsPartner(named))
        {
            Refuse(row, new Refusal("kpi.import_other_partner").With("said", named).With("partner", partner.Name));
            return;
        }

        var isLong = columns is { Kpi: not null, Period: not null };
        var filled = columns.Numbers.Where(n => Cell(n.Index).Length > 0).ToList();
        if (filled.Count == 0)
        {
            // A gap in a table of periods is a gap; a row made for one number lacks it.
            if (isLong)
            {
                Refuse(row, new Refusal("kpi.import_no_value"));
            }

            return;
        }

        foreach (var column in filled)
        {
            var cell = new Cells(
                Cell(columns.Kpi), column.Period ?? Cell(columns.Period), Cell(column.Index), Cell(columns.Unit),
                Cell(columns.Currency), column.IsTarget ? string.Empty : Cell(columns.Detail));
            if (!Number(cell, column).Succeeded(out var number, out var no))
            {
                Refuse(row, no);
            }
            else
            {
                _rows.Add(number with { Row = row });
            }
        }
    }

    private Outcome<ImportRow> Number(Cells cells, NumberColumn column)
    {
        if (column.Kpi is null && cells.Kpi.Length == 0)
        {
            return new Refusal("kpi.import_no_kpi");
        }

        var resolved = column.Kpi is { } known ? known : catalogue.Resolve(cells.Kpi);
        if (!resolved.Succeeded(out var kpi, out var unknown))
        {
            return unknown;
        }

        if (cells.Period.Length == 0 || PeriodCell.Of(cells.Period, kpi, turn.Session.Today) is not { } period)
        {
            return cells.Period.Length == 0
                ? new Refusal("kpi.import_no_period")
                : new Refusal("kpi.no_period").With("said", cells.Period);
        }

        return Value(kpi, cells).Succeeded(out var value, out var no)
            && KpiDetailInput.With(turn, kpi, value, cells.Detail).Succeeded(out value, out no)
            ? new ImportRow(0, kpi.Id, period, value, column.IsTarget)
            : no;
    }

    private Outcome<GivenNumber> Value(KpiDefinition kpi, Cells cells)
    {
        var text = cells.Value;
        if (text[0] == '=')
        {
            return new Refusal("kpi.import_formula").With("said", text);
        }

        if (CellError().IsMatch(text))
        {
            return new Refusal("kpi.import_cell_error").With("said", text);
        }

        if (cells.Currency.Length > 0 && !CurrencyCode().IsMatch(cells.Currency))
        {
            return new Refusal("kpi.import_currency").With("said", cells.Currency);
        }

        if (!sheet.IsTyped && OneGroup().IsMatch(text))
        {
            return new Refusal("kpi.import_ambiguous").With("said", text)
                .With("one", text.Replace(".", string.Empty, StringComparison.Ordinal));
        }

        var currency = cells.Currency.Length > 0 ? cells.Currency : null;
        if (Unit(text, cells.Unit, currency) is { } read)
        {
            return read;
        }

        if (!decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var plain))
        {
            return KpiInput.Number(text, currency, turn.Culture);
        }

        return sheet.IsTyped && kpi.Unit == KpiUnit.Percent && plain is > 0 and < 1
            ? new Refusal("kpi.import_percent").With("said", text).With("percent", plain * 100)
            : new GivenNumber(plain, currency is null ? null : KpiUnit.Money, currency?.ToUpperInvariant());
    }

    // The unit beside a plain number; words that are no unit that we know say nothing.
    private static Outcome<GivenNumber>? Unit(string text, string unit, string? currency) =>
        unit.Length > 0 && PlainNumber().IsMatch(text)
        && KpiInput.Number($"{text} {unit}", currency, CultureInfo.InvariantCulture) is { Refusal: null } read
            ? read : (Outcome<GivenNumber>?)null;

    private bool IsPartner(string said) =>
        PartnerName.IsCalled(partner, PartnerName.Key(said));

    private void Refuse(int row, Refusal why) => _refused.Add(new RefusedRow(row, why));

    private sealed record Cells(string Kpi, string Period, string Value, string Unit, string Currency, string Detail);

    [GeneratedRegex("^#(?:REF|DIV/0|N/A|VALUE|NAME|NUM|NULL|SPILL|CALC)[!?]?$", RegexOptions.IgnoreCase)]
    private static partial Regex CellError();

    [GeneratedRegex("^(?:[A-Za-z]{3}|[€$£])$")]
    private static partial Regex CurrencyCode();

    [GeneratedRegex(@"^[+-]?[1-9]\d{0,2}\.\d{3}$")]
    private static partial Regex OneGroup();

    [GeneratedRegex(@"^[+-]?\d+(?:\.\d+)?$")]
    private static partial Regex PlainNumber();
}
