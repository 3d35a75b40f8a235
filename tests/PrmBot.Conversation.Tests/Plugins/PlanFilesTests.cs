using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Plugins;
using PrmBot.Conversation.Tables;
using PrmBot.Planning.Exchange;
using PrmBot.Storage;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

public sealed class PlanFilesTests
{
    private readonly PlanChat _chat = new();

    [Theory]
    [InlineData("csv", "Contoso plan 2026-11-23.csv")]
    [InlineData("Excel", "Contoso plan 2026-11-23.xlsx")]
    [InlineData(null, "Contoso plan 2026-11-23.xlsx")]
    public async Task An_export_is_kept_for_a_while_under_a_link_and_reads_back_as_the_plan(string? format, string name)
    {
        await _chat.Complete();

        var reply = await _chat.Ask("export", ("format", format));

        var url = new Uri(reply.Card.ShouldBeOfType<PlanFileCard>().Url);
        var file = (await _chat.Stored<HandedFile>(url.Segments[^1])).ShouldNotBeNull();
        (file.Name, file.Until - _chat.Now).ShouldBe((name, TimeSpan.FromMinutes(15)));
        var rows = PlanFiles.Rows(name, file.Content.ToArray(), new("en-GB")).Value.ShouldNotBeNull();
        rows.Select(r => r["Title"]).ShouldBe(
        [
            .. (await _chat.Plan()).OpenLines.Select(l => l.Title), "Sponsors", "Review cadence", "Rules of engagement",
            "Risks",
        ]);
        rows.ShouldAllBe(r => PlanColumns.All.Take(3).All(c => r.Cells.ContainsKey(c.Name)));
        (rows[2]["Due"], rows[2]["Target"], rows[2]["Unit"]).ShouldBe(("2027-03-31", "40", "leads"));
        reply.Changed.ShouldBeNull();
    }

    [Fact]
    public async Task Without_an_address_and_for_another_format_the_way_out_is_said()
    {
        await _chat.Complete();

        (await _chat.Ask("export", ("format", "pdf"))).Text!.ShouldContain("Say Excel or CSV");
        _chat.Address = null;
        (await _chat.Ask("export")).Text!.ShouldContain("Downloads:PublicUrl");
    }

    [Fact]
    public async Task Rows_that_were_exported_and_changed_are_taken_back_in_with_a_report()
    {
        await _chat.Complete();
        var url = new Uri((await _chat.Ask("export", ("format", "csv"))).Card.ShouldBeOfType<PlanFileCard>().Url);
        var text = System.Text.Encoding.UTF8.GetString(
            (await _chat.Stored<HandedFile>(url.Segments[^1]))!.Content.ToArray());

        var same = await _chat.Ask("import", ("rows", text));
        var changed = await _chat.Ask("import", ("rows", text.Replace("Work on goals", "Work on goals too",
            StringComparison.Ordinal) + ",finance,,Odd\r\n"));

        (same.Changed, same.Text).ShouldBe((null, "Lines changed: 0, new: 0, as they were: 5; not taken: 0."));
        changed.Changed.ShouldBe("Lines changed: 1, new: 0, as they were: 4; not taken: 1.");
        changed.Card.ShouldBeOfType<PlanImportCard>().Misfits.ShouldHaveSingleItem()
            .ShouldStartWith("Row 11, Section: I don't know the section \"finance\".");
        (await _chat.Plan()).Line(2).Title.ShouldBe("Work on goals too");
    }

    [Fact]
    public async Task Sponsors_cadence_and_rules_travel_in_rows_of_their_own()
    {
        await _chat.Complete();
        await _chat.Ask("update_line", ("field", "our_sponsor"), ("value", "Eva Chief"));
        var url = new Uri((await _chat.Ask("export", ("format", "csv"))).Card.ShouldBeOfType<PlanFileCard>().Url);
        var text = System.Text.Encoding.UTF8.GetString(
            (await _chat.Stored<HandedFile>(url.Segments[^1]))!.Content.ToArray());

        var changed = text.Replace("Eva Chief", "Udo Boss", StringComparison.Ordinal);
        var reply = await _chat.Ask("import", ("rows", changed));

        reply.Changed.ShouldBe("Lines changed: 1, new: 0, as they were: 5; not taken: 0.");
        (await _chat.Plan()).Header.OurSponsor!.Name.ShouldBe("Udo Boss");
    }

    [Fact]
    public async Task A_partner_gets_no_file_of_a_draft()
    {
        await _chat.Complete();

        (await _chat.Ask(_chat.Marco, "export")).Text!.ShouldContain("no plan to look at yet");
    }

    [Theory]
    [InlineData("a.csv", "Company,City\nFabrikam,Bern", "plan.import_not_a_plan")]
    [InlineData("a.csv", "", "tables.empty")]
    [InlineData("a.xlsx", "no workbook", "tables.no_workbook")]
    public void A_file_that_is_no_plan_is_refused(string name, string content, string why) =>
        PlanFiles.Rows(name, System.Text.Encoding.UTF8.GetBytes(content), new("en-US")).Refusal!.Key.ShouldBe(why);
}
