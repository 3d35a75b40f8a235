using PrmBot.Planning;
using PrmBot.Planning.Lines;
using PrmBot.Planning.Readiness;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Planning.Readiness;

public sealed class BluntAnswersTests
{
    private readonly PlanTable _table = new();

    [Fact]
    public async Task A_plan_says_what_revenue_who_works_and_how_it_is_measured_and_paid()
    {
        await _table.Complete();
        await _table.Update(_table.Dana, "5", new LineEdit.OfTarget(90_000, "EUR", null));
        await _table.Update(_table.Dana, "2", new LineEdit.OfTarget(800_000, "EUR", null));
        await _table.Add(_table.Dana, PlanSection.Goals, "Vague wish");

        var answers = BluntAnswers.Of(await _table.Plan());

        answers.Revenue.Select(l => l.Number).ShouldBe([2, 5]);
        (answers.Lines, answers.Owned, answers.Measured).ShouldBe((6, 5, 5));
        answers.Paid.ShouldHaveSingleItem().Planned.ShouldBe(40_000);
        (answers.Goals, answers.HasUsualGoals).ShouldBe((2, false));
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public async Task Three_to_five_shared_goals_are_usual(int goals, bool isUsual)
    {
        await _table.Start();
        for (var at = 0; at < goals; at++)
        {
            await _table.Add(_table.Dana, PlanSection.Goals, $"Goal {at}");
        }

        BluntAnswers.Of(await _table.Plan()).HasUsualGoals.ShouldBe(isUsual);
    }

    [Fact]
    public async Task Without_a_target_in_money_the_revenue_is_not_answered()
    {
        await _table.Complete();

        BluntAnswers.Of(await _table.Plan()).Revenue.ShouldBeEmpty();
    }
}
