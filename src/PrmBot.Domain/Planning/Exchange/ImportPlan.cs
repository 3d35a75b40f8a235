using System.Globalization;
using PrmBot.Partners;
using PrmBot.Planning.Catalogue;
using PrmBot.Planning.Header;
using PrmBot.Planning.Lines;
using PrmBot.Storage;

namespace PrmBot.Planning.Exchange;

/// <summary>What became of an imported table.</summary>
/// <param name="Plan">The plan after it.</param>
/// <param name="Added">New lines, in the order of the file.</param>
/// <param name="Changed">Lines that differ now.</param>
/// <param name="Unchanged">How many rows said what the plan says already.</param>
/// <param name="Misfits">Rows and cells that were not taken, in the order of the file.</param>
public sealed record ImportedPlan(
    JointPlan Plan, IReadOnlyList<PlanLine> Added, IReadOnlyList<PlanLine> Changed, int Unchanged,
    IReadOnlyList<Misfit> Misfits)
{
    /// <summary>True: sponsors, review cadence or rules differ now.</summary>
    public bool WholeChanged { get; init; }
}

/// <summary>
/// Takes a table of lines into the plan: rows with a number change that line, rows without one add a line. A row in
/// which anything is wrong changes nothing at all. What others changed since the file was made is kept, and reported.
/// </summary>
/// <param name="catalogue">What lines can be.</param>
public sealed class ImportPlan(PlanCatalogue catalogue)
{
    /// <summary>The most rows that are read.</summary>
    public const int MostRows = 1000;

    /// <param name="session">Of one who may change the plan.</param>
    /// <param name="partner">Whose plan.</param>
    /// <param name="rows">In the order of the file; empty ones are passed over.</param>
    /// <param name="ct">Ends the work early.</param>
    public async Task<Outcome<ImportedPlan>> RunAsync(
        Session session, Partner partner, IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        var found = await CurrentPlan.OpenAsync(session, partner.Of, ct);
        if (!found.Succeeded(out var plan, out var no))
        {
            return no;
        }

        List<SheetRow> filled = [.. rows.Where(r => !r.IsEmpty)];
        if (filled.Count == 0 || filled.TrueForAll(r => r[PlanColumns.Title].Length == 0))
        {
            return new Refusal("plan.import_no_rows");
        }

        if (filled.Count > MostRows)
        {
            return new Refusal("plan.import_too_many").With("count", filled.Count).With("most", MostRows);
        }

        var import = new Running(session, partner, catalogue, plan);
        filled.ForEach(import.Take);
        if (!ReferenceEquals(import.Plan, plan))
        {
            session.Work.Put(import.Plan);
        }

        return import.Result;
    }

    private sealed class Running(Session session, Partner partner, PlanCatalogue catalogue, JointPlan before)
    {
        private readonly List<int> _added = [];
        private readonly List<int> _changed = [];
        private readonly List<Misfit> _misfits = [];
        private readonly HashSet<int> _seen = [];
        private int _unchanged;

        public JointPlan Plan { get; private set; } = before;

        private bool WholeChanged { get; set; }

        public ImportedPlan Result => new(
            Plan, [.. _added.Select(Plan.Line)], [.. _changed.Select(Plan.Line)], _unchanged, _misfits)
        {
            WholeChanged = WholeChanged,
        };

