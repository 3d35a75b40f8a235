using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>The partner is asked in its channel, and its people answer in views of their own, or in words.</summary>
public sealed class InvitationTests : TwoCompanies
{
    [Fact]
    public async Task The_invitation_names_whose_clients_look_by_themselves_and_asks_us_first()
    {
        var asked = await Alex.SayAsync("invite Contoso to answer");
        Connector.All.ShouldNotContain(s => s.Conversation == Channel && s.Method == "POST");
        await Alex.SayAsync("no");

        var invite = await InviteAsync();

        asked.Words.ShouldContain("has no assessment yet");
        invite.Card!["refresh"]!["userIds"]!.ToJsonString().ShouldBe("""["29:Marco","29:Lena"]""");
        invite.Words.ShouldContain("34 questions for Contoso");
    }

    [Fact]
    public async Task A_contacts_view_is_in_the_answer_to_its_press_and_nowhere_else()
    {
        var invite = await InviteAsync();
        var marco = InThread(invite, "Marco");
        var before = Connector.All.Count;

        var looked = await LookAsync(marco, invite);
        var pressed = await PressAsync(marco, invite, "Answer the questions");
        var answered = await PressAsync(marco, marco.LastCard!, "3");

        looked.ShouldContain("Question 1 of 34, 0 answered");
        pressed.ShouldContain("BP3. ");
        answered.ShouldContain("BP3: 3 (As many as the plan needs)");
        answered.ShouldContain("Question 2 of 34, 1 answered");
        (await StatusAsync()).ShouldContain("1 of 34");
        Connector.All.Skip(before).ShouldAllBe(s => s.Conversation == "a:alex");
    }

    [Fact]
    public async Task Without_universal_actions_the_thread_asks_and_says_no_level_back()
    {
        var invite = await InviteAsync();
        var marco = InThread(invite, "Marco");
        var before = Connector.All.Count;

        await SubmitAsync(marco, invite, "Answer the questions");
        var question = await Connector.NextAsync(before, s => s.Method == "POST");
        await SubmitAsync(marco, question, "3");
        var next = await Connector.NextAsync(
            before, s => s.Method == "PUT" && s.ActivityId == question.ActivityId);

        question.Words.ShouldContain("Everybody in this channel reads this card");
        next.Words.ShouldContain("BP3 is noted.");
        next.Words.ShouldContain("Question 2 of 34, 1 answered");
        next.Words.ShouldNotContain("BP3: 3");
        next.Words.ShouldNotContain("Marco says");
        Connector.All.Skip(before).ShouldNotContain(s => s.ActivityId == invite.ActivityId);
    }

    [Fact]
    public async Task Answers_in_words_count_in_the_thread_and_elsewhere_in_the_channel()
    {
        var invite = await InviteAsync();
        var lena = Chat(new ChatPlace("Lena", Channel + ";messageid=77", IsChannel: true, TheirTenant));

        var numbered = await lena.SayAsync("question 3: 2 - we have two certified engineers");
        var anchored = await lena.SayAsync("BP1: three or more projects, one reference");
        var without = await lena.SayAsync("BP2: not applicable");
        var reasoned = await lena.SayAsync("BP2 not applicable because we are founders only");
        var wrong = await lena.SayAsync("TF1: 7");
        var ours = await lena.SayAsync("TF7: 3");

        numbered.Words.ShouldContain("is noted. 1 of 34 questions are answered.");
        numbered.Words.ShouldNotContain("two certified");
        anchored.Words.ShouldContain("BP1 is noted. 2 of 34");
        without.Words.ShouldContain("Say why BP2 does not apply");
        reasoned.Words.ShouldContain("BP2 is noted. 3 of 34");
        wrong.Words.ShouldContain("7 is not a level");
        ours.Words.ShouldContain("TF7 is not put to your side");
        (await PressAsync(InThread(invite, "Lena"), invite, "Answer the questions")).ShouldContain("3 answered");
    }

    [Fact]
    public async Task Two_who_differ_are_asked_to_settle_and_nobody_else_hears_who_said_what()
    {
        var invite = await InviteAsync();
        var (marco, lena) = (InThread(invite, "Marco"), InThread(invite, "Lena"));
        await PressAsync(marco, invite, "Answer the questions");
        await PressAsync(lena, invite, "Answer the questions");

        await PressAsync(marco, "4");
        var told = await PressAsync(lena, "1");
        var twice = await PressAsync(lena, invite with { Activity = Wrapped(told) }, "Back");
        var settled = await PressAsync(lena, "2");

        told.ShouldContain("Marco says 4");
        told.ShouldContain("Lena says 1");
        twice.ShouldContain("Talk about it; then one of you picks the level that you agree on");
        settled.ShouldContain("BP3: 2");
        (await LookAsync(marco, invite)).ShouldNotContain("see this differently");
        (await PressAsync(marco, invite, "Answer the questions")).ShouldContain("1 answered");
        (await Alex.SayAsync("how far is the assessment of Contoso")).Words.ShouldContain("Marco, Lena");
        ReachedThePartner.ShouldNotContain("Alex says");
    }

    [Fact]
    public async Task What_is_too_late_or_from_the_wrong_person_gets_its_sentence_and_changes_nothing()
    {
        var invite = await InviteAsync();
        var (marco, lena) = (InThread(invite, "Marco"), InThread(invite, "Lena"));
        await PressAsync(marco, invite, "Answer the questions");
        var first = marco.LastCard!;
        await PressAsync(marco, first, "3");

        var twice = await PressAsync(marco, first, "1");
        var ours = await Chat(new ChatPlace("Alex", $"{Channel};messageid={invite.ActivityId}", IsChannel: true))
            .PressAsync(invite, "Answer the questions");
        var again = await InviteAsync();
        var old = await Connector.NextAsync(0, s => s.Method == "PUT" && s.ActivityId == invite.ActivityId);
        await lena.HappensAsync("conversationUpdate", a =>
            a["membersRemoved"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject
            {
                ["id"] = "29:Lena", ["aadObjectId"] = "lena-object-id",
            }));
        Connector.Roster.TryRemove("29:Lena", out _);
        await marco.SayAsync("which questions are open for us?"); // handled after it
        var left = await PressAsync(lena, again, "Answer the questions");

        twice.ShouldContain("You answered BP3 in the meantime: 3");
        ours.ToJsonString().ShouldContain("These questions are for the partner");
        old.Words.ShouldContain("There is a newer card");
        left.ShouldContain("You are not in this channel any more");
        (await StatusAsync()).ShouldContain("1 of 34");
    }

    private static System.Text.Json.Nodes.JsonObject Wrapped(string answer) => new()
    {
        ["attachments"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject
        {
            ["content"] = System.Text.Json.Nodes.JsonNode.Parse(answer)!["value"]!.DeepClone(),
        }),
    };
}
