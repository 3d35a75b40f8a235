using PrmBot.Host.Tests.Scenario;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Model;

/// <summary>What people see while the model's server is down: nothing of it.</summary>
public sealed class ModelServerTests(ModelRoom room) : IClassFixture<ModelRoom>
{
    [Fact]
    public async Task A_server_that_is_slow_busy_or_down_is_not_seen_by_the_person_and_then_left_alone()
    {
        await AskAsync(Answered.Says("late") with { After = TimeSpan.FromMinutes(1) });
        await AskAsync(new Answered(429, """{"error":{"message":"slow down"}}"""));
        await AskAsync(new Answered(500, "oh"));
        await AskAsync(new Answered(503, ""));
        room.Model.Asked.Clear();

        await AskAsync(new Answered(503, ""));

        room.Model.Asked.ShouldBeEmpty("after so many failures it is left alone for a while");
    }

    private async Task AskAsync(Answered answered)
    {
        room.Model.On = _ => answered;

        var answer = await room.Alex.SayAsync("show Contoso's KPIs");

        answer.Words.ShouldContain("Contoso");
        answer.Words.ShouldContain("KPI");
    }
}
