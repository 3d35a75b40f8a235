using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>What the bot takes for itself where people talk, and what it does when the app or a channel goes.</summary>
public sealed class AttentionTests : HostScenario
{
    private const string Channel = "19:contoso@thread.tacv2";
    private const string OtherTenant = "aaaaaaaa-2222-3333-4444-555555555555";

    internal override async Task PrepareAsync()
    {
        await Chat("a:alex").SayAsync("add Contoso as a reseller");
        await Thread(1).SayAsync("link this channel to Contoso");
    }

    [Fact]
    public async Task In_a_channel_it_hears_its_name_and_its_own_threads_only()
    {
        var foreign = Thread(2);
        await foreign.SendOnlyAsync("show the KPIs");
        await foreign.SendOnlyAsync("yes");
        await ProvedSilentAsync(Channel + ";messageid=2", () => foreign.SayAsync("help"));

        // It was mentioned there now, so it belongs to the talk: what it understands it answers, chatter it leaves.
        await foreign.SendOnlyAsync("lunch at noon then, see you");
        var before = Connector.All.Count;
        await foreign.SendOnlyAsync("show the KPIs");
        var answer = await Connector.NextAsync(before, s => s.Conversation == Channel + ";messageid=2");

        answer.Words.ShouldContain("Contoso");
    }

    [Fact]
    public async Task The_thread_that_a_posted_digest_begins_is_its_own()
    {
        var digest = await PostedAsync();

        // A channel's messages are sent one after the other: with the second one there, the first one is noted.
        await PostedAsync();
        var thread = $"{Channel};messageid={digest.ActivityId}";
        var answer = await AnsweredAsync(thread, () => Chat(thread, isChannel: true).SendOnlyAsync("show the KPIs"));

        answer.Words.ShouldContain("Contoso");
    }

    [Fact]
    public async Task In_a_group_chat_it_hears_its_name_and_the_answer_to_its_own_question()
    {
        const string Group = "19:group@thread.v2";
        var alex = Chat(Group);
        await alex.SendOnlyAsync("list my partners");
        await ProvedSilentAsync(Group, () => alex.SayAsync("archive Contoso"));
        var said = Connector.All.Count;

        await Chat(Group, "Bob").SendOnlyAsync("yes");
        await alex.SendOnlyAsync("no");

        var answer = await Connector.NextAsync(said, s => s.Method == "POST" && s.Conversation == Group);
        answer.Words.ShouldContain("nothing was changed");
    }

