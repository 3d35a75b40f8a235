using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Planning.Catalogue;
using PrmBot.Planning.Exchange;
using PrmBot.Planning.Header;
using PrmBot.Planning.Lines;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Planning.Exchange;

public sealed class ImportPlanTests
{
    private static readonly PlanCatalogue Catalogue = new(
    [
        .. PlanSections.All.Select(s => new CatalogueSection(
            s, $"The {s}", "About", s == PlanSection.RampUp ? [PlanTable.KickOff] : [])),
    ]);

    private readonly PlanTable _table = new();

    [Fact]
    public async Task The_file_as_it_was_exported_changes_nothing()
    {
        var plan = await Rich();

        var imported = await Import(_table.Dana, Rows(plan));

        (imported.Added.Count, imported.Changed.Count, imported.Misfits.Count).ShouldBe((0, 0, 0));
        imported.Unchanged.ShouldBe(5);
        (await _table.Plan()).Version.ShouldBe(plan.Version);
    }

    [Fact]
    public async Task A_changed_cell_changes_its_field_and_nothing_else()
    {
        var rows = Rows(await Rich());

        var imported = await Import(_table.Dana, With(rows, 1, ("Target", "60"), ("Due", "2027-04-30")));

        var line = imported.Changed.ShouldHaveSingleItem();
        (line.Number, line.Target!.Value, line.Target.Original, line.Due)
            .ShouldBe((2, 60, 40, new DateOnly(2027, 4, 30)));
        line.Changes.TakeLast(2).Select(c => c.Field).ShouldBe([LineField.Due, LineField.Target]);
    }

    [Fact]
    public async Task A_row_without_a_number_is_a_new_line()
    {
        var rows = Rows(await Rich());

        var imported = await Import(_table.Marco, [.. rows, Row(7, ("Section", "ramp_up"), ("Title", "Kick-off"),
            ("Vendor owner", "Dana Weber"), ("Budget", "500"), ("Paid from", "partner"), ("Waits for", "2"))]);

        var line = imported.Added.ShouldHaveSingleItem();
        (line.Number, line.Element, line.Budget, line.Due).ShouldBe((
            6, "kick_off", new PlanBudget(500, "EUR", BudgetSource.Partner), new DateOnly(2026, 11, 30)));
        line.DependsOn.ShouldBe([2]);
    }

    [Theory]
    [InlineData("Line", "99", "plan.import_no_line")]
    [InlineData("Line", "two", "plan.import_no_line")]
    [InlineData("Line", "3", "plan.import_line_twice")]
    [InlineData("Section", "service", "plan.import_section")]
    [InlineData("Start", "2020-01-01", "plan.date_before_start")]
    [InlineData("Due", "soon", "plan.not_a_date")]
    [InlineData("Due", "2020-01-01", "plan.date_before_start")]
    [InlineData("Target", "many", "plan.target_not_a_number")]
    [InlineData("Baseline", "few", "plan.target_not_a_number")]
    [InlineData("Budget", "-5", "plan.budget_negative")]
    [InlineData("Budget", "lots", "plan.budget_not_a_number")]
    [InlineData("Currency", "euros", "plan.budget_not_a_number")]
    [InlineData("Paid from", "heaven", "plan.budget_not_a_number")]
    [InlineData("MDF pays", "800", "plan.mdf_share_over_budget")]
    [InlineData("Partner pays", "2000", "plan.share_over_budget")]
    [InlineData("Partner pays", "some", "plan.budget_not_a_number")]
    [InlineData("Spent", "-1", "plan.budget_negative")]
    [InlineData("Weight %", "200", "plan.weight_not_a_number")]
    [InlineData("Done %", "lots", "plan.percent_not_a_number")]
    [InlineData("Status", "agreed and sealed", "plan.unknown_status")]
    [InlineData("Vendor owner", "Contoso", "plan.owner_is_company")]
    [InlineData("Waits for", "2", "plan.depends_on_itself")]
    [InlineData("Waits for", "77", "plan.unknown_line")]
    [InlineData("Q1", "lots", "plan.quarters_not_four")]
    [InlineData("Q3", "lots", "plan.quarters_not_four")]
    [InlineData("Q4", "", "plan.quarters_not_four")]
    [InlineData("Particulars", "no colon", "plan.detail_without_name")]
    public async Task A_row_that_does_not_fit_changes_nothing_and_says_why_and_in_which_column(
        string column, string value, string why)
    {
        var rows = Rows(await Rich());

        // Its other change is good, and still not taken: half a row is nobody's wish.
        var changed = With(rows, 1, ("Title", "Another title"), (column, value));
        var imported = await Import(_table.Dana, column == "Line" && value == "3" ? [.. changed.Reverse()] : changed);

        var misfit = imported.Misfits.ShouldHaveSingleItem();
        (misfit.Row, misfit.Column, misfit.Why.Key).ShouldBe((3, column, why));
        imported.Changed.ShouldBeEmpty();
        (await _table.Plan()).Line(2).Title.ShouldBe("Line for goals");
    }

