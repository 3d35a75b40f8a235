using PrmBot.Cycle.Execute;
using PrmBot.Domain.Tests.Cycle.Modify;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using Shouldly;
using Xunit;
using static PrmBot.Domain.Tests.Cycle.Analyze.CaseBuilder;

namespace PrmBot.Domain.Tests.Cycle.Execute;

/// <summary>Whose lines are whose, among many plans. Ada is the one of us who asks.</summary>
public sealed class ReadWorkTests
{
    private static readonly Partner[] All = [.. Enumerable.Range(0, 120).Select(n => new Partner
    {
        Of = PartnerId.From($"p{n:000}"), Name = $"Partner {n}",
    })];

    private readonly ModifyTable _table = new();

    [Fact]
    public async Task Ones_own_lines_are_found_among_many_plans_and_as_owners_change()
    {
        await PutAsync("Grace", [.. All]);
        (await OwnAsync()).ShouldBeEmpty();

        await _table.PutAsync((await PlanAsync(All[77])) with { Lines = [OwnedBy("Ada", 1), OwnedBy("Grace", 2)] });
        (await OwnAsync()).ShouldBe(["Partner 77: 1"]);

        await _table.PutAsync((await PlanAsync(All[77])) with { Lines = [OwnedBy("Grace", 1)] });
        await _table.PutAsync((await PlanAsync(All[3])) with { Lines = [OwnedBy("Ada", 4)] });
        (await OwnAsync()).ShouldBe(["Partner 3: 4"]);
    }

    [Fact]
    public async Task A_line_is_looked_for_among_ones_own_before_all_others()
    {
        await PutAsync("Grace", [.. All.Take(60)]);
        (await WithLineAsync("1")).Count.ShouldBe(60);
        (await WithLineAsync("9")).ShouldBeEmpty();

        await PutAsync("Ada", All[100]);
        (await WithLineAsync("1")).ShouldBe(["Partner 100"]);
    }

    private async Task<IReadOnlyList<string>> OwnAsync() => (await _table.AsUsAsync(async s =>
    {
        var own = await ReadWork.OwnAsync(s, _table.Standings, All, default);
        return (Outcome<List<string>>)own.Select(o =>
            $"{o.Partner.Name}: {string.Join(", ", o.Work.Now.Concat(o.Work.Later).Select(l => l.Number))}").ToList();
    })).Value!;

    private async Task<IReadOnlyList<string>> WithLineAsync(string line) => (await _table.AsUsAsync(async s =>
    {
        var with = await ReadWork.WithLineAsync(s, _table.Standings, All, line, default);
        return (Outcome<List<string>>)with.Select(p => p.Name).ToList();
    })).Value!;

    private Task PutAsync(string owner, params Partner[] partners) => _table.PutAsync(
        [.. partners.Select(p => Plan(OwnedBy(owner, 1)) with { Id = $"plan {p.Id}", Of = p.Of })]);

    private async Task<JointPlan> PlanAsync(Partner partner) =>
        (await _table.FindAsync<JointPlan>($"plan {partner.Id}"))!;

    private static PlanLine OwnedBy(string owner, int number) =>
        Line(number, PlanSection.Marketing, 3, LineStatus.InProgress) with { OurOwner = new PlanOwner(owner) };
}
