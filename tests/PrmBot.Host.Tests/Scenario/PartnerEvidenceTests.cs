using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>A partner's people prove answers, look at what they answered, and agree later, over the wire.</summary>
public sealed class PartnerEvidenceTests : TwoCompanies
{
    [Fact]
    public async Task A_contacts_file_is_evidence_of_the_answer_it_came_with_and_we_see_it_and_confirm_it()
    {
        var invite = await InviteAsync();
        var marco = InThread(invite, "Marco");

        var noted = await SendFileAsync(marco, "BP1: 3");
        var later = await SendFileAsync(marco, "evidence for BP1", "audit.pdf");
        var ours = await Alex.SayAsync("what evidence is there for BP1 of Contoso?");
        var confirmed = await Alex.SayAsync("confirm BP1 of Contoso");

        noted.ShouldContain("BP1 is noted.");
        later.ShouldContain("Kept as evidence for BP1");
        ours.Words.ShouldContain("references.pdf");
        ours.Words.ShouldContain("audit.pdf");
        ours.Words.ShouldContain("document or link");
        confirmed.Words.ShouldContain("BP1 is confirmed by Alex");
        ReachedThePartner.ShouldNotContain("confirmed by Alex");
    }

    [Fact]
    public async Task What_the_side_answered_is_in_the_answer_to_the_press_of_its_people_only()
    {
        var invite = await InviteAsync();
        var (marco, lena) = (InThread(invite, "Marco"), InThread(invite, "Lena"));
        await PressAsync(marco, invite, "Answer the questions");
        await PressAsync(marco, "3");
        var before = Connector.All.Count;

        await PressAsync(lena, invite, "Answer the questions");
        var hers = await PressAsync(lena, "Our answers");
        var typed = await lena.SayAsync("which questions are open for us?");
        var ours = (await Chat(new ChatPlace("Alex", $"{Channel};messageid={invite.ActivityId}", IsChannel: true))
            .PressAsync(marco.LastCard!, "Our answers")).ToJsonString();

        hers.ShouldContain("BP3: 3 Marco");
        typed.Words.ShouldContain("1 of 34 questions are answered");
        typed.Words.ShouldNotContain("3 Marco");
        ours.ShouldContain("The partner reads along");
        Connector.All.Skip(before).ShouldNotContain(s => s.Words.Contains("3 Marco", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_in_the_thread_are_shown_as_they_were_read_to_who_wrote_them_and_put_right_with_a_tap()
    {
        var invite = await InviteAsync();
        var marco = InThread(invite, "Marco");

        var noted = await marco.SayAsync("BP1: three projects, one reference");
        var own = await LookAsync(marco, noted);
        var corrected = await PressAsync(marco, "BP1: 4");

        noted.Words.ShouldContain("BP1 is noted.");
        noted.Words.ShouldNotContain("as 2");
        noted.Card!["refresh"]!["userIds"]!.ToJsonString().ShouldBe("""["29:Marco"]""");
        own.ShouldContain("as 2 (");
        corrected.ShouldContain("BP1: 4");
        (await StatusAsync()).ShouldContain("1 of 34");
    }

    [Fact]
    public async Task After_the_release_both_sides_agree_by_saying_the_same_level()
    {
        await AnswerAsync(Alex, (await Alex.SayAsync("assess Contoso")).Words, "4",
            async t => (await Alex.PressAsync(t)).ToJsonString());
        var invite = await InviteAsync();
        var marco = InThread(invite, "Marco");
        await AnswerAsync(
            marco, await PressAsync(marco, invite, "Answer the questions"), "1", t => PressAsync(marco, t));
        await Alex.SayAsync("release the assessment to Contoso");
        await Alex.SayAsync("yes");
        var summary = await Connector.NextAsync(
            0, s => s.Conversation == Channel && s.Words.Contains("how we fit", StringComparison.Ordinal));

        var theirs = await marco.SayAsync("we agree on 3 for TF1");
        var other = await Alex.SayAsync("we agree on 2 for TF1 with Contoso");
        var same = await Alex.SayAsync("let's agree on 3 for tf1");
        var shut = await marco.SayAsync("we agree on 3 for BP1");

        summary.Words.ShouldContain("TF1");
        theirs.Words.ShouldContain("Contoso would agree on 3 for TF1");
        other.Words.ShouldContain("We would agree on 2 for TF1");
        same.Words.ShouldContain("Both sides agree on 3 for TF1");
        shut.Words.ShouldContain("BP1 is not one of the questions that both sides see differently");
    }

    private static async Task AnswerAsync(
        ChatClient who, string shown, string level, Func<string, Task<string>> pressAsync)
    {
        for (var i = 0; i < 36 && shown.Contains("Question ", StringComparison.Ordinal); i++)
        {
            shown = await pressAsync(level);
        }

        who.LastCard!.Words.ShouldNotContain("Question 36");
    }

    private async Task<string> SendFileAsync(ChatClient who, string text, string name = "references.pdf")
    {
        var before = Connector.All.Count;
        await who.HappensAsync("message", a =>
        {
            a["text"] = $"<at>PrmBot</at> {text}";
            a["entities"] = new JsonArray(new JsonObject
            {
                ["type"] = "mention",
                ["text"] = "<at>PrmBot</at>",
                ["mentioned"] = new JsonObject { ["id"] = "28:bot", ["name"] = "PrmBot" },
            });
            a["attachments"] = new JsonArray(new JsonObject
            {
                ["contentType"] = "application/pdf",
                ["name"] = name,
                ["contentUrl"] = $"https://contoso.example.com/docs/{name}",
            });
        });
        return (await Connector.NextAsync(
            before, s => s.Method == "POST" && s.Conversation.StartsWith(Channel, StringComparison.Ordinal))).Words;
    }
}
