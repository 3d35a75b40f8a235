using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel.ChatCompletion;
using PrmBot.Host.Tests.Scenario;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Bridge;

/// <summary>Turns that go wrong, over the real protocol.</summary>
public sealed class BotTests : HostedScenario
{
    [Fact]
    public async Task A_person_whose_message_failed_three_times_is_told_once()
    {
        var chat = new FailingChat();
        await using var bot = new HostedBot(services => services.AddSingleton<IChatCompletionService>(chat));
        var alex = Alex(bot);

        var answer = await alex.SayAsync("show Contoso's KPIs");
        var next = await alex.SayAsync("list my partners");

        answer.Words.ShouldContain("Something went wrong on my side, and nothing was changed.");
        next.Words.ShouldContain("Something went wrong");
        chat.Calls.ShouldBe(6);
        Connector.All.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_turn_whose_answer_does_not_get_out_in_time_is_not_done_twice()
    {
        var stuck = new TaskCompletionSource();
        Connector.Hold = stuck.Task;
        await using var bot = new HostedBot(
            _ => { }, ("Bot:Queue:TurnTime", "00:00:01"), ("Bot:Connector:Timeout", "00:00:02"));
        var alex = Alex(bot);

        await alex.SayAsync("add Contoso as a reseller");
        await alex.SendOnlyAsync("add Fabrikam as a reseller");
        await Connector.NextAsync(1, s => s.Words.Contains("Fabrikam", StringComparison.Ordinal));
        stuck.SetResult();

        Connector.All.Count(s => s.Words.Contains("Contoso is in", StringComparison.Ordinal)).ShouldBe(1);
        Connector.All.ShouldNotContain(s => s.Words.Contains("already", StringComparison.Ordinal));
    }
}
