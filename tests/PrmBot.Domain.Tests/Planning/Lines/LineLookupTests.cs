using PrmBot.Planning;
using PrmBot.Planning.Lines;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Planning.Lines;

public sealed class LineLookupTests
{
    [Theory]
    [InlineData("2", 2)]
    [InlineData("#2", 2)]
    [InlineData("line 2", 2)]
    [InlineData("the webinar", 2)]
    [InlineData("WEBINÁR", 2)]
    [InlineData("webniar", 2)]
    [InlineData("kick off", 1)]
    [InlineData("training berlin", 3)]
    public async Task A_line_is_found_by_number_or_by_words(string said, int number)
    {
        var plan = await Plan();

        LineLookup.Find(plan, said).Value!.Number.ShouldBe(number);
    }

    [Fact]
    public async Task Two_lines_that_fit_are_both_listed()
    {
        var plan = await Plan();

        var refusal = LineLookup.Find(plan, "training").Refusal!;

        refusal.Key.ShouldBe("plan.line_ambiguous");
        refusal.Facts["lines"].ShouldBe("3 (Training in Berlin), 4 (Training online)");
    }

    [Theory]
    [InlineData("17")]
    [InlineData("roadshow")]
    [InlineData("")]
    [InlineData("the")]
    public async Task What_is_not_there_is_not_found(string said)
    {
        var plan = await Plan();

        LineLookup.Find(plan, said).Refusal!.Key.ShouldBe("plan.unknown_line");
    }

    private static async Task<JointPlan> Plan()
    {
        var table = new PlanTable();
        await table.Start();
        foreach (var title in new[] { "Kick-off", "Joint webinar in March", "Training in Berlin", "Training online" })
        {
            await table.Add(table.Dana, PlanSection.RampUp, title);
        }

        return await table.Plan();
    }
}