        public void Take(SheetRow row)
        {
            if (row.Failed is { } failed)
            {
                Misfit(row, failed, new Refusal("plan.import_error_cell").With("given", row[failed]));
                return;
            }

            if (row[PlanColumns.Line].Length == 0)
            {
                if (string.Equals(row[PlanColumns.Section], PlanColumns.Whole, StringComparison.OrdinalIgnoreCase))
                {
                    OfWhole(row);
                    return;
                }

                Add(row);
                return;
            }

            var isNumber = int.TryParse(
                row[PlanColumns.Line], NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            if (!isNumber || Plan.Lines.FirstOrDefault(l => l.Number == number) is not { } line)
            {
                Misfit(row, PlanColumns.Line, new Refusal("plan.import_no_line").With("given", row[PlanColumns.Line]));
            }
            else if (line.IsDropped)
            {
                Misfit(row, PlanColumns.Line,
                    new Refusal("plan.line_dropped").With("line", number).With("title", line.Title));
            }
            else if (!_seen.Add(number))
            {
                Misfit(row, PlanColumns.Line, new Refusal("plan.import_line_twice").With("line", number));
            }
            else if (row[PlanColumns.Section].Length > 0 && Section(row) != line.Section)
            {
                Misfit(row, PlanColumns.Section, new Refusal("plan.import_section").With("line", number)
                    .With("section", catalogue.Of(line.Section).Title));
            }
            else
            {
                Change(row, line);
            }
        }

        // Sponsors, review cadence and rules: each its own row.
        private void OfWhole(SheetRow row)
        {
            var (title, comment) = (row[PlanColumns.Title], row[PlanColumns.Comment]);
            (HeaderField Field, string Value)[]? cells = title switch
            {
                PlanColumns.SponsorsRow =>
                [
                    (HeaderField.OurSponsor, row[PlanColumns.OurOwner]),
                    (HeaderField.PartnerSponsor, row[PlanColumns.PartnerOwner]),
                ],
                PlanColumns.CadenceRow => [(HeaderField.ReviewCadence, comment)],
                PlanColumns.RulesRow => [(HeaderField.Rules, comment)],
                PlanColumns.RisksRow => [(HeaderField.Risks, comment)],
                _ => null,
            };
            if (cells is null)
            {
                Misfit(row, PlanColumns.Title, new Refusal("plan.import_whole_title").With("given", title));
                return;
            }

            var isKnown = int.TryParse(
                row[PlanColumns.Edition], NumberStyles.None, CultureInfo.InvariantCulture, out var edition);
            var wanted = new WantedHeader([.. cells.Where(c => c.Value.Length > 0)])
            {
                Seen = isKnown ? edition : null,
            };
            if (!ChangeHeader.Apply(session, Plan, wanted).Succeeded(out var next, out var no))
            {
                Misfit(row, null, no);
                return;
            }

            WholeChanged |= !ReferenceEquals(next, Plan);
            Plan = next;
        }

        private void Change(SheetRow row, PlanLine line)
        {
            var wrong = new List<Misfit>();
            var edits = SheetEdits.Of(row, line, session.Caller, wrong);
            if (wrong.Count > 0)
            {
                _misfits.AddRange(wrong);
                return;
            }

            var isKnown = int.TryParse(
                row[PlanColumns.Edition], NumberStyles.None, CultureInfo.InvariantCulture, out var edition);
            var merge = LineMerge.Of(Plan, line, isKnown ? edition : int.MaxValue, edits);
            if (Refused(row, line, merge.Edits, out var changed))
            {
                return;
            }

            _misfits.AddRange(merge.Conflicts.Select(
                c => new Misfit(row.Number, SheetEdits.ColumnOf(c.Mine.Field), Conflict(line, c))));
            if (ReferenceEquals(changed, line))
            {
                _unchanged += merge.Conflicts.Count == 0 ? 1 : 0;
                return;
            }

            _changed.Add(line.Number);
            Plan = Plan.With(changed, PlanSides.Of(session.Caller));
        }

        // Each cell is tried for itself, so that all that does not fit in a row is said at once, by its column.
        private bool Refused(SheetRow row, PlanLine line, IReadOnlyList<LineEdit> edits, out PlanLine changed)
        {
            changed = line;
            var wrong = new List<Misfit>();
            foreach (var edit in edits)
            {
                var edited = LineWork.Apply(session, Plan, changed, [edit], partner);
                if (edited.Succeeded(out var next, out var no))
                {
                    changed = next;
                }
                else
                {
                    wrong.Add(new Misfit(row.Number, SheetEdits.ColumnOf(edit.Field), no));
                }
            }

            _misfits.AddRange(wrong);
            return wrong.Count > 0;
        }

        private void Add(SheetRow row)
        {
            if (Section(row) is not { } section)
            {
                Misfit(row, PlanColumns.Section,
                    new Refusal("plan.unknown_section").With("given", row[PlanColumns.Section]));
                return;
            }

            var title = LineEditReader.Read(LineField.Title, row[PlanColumns.Title], session.Caller);
            if (!title.Succeeded(out var read, out var no))
            {
                Misfit(row, PlanColumns.Title, no);
                return;
            }

            var words = ((LineEdit.OfTitle)read).Text;
            if (AddLine.Twin(Plan, section, words) is { } twin)
            {
                // The same file once more: the line that it made says all that the row says.
                if (SheetEdits.Of(row, twin, session.Caller, []).Count == 0)
                {
                    _unchanged++;
                    return;
                }

                Misfit(row, PlanColumns.Title,
                    new Refusal("plan.line_there_already").With("line", twin.Number).With("title", twin.Title));
                return;
            }

            var wrong = new List<Misfit>();
            var edits = SheetEdits.Of(row, null, session.Caller, wrong);
            var element = catalogue.Find(section, row[PlanColumns.Element]) ?? catalogue.Find(section, words)
                ?? catalogue.Guess(section, words);
            var bare = AddLine.Make(session, Plan, partner, new NewLine(section, words, element, []));
            if (wrong.Count > 0 || !bare.Succeeded(out var empty, out no))
            {
                _misfits.AddRange(wrong.Count > 0 ? wrong : [new Misfit(row.Number, PlanColumns.Title, bare.Refusal!)]);
                return;
            }

            if (Refused(row, empty, edits, out _)
                || !AddLine.Make(session, Plan, partner, new NewLine(section, words, element, edits))
                    .Succeeded(out var line, out no))
            {
                return;
            }

            _added.Add(line.Number);
            Plan = Plan.With(line, PlanSides.Of(session.Caller));
        }

        private PlanSection? Section(SheetRow row) => PlanSections.Find(row[PlanColumns.Section])
            ?? PlanSections.All.Cast<PlanSection?>().FirstOrDefault(s => string.Equals(
                catalogue.Of(s!.Value).Title, row[PlanColumns.Section], StringComparison.OrdinalIgnoreCase));

        private void Misfit(SheetRow row, string? column, Refusal why) =>
            _misfits.Add(new Misfit(row.Number, column, why));

        private static Refusal Conflict(PlanLine line, LineConflict conflict) => new Refusal("plan.import_conflict")
            .With("line", line.Number).With("title", line.Title)
            .With("field", conflict.Mine.DetailName ?? conflict.Mine.Field.Key().Replace('_', ' '))
            .With("value", conflict.Theirs ?? "empty").With("who", conflict.Who.Name);
    }
}