    [Fact]
    public async Task All_that_does_not_fit_in_a_row_is_said_at_once()
    {
        var rows = Rows(await Rich());
        (string, string)[] wrong = [("Due", "2020-01-01"), ("Vendor owner", "Contoso"), ("Waits for", "77")];

        var changed = await Import(_table.Dana, With(rows, 1, wrong));
        var added = await Import(_table.Dana, [Row(9, [("Section", "service"), ("Title", "Help desk"), .. wrong])]);

        changed.Misfits.Select(m => (m.Row, m.Column)).ShouldBe([(3, "Vendor owner"), (3, "Due"), (3, "Waits for")]);
        added.Misfits.Select(m => (m.Row, m.Column)).ShouldBe([(9, "Vendor owner"), (9, "Due"), (9, "Waits for")]);
        (await _table.Plan()).Lines.Count.ShouldBe(5);
    }

    [Fact]
    public async Task What_somebody_changed_after_the_file_was_made_is_kept_and_reported()
    {
        var rows = Rows(await Rich());
        await _table.Update(_table.Marco, "2", new LineEdit.OfTarget(55, null, null));
        await _table.Update(_table.Marco, "3", new LineEdit.OfTarget(70, null, null));

        var imported = await Import(_table.Dana, With(rows, 1, ("Target", "60")));

        var conflict = imported.Misfits.ShouldHaveSingleItem();
        (conflict.Row, conflict.Column, conflict.Why.Key, conflict.Why.Facts["who"])
            .ShouldBe((3, "Target", "plan.import_conflict", (object)"Marco Rossi"));
        (await _table.Plan()).Line(2).Target!.Value.ShouldBe(55);
        (await _table.Plan()).Line(3).Target!.Value.ShouldBe(70, "the file held the old value, which nobody touched");
    }

    [Fact]
    public async Task Two_sources_of_money_go_out_and_come_back_in()
    {
        var rows = Rows(await Rich());

        var imported = await Import(_table.Dana, With(rows, 1, ("MDF pays", "600")));
        var added = await Import(_table.Dana, [Row(2, ("Section", "service"), ("Title", "Help desk"),
            ("Budget", "15000"), ("Paid from", "own"), ("MDF pays", "10000"))]);

        rows[1]["MDF pays"].ShouldBe("400");
        imported.Changed.ShouldHaveSingleItem().Budget!.Normal().ShouldBe("1000.5 EUR own mdf 600 partner 250");
        added.Added.ShouldHaveSingleItem().Budget!.Normal().ShouldBe("15000 EUR own mdf 10000");
    }

    [Fact]
    public async Task Two_dates_move_together_in_either_direction()
    {
        var rows = Rows(await Rich());

        await Import(_table.Dana, With(rows, 0, ("Start", "2027-06-01"), ("Due", "2027-06-30")));
        var later = (await _table.Plan()).Line(1);
        await Import(_table.Dana, With(Rows(await _table.Plan()), 0, ("Start", "2027-01-01"), ("Due", "2027-01-31")));

        (later.Start, later.Due).ShouldBe((new DateOnly(2027, 6, 1), new DateOnly(2027, 6, 30)));
        (await _table.Plan()).Line(1).Due.ShouldBe(new DateOnly(2027, 1, 31));
    }

    [Fact]
    public async Task A_file_without_a_line_and_one_of_somebody_else_are_refused()
    {
        await Rich();

        (await Run(_table.Dana, [])).Refusal!.Key.ShouldBe("plan.import_no_rows");
        (await Run(_table.Rita, [Row(2, ("Title", "x"), ("Section", "goals"))])).Refusal!.Key
            .ShouldBe("rights.read_only");
        (await Run(_table.Olga, [Row(2, ("Title", "x"), ("Section", "goals"))])).Refusal.ShouldNotBeNull();
    }

