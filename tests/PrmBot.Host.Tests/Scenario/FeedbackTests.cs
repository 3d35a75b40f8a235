using System.Text.Json.Nodes;
using PrmBot.Conversation.Understanding;
using PrmBot.Feedback;
using PrmBot.Host.Tests.Bridge;
using PrmBot.Identity;
using PrmBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>What people think of answers, over the real protocol.</summary>
public sealed class FeedbackTests : HostedScenario
{
    [Fact]
    public async Task Misses_and_wrong_answers_become_a_file_of_examples()
    {
        await using var bot = new HostedBot(_ => { }, ("Feedback:KeepText", "true"));
        var alex = Alex(bot);
        await alex.SayAsync("add Contoso as a reseller");
        await alex.SayAsync("frobnicate the gizmo");
        await alex.SayAsync("how is Contoso");
        var noted = await alex.SayAsync("that was wrong");
        await RateAsync(alex, "dislike", "I meant the plan");

        var file = await FileAsync(bot);

        noted.Words.ShouldContain("I noted that");
        file.ShouldContain("none: |\n  frobnicate the gizmo");
        file.ShouldContain("Partners-show: |\n  how is Contoso");
        file.ShouldContain("3 answers missed");
    }

    [Fact]
    public async Task Words_are_kept_only_where_that_is_allowed()
    {
        await using var bot = new HostedBot(_ => { });
        var alex = Alex(bot);
        await alex.SayAsync("frobnicate the gizmo");
        await RateAsync(alex, "like", "nice one");

        var file = await FileAsync(bot);

        file.ShouldNotContain("gizmo");
        file.ShouldNotContain("nice one");
        file.ShouldContain("1 have no words");
        file.ShouldContain("1 liked");
    }

    [Fact]
    public async Task A_bare_no_is_no_opinion()
    {
        await using var bot = new HostedBot(_ => { });
        var alex = Alex(bot);

        var answer = await alex.SayAsync("no");

        answer.Words.ShouldNotContain("noted");
        (await FileAsync(bot)).ShouldContain("# 0 answers missed");
    }

    [Fact]
    public async Task Answers_in_private_have_thumbs_and_those_in_channels_have_none()
    {
        await using var bot = new HostedBot(_ => { });
        var alex = Alex(bot);
        var team = Chat(bot, new ChatPlace("Alex", "19:team@thread.tacv2", IsChannel: true));

        var inPrivate = await alex.SayAsync("hello");
        var inChannel = await team.SayAsync("hello");

        inPrivate.Activity["channelData"]?["feedbackLoopEnabled"]?.GetValue<bool>().ShouldBe(true);
        inChannel.Activity["channelData"]?["feedbackLoopEnabled"].ShouldBeNull();
    }

    private static Task RateAsync(ChatClient person, string reaction, string words) =>
        person.HappensAsync("invoke", activity =>
        {
            activity["name"] = "message/submitAction";
            activity["value"] = new JsonObject
            {
                ["actionName"] = "feedback",
                ["actionValue"] = new JsonObject
                {
                    ["reaction"] = reaction,
                    ["feedback"] = new JsonObject { ["feedbackText"] = words }.ToJsonString(),
                },
            };
        });

    private static async Task<string> FileAsync(HostedBot bot)
    {
        var store = bot.Services.GetRequiredService<IStore>();
        var opinions = await store.Open(new TenantId(ChatPlace.HomeTenant)).AllAsync<Opinion>(default);
        using var file = new StringWriter { NewLine = "\n" };
        MissesCommand.Write(opinions, file);
        return file.ToString();
    }
}
