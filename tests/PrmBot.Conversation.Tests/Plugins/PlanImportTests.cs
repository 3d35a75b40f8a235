using System.Text;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Files;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

/// <summary>Files that come with a message: the plan's own, account lists, and what cannot be read.</summary>
public sealed class PlanImportTests
{
    private const string Rows =
        "Line,Section,Title,Due\n1,ramp_up,Kick-off in Bern,\n,goals,One goal more,2027-05-01\n";
    private readonly PlanChat _chat = new();

    [Fact]
    public async Task The_file_of_a_message_is_taken_in_and_the_same_file_again_changes_nothing()
    {
        await _chat.Complete();
        _chat.Sends = [_chat.Files.Hold("plan.csv", Encoding.UTF8.GetBytes(Rows))];

        var first = await _chat.Ask("import");
        var again = await _chat.Ask("import");

        first.Changed.ShouldBe("Lines changed: 1, new: 1, as they were: 0; not taken: 0.");
        again.Changed.ShouldBeNull();
        again.Text.ShouldBe("Lines changed: 0, new: 0, as they were: 2; not taken: 0.");
    }

    [Fact]
    public async Task A_cell_in_which_a_formula_failed_keeps_its_row_out()
    {
        await _chat.Complete();
        _chat.Sends = [_chat.Files.Hold("plan.csv", "Line;Section;Title\n1;ramp_up;#REF!"u8.ToArray())];

        Misfits(await _chat.Ask("import")).Single().ShouldStartWith("Row 2, Title: The cell holds #REF!");
        (await _chat.Plan()).Line(1).Title.ShouldBe("Work on ramp_up");
    }

    [Theory]
    [InlineData(FileTrouble.Host, "I don't read files from contoso.sharepoint.com.")]
    [InlineData(FileTrouble.Size, "is larger than the 20 MB that I read")]
    [InlineData(FileTrouble.OutOfReach, "could not be read just now")]
    public async Task A_file_that_does_not_come_is_said_with_the_way_out(FileTrouble trouble, string words)
    {
        await _chat.Complete();
        _chat.Sends = [_chat.Files.Hold("plan.csv", trouble)];

        (await _chat.Ask("import")).Text!.ShouldContain(words);
    }

    [Fact]
    public async Task Several_files_at_once_are_asked_for_one_by_one()
    {
        await _chat.Complete();
        var file = _chat.Files.Hold("plan.csv", Encoding.UTF8.GetBytes(Rows));
        _chat.Sends = [file, file];

        (await _chat.Ask("import")).Text!.ShouldStartWith("You sent several files.");
    }

    [Fact]
    public async Task A_report_of_many_rows_says_how_many_more_there_are()
    {
        await _chat.Complete();
        var rows = string.Concat(Enumerable.Range(1, 40).Select(i => $",finance,Line {i},\n"));
        _chat.Sends = [_chat.Files.Hold("plan.csv", Encoding.UTF8.GetBytes("Line,Section,Title,Due\n" + rows))];

        var misfits = Misfits(await _chat.Ask("import"));

        (misfits.Count, misfits[^1]).ShouldBe(
            (16, "Rows more that were not taken: 25. Put these right first, then send the file again."));
    }

    [Fact]
    public async Task An_account_list_is_read_from_a_file_by_its_headings_and_once()
    {
        var list = "Name,City,Status,Website\n\"Fabrikam, Inc.\",Bern,customer,fabrikam.example\nAdatum,Bern,friend,\n";
        _chat.Sends = [_chat.Files.Hold("accounts.csv", Encoding.UTF8.GetBytes(list))];

        var first = await _chat.Ask("map_accounts");
        var again = await _chat.Ask("map_accounts");

        var card = first.Card.ShouldBeOfType<AccountsCard>();
        card.Echo!.ShouldStartWith("Your list is kept as hashes, without names. Accounts in it: 1.");
        card.Misfits.ShouldHaveSingleItem().ShouldStartWith("Row 3: \"friend\" is neither customer");
        again.Changed.ShouldBeNull();
        again.Text!.ShouldContain("nothing has changed");
    }

    [Fact]
    public async Task A_new_row_that_says_something_else_of_a_line_that_is_there_is_reported()
    {
        await _chat.Complete();
        _chat.Sends = [_chat.Files.Hold("plan.csv", "Section,Title,Due\ngoals,Work on goals,2027-09-01"u8.ToArray())];

        Misfits(await _chat.Ask("import")).Single()
            .ShouldStartWith("Row 2, Title: Line 2, Work on goals, is in the plan already.");
    }

    private static IReadOnlyList<string> Misfits(Reply reply) => reply.Card.ShouldBeOfType<PlanImportCard>().Misfits;
}