    [Fact]
    public async Task Rows_about_the_plan_as_a_whole_change_its_sponsors_cadence_and_rules()
    {
        var plan = await Rich();

        var imported = await Import(_table.Dana,
        [
            .. Rows(plan),
            Row(7, ("Section", "plan"), ("Title", "Sponsors"), ("Vendor owner", "Eva Chief"), ("Edition", "0")),
            Row(8, ("Section", "Plan"), ("Title", "Review cadence"), ("Comment", "monthly"), ("Edition", "0")),
            Row(9, ("Section", "plan"), ("Title", "Review cadence"), ("Comment", "at times")),
            Row(10, ("Section", "plan"), ("Title", "Weather"), ("Comment", "fair")),
        ]);

        (imported.WholeChanged, imported.Unchanged).ShouldBe((true, 5));
        imported.Misfits.Select(m => (m.Row, m.Why.Key))
            .ShouldBe([(9, "plan.unknown_cadence"), (10, "plan.import_whole_title")]);
        var header = (await _table.Plan()).Header;
        (header.OurSponsor!.Name, header.Cadence).ShouldBe(("Eva Chief", ReviewCadence.Monthly));
    }

    [Fact]
    public async Task An_old_file_does_not_undo_a_sponsor_that_was_named_since()
    {
        var plan = await Rich();
        var made = PlanColumns.WholeRows(plan).Select((cells, i) => new SheetRow(i + 7, PlanColumns.All
            .Zip(cells, (c, cell) => (c.Name, Text: PlanColumns.Text(cell))).ToDictionary(c => c.Name, c => c.Text)));
        await _table.As(_table.Marco, s => ChangeHeader.RunAsync(
            s, _table.Contoso.Of, new WantedHeader([(HeaderField.PartnerSponsor, "Megan Bowen")]), default));

        var same = await Import(_table.Dana, [.. Rows(plan), .. made]);
        var other = await Import(_table.Dana, [.. Rows(plan),
            Row(7, ("Section", "plan"), ("Title", "Sponsors"), ("Partner owner", "Paolo Capo"), ("Edition", "0"))]);

        (same.WholeChanged, same.Misfits.Count).ShouldBe((false, 0));
        other.Misfits.ShouldHaveSingleItem().Why.Key.ShouldBe("plan.header_changed_since");
        (await _table.Plan()).Header.PartnerSponsor!.Name.ShouldBe("Megan Bowen");
    }

    private async Task<JointPlan> Rich()
    {
        await _table.Complete();
        await _table.Update(_table.Dana, "2", new LineEdit.OfWeight(100), new LineEdit.OfQuarters(null),
            new LineEdit.OfNote("A comment"), new LineEdit.OfDetail("Why this goal", "Growth: fast"),
            new LineEdit.OfStart(new DateOnly(2027, 1, 1)), new LineEdit.OfDependsOn([1]),
            new LineEdit.OfBudget(1000.5m, null, null) { PartnerShare = 250, MdfShare = 400 }, new LineEdit.OfSpent(10),
            new LineEdit.OfStatus(LineStatus.InProgress), new LineEdit.OfPercent(50));
        await _table.Share(_table.Dana);
        return await _table.Plan();
    }

    private static IReadOnlyList<SheetRow> Rows(JointPlan plan) => [.. plan.OpenLines.Select((l, i) => new SheetRow(
        i + 2, PlanColumns.All.ToDictionary(c => c.Name, c => PlanColumns.Text(c.Of(l)))))];

    private static SheetRow Row(int number, params (string Column, string Text)[] cells) =>
        new(number, cells.ToDictionary(c => c.Column, c => c.Text));

    private static IReadOnlyList<SheetRow> With(
        IReadOnlyList<SheetRow> rows, int at, params (string Column, string Text)[] cells)
    {
        var changed = rows[at].Cells.ToDictionary();
        foreach (var (column, text) in cells)
        {
            changed[column] = text;
        }

        return [.. rows.Select((r, i) => i == at ? r with { Cells = changed } : r)];
    }

    private async Task<ImportedPlan> Import(Caller who, IReadOnlyList<SheetRow> rows) =>
        (await Run(who, rows)).Value.ShouldNotBeNull();

    private Task<Outcome<ImportedPlan>> Run(Caller who, IReadOnlyList<SheetRow> rows) =>
        _table.As(who, s => new ImportPlan(Catalogue).RunAsync(s, _table.Contoso, rows, default));
}