    [Fact]
    public async Task Edits_deletions_and_reactions_are_passed_over()
    {
        var alex = Chat("a:alex");

        await alex.HappensAsync("messageUpdate", a =>
        {
            a["text"] = "add Fabrikam as a reseller";
            a["channelData"]!["eventType"] = "editMessage";
        });
        await alex.HappensAsync("messageDelete", a => a["channelData"]!["eventType"] = "softDeleteMessage");
        await alex.HappensAsync(
            "messageReaction", a => a["reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = "like" }));
        await alex.HappensAsync("conversationUpdate", a => a["channelData"]!["eventType"] = "channelShared");

        await ProvedSilentAsync("a:alex", () => alex.SayAsync("list my partners"));
        alex.LastCard!.Words.ShouldNotContain("Fabrikam");
    }

    [Fact]
    public async Task Installed_again_it_welcomes_again_and_once()
    {
        var zoe = Chat("a:zoe", "Zoe");
        await zoe.InstallAsync();
        await BotJoinsAsync(zoe);
        await WelcomedAsync(zoe, 1);

        await zoe.InstallAsync("remove");
        await zoe.InstallAsync("add-upgrade");
        await BotJoinsAsync(zoe);

        await WelcomedAsync(zoe, 2);
    }

    [Fact]
    public async Task A_channel_that_the_app_left_gets_no_digest_until_it_is_back()
    {
        await Chat(Channel, isChannel: true).InstallAsync("remove");

        (await AnswersAsync("post Contoso's digest", "taken out")).Words.ShouldContain("taken out of the channel");

        await Thread(1).SayAsync("hello");
        (await Chat("a:alex").SayAsync("post Contoso's digest")).Words.ShouldNotContain("taken out");
    }

    [Fact]
    public async Task A_deleted_channel_is_no_longer_linked_and_the_history_says_so()
    {
        await Chat(Channel, isChannel: true).HappensAsync("conversationUpdate", a =>
        {
            a["channelData"]!["eventType"] = "channelDeleted";
            a["channelData"]!["channel"] = new JsonObject { ["id"] = Channel };
        });

        (await AnswersAsync("post Contoso's digest", "No channel")).Words.ShouldContain("No channel is linked");
        (await Chat("a:alex").SayAsync("history of Contoso")).Words.ShouldContain("was deleted in Teams");
    }

    [Fact]
    public async Task Who_left_the_channel_speaks_for_its_partner_no_more_until_they_are_back()
    {
        var marco = Chat(new ChatPlace("Marco", Channel + ";messageid=3", IsChannel: true, OtherTenant));
        (await marco.SayAsync("show the KPIs")).Words.ShouldContain("Contoso");

        await MovesAsync("membersRemoved");
        await TurnsAsync(marco, "not in this channel any more");
        await MovesAsync("membersAdded");
        await TurnsAsync(marco, "Contoso");
    }

    private async Task<Sent> PostedAsync()
    {
        var before = Connector.All.Count;
        await Chat("a:alex").SayAsync("post Contoso's digest");
        await Chat("a:alex").SayAsync("yes");
        return await Connector.NextAsync(before, s => s.Conversation == Channel);
    }

    private Task MovesAsync(string how) => Thread(3).HappensAsync("conversationUpdate", a => a[how] = new JsonArray(
        new JsonObject { ["id"] = "29:Marco", ["aadObjectId"] = "marco-object-id" }));

    // What happens to a place and what is said elsewhere are handled side by side: asked until it has got there.
    private async Task<Sent> AnswersAsync(string said, string wanted)
    {
        for (var i = 0; ; i++)
        {
            var answer = await Chat("a:alex").SayAsync(said);
            if (answer.Words.Contains(wanted, StringComparison.Ordinal) || i == 20)
            {
                return answer;
            }

            await Chat("a:alex").SayAsync("no");
        }
    }

    private static async Task TurnsAsync(ChatClient person, string wanted) =>
        (await person.SayAsync("show the KPIs")).Words.ShouldContain(wanted);

    // Messages of one conversation are handled in order: when the next is answered, those before were passed over.
    private async Task ProvedSilentAsync(string conversation, Func<Task> next)
    {
        var before = Connector.All.Count(s => s.Conversation == conversation && s.Method == "POST");
        await next();
        Connector.All.Count(s => s.Conversation == conversation && s.Method == "POST").ShouldBe(before + 1);
    }

    private async Task<Sent> AnsweredAsync(string conversation, Func<Task> said)
    {
        var before = Connector.All.Count;
        await said();
        return await Connector.NextAsync(before, s => s.Conversation == conversation);
    }

    // The answer to a word of thanks may be the welcome before it: so thanks are said until it is there, and once more.
    private async Task WelcomedAsync(ChatClient zoe, int times)
    {
        for (var i = 0; i < 20 && Welcomes() < times; i++)
        {
            await zoe.SayAsync("thank you");
        }

        await zoe.SayAsync("thank you");
        Welcomes().ShouldBe(times);
    }

    private int Welcomes() => Connector.All.Count(s => s.Words.Contains("Hello Zoe", StringComparison.Ordinal));

    private static Task BotJoinsAsync(ChatClient chat) => chat.HappensAsync(
        "conversationUpdate", a => a["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "28:bot" }));

    private ChatClient Thread(int number) => Chat($"{Channel};messageid={number}", isChannel: true);

    private ChatClient Chat(string conversation, string person = "Alex", bool isChannel = false) =>
        Chat(new ChatPlace(person, conversation, isChannel));
}
