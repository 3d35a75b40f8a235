using PrmBot.Selection;
using Shouldly;
using Xunit;
using static PrmBot.Tests.Selection.Sets;

namespace PrmBot.Tests.Selection;

public sealed class RemedyTests
{
    private static readonly QuestionSet Questions = QuestionSet.Of(
    [
        Gated("A", Criterion.Profile, GateKind.Conditional, "Fewer certified people than the profile asks for"),
        Gated("B", Criterion.MarketAlignment, GateKind.Conditional, "Rules of engagement not agreed"),
        Gated("C", Criterion.MarketMaking, GateKind.Hard, "Sanctions or a criminal matter"),
        Gated("D", Criterion.Transactional, GateKind.Conditional, "Credit below the plan"),
        Ask("E", 100, Criterion.Reciprocity),
    ]);

    private readonly SelectionTable _table = new(Questions);

    [Theory]
    [InlineData("A", "A")]
    [InlineData("the certification gate", "A")]
    [InlineData("certified people", "A")]
    [InlineData("rules", "B")]
    [InlineData("rules of engagement gate", "B")]
    public void A_gate_is_found_by_its_question_or_by_words_of_it(string said, string question) =>
        Find(said).Value!.ShouldHaveSingleItem().Question.Id.ShouldBe(question);

    [Theory]
    [InlineData("sanctions", "remedy.hard")]
    [InlineData("C", "remedy.hard")]
    [InlineData("credit", "remedy.not_hit")]
    [InlineData("weather", "remedy.no_such_gate")]
    public void A_gate_that_cannot_be_remedied_says_why(string said, string refusal) =>
        Find(said).Refusal!.Key.ShouldBe(refusal);

    [Theory]
    [InlineData(null)]
    [InlineData("the remedy")]
    [InlineData("this gate")]
    public void Where_none_is_named_all_open_ones_are_meant(string? said) =>
        Find(said).Value!.Select(h => h.Question.Id).ShouldBe(["A", "B"]);

    [Fact]
    public async Task A_planned_remedy_stands_at_its_gate_and_lifts_it_when_closed()
    {
        await _table.PlantAsync(Hit());
        await PlanAsync(new GivenRemedy("A", "two people certified", "Dana", new DateOnly(2027, 3, 1)));

        var planned = GateHit.Of(Questions, await _table.LatestAsync());
        planned.First(h => h.Question.Id == "A").Remedy!.Owner.ShouldBe("Dana");

        _table.Now = _table.Now.AddDays(60);
        await _table.ManagerAsync((s, a) => CloseRemedy.Run(s, a, "A", "done"));

        var after = await _table.LatestAsync();
        GateHit.Of(Questions, after).Select(h => h.Question.Id).ShouldNotContain("A");
        after.Remedies.Single().ClosedBy.ShouldBe(Ada);
    }

    [Theory]
    [InlineData("A", "train", "Dana", "2026-11-23", "remedy.past")]
    [InlineData("A", " ", "Dana", "2027-03-01", "remedy.what_length")]
    [InlineData("A", "train", "", "2027-03-01", "remedy.owner_length")]
    [InlineData("D", "train", "Dana", "2027-03-01", "remedy.not_hit")]
    [InlineData("C", "train", "Dana", "2027-03-01", "remedy.hard")]
    public async Task What_does_not_work_is_refused_and_stores_nothing(
        string gate, string what, string owner, string due, string refusal)
    {
        await _table.PlantAsync(Hit());

        var day = DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture);
        var outcome = await PlanAsync(new GivenRemedy(gate, what, owner, day));

        outcome.Refusal!.Key.ShouldBe(refusal);
        (await _table.LatestAsync()).Remedies.ShouldBeEmpty();
    }

    [Fact]
    public async Task Today_is_no_past_day_and_planning_again_replaces_the_open_one()
    {
        await _table.PlantAsync(Hit());
        await PlanAsync(new GivenRemedy("A", "first", "Dana", new DateOnly(2026, 11, 24)));

        await PlanAsync(new GivenRemedy("A", "second", "Ben", new DateOnly(2027, 1, 1)));

        (await _table.LatestAsync()).Remedies.Single().What.ShouldBe("second");
    }

    [Fact]
    public async Task Closing_after_the_release_leaves_the_released_verdict_and_begins_the_next_version()
    {
        await _table.PlantAsync(Hit() with
        {
            State = AssessmentState.Released, Released = new Release(Ada, default, []),
            Remedies = [new Remedy("A", "train", "Dana", new DateOnly(2027, 3, 1), Ada, default)],
        });

        await _table.ManagerAsync((s, a) => CloseRemedy.Run(s, a, "A", "Remedy done: train"));

        var versions = await _table.VersionsAsync();
        versions.Select(v => (v.Edition, v.Reason, v.Released is not null))
            .ShouldBe([(1, null, true), (2, "Remedy done: train", false)]);
        GateHit.Of(Questions, versions[0]).ShouldContain(h => h.Question.Id == "A");
        GateHit.Of(Questions, versions[1]).ShouldNotContain(h => h.Question.Id == "A");
    }

    [Fact]
    public async Task There_must_be_something_to_close()
    {
        await _table.PlantAsync(Hit());

        (await _table.ManagerAsync((s, a) => CloseRemedy.Run(s, a, "A", "x"))).Refusal!.Key
            .ShouldBe("remedy.none_open");
    }

    private static Outcome<IReadOnlyList<GateHit>> Find(string? said) =>
        GateLookup.Find(Questions, GateHit.Of(Questions, Hit()), said);

    private static Assessment Hit() => Of(Questions, ("A", 1), ("B", 0), ("C", 0), ("D", 4), ("E", 4));

    private static Question Gated(string id, Criterion criterion, GateKind kind, string when) =>
        Ask(id, 100, criterion, new Gate(kind, when) { AtOrBelow = 1 });

    private Task<Outcome<Assessment>> PlanAsync(GivenRemedy given) =>
        _table.ManagerAsync((s, a) => PlanRemedy.Run(s, Questions, a, given));
}
