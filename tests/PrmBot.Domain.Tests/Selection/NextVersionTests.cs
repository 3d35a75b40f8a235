using PrmBot.Identity;
using PrmBot.Selection;
using PrmBot.Storage;
using Shouldly;
using Xunit;
using static PrmBot.Tests.Selection.Sets;

namespace PrmBot.Tests.Selection;

public sealed class NextVersionTests
{
    private static readonly QuestionSet Questions = OneEach();
    private readonly SelectionTable _table = new(Questions);

    [Fact]
    public async Task A_change_after_the_release_takes_a_reason()
    {
        await ReleaseAsync();

        var refused = await ChangeAsync(null);
        var tooLong = await ChangeAsync(new string('x', NextVersion.LongestReason + 1));

        refused.Refusal!.Key.ShouldBe("assessment.released");
        tooLong.Refusal!.Key.ShouldBe("assessment.reason_length");
        (await _table.VersionsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task It_begins_the_next_version_and_the_released_one_stays_as_it_was()
    {
        var released = await ReleaseAsync();

        await ChangeAsync("they hired two");

        var versions = await _table.VersionsAsync();
        versions.Select(v => (v.Edition, v.Reason)).ShouldBe([(1, null), (2, "they hired two")]);
        DocumentFormat.Write(versions[0]).ShouldBe(DocumentFormat.Write(released));
        versions[1].AnswerOf("A", Side.Us)!.Rating.ShouldBe(Rating.Level1);
        (versions[1].State, versions[1].Released).ShouldBe((AssessmentState.Complete, null));
    }

    [Fact]
    public async Task The_next_change_goes_into_that_version_without_asking_again()
    {
        await ReleaseAsync();
        await ChangeAsync("they hired two");

        await ChangeAsync(null, "B");

        (await _table.VersionsAsync()).Count.ShouldBe(2);
        (await _table.LatestAsync()).AnswerOf("B", Side.Us)!.Rating.ShouldBe(Rating.Level1);
    }

    [Fact]
    public async Task Two_people_who_change_at_once_begin_one_version()
    {
        var released = await ReleaseAsync();
        var (one, other) = (_table.SessionOf(Ada, Role.Manager), _table.SessionOf(SelectionTable.Mia, Role.Manager));
        await AnswerQuestion.RunAsync(one, Questions, released.Id, Given("A", "first"), default);
        await AnswerQuestion.RunAsync(other, Questions, released.Id, Given("B", "second"), default);

        await one.Work.CommitAsync(default);

        await Should.ThrowAsync<ConcurrencyException>(() => other.Work.CommitAsync(default));
        (await _table.LatestAsync()).Reason.ShouldBe("first");
    }

    [Fact]
    public async Task The_partner_changes_after_the_release_in_the_same_way()
    {
        await ReleaseAsync();

        var changed = await _table.AnswerAsync(
            SelectionTable.Karl, Role.PartnerContact, Given("A", "we looked again"));

        changed.Value!.Edition.ShouldBe(2);
        changed.Value.AnswerOf("A", Side.Partner)!.By.ShouldBe(SelectionTable.Karl);
    }

    [Fact]
    public async Task Evidence_after_the_release_does_too()
    {
        await ReleaseAsync();
        var a = Questions.Find("A")!;

        var refused = await _table.ManagerAsync((s, x) => AddEvidence.Run(s, x, a, new GivenEvidence("12 people", [])));
        await _table.ManagerAsync((s, x) => AddEvidence.Run(s, x, a, new GivenEvidence("12 people", []), "audit came"));

        refused.Refusal!.Key.ShouldBe("assessment.released");
        (await _table.LatestAsync()).Reason.ShouldBe("audit came");
    }

    private static GivenAnswer Given(string question, string? reason) =>
        new(question, Rating.Level1) { Reason = reason };

    private Task<Outcome<Assessment>> ChangeAsync(string? reason, string question = "A") =>
        _table.AnswerAsync(Ada, Role.Manager, Given(question, reason));

    private Task<Assessment> ReleaseAsync() => _table.PlantAsync(
        Of(Questions, ("A", 3), ("B", 3), ("C", 3), ("D", 3), ("E", 3)) with
        {
            State = AssessmentState.Released,
            Released = new Release(Ada, DateTimeOffset.UnixEpoch, [SummaryPart.Verdict]),
            Invited = new Invitation(Ada, DateTimeOffset.UnixEpoch),
            AnsweredAt = DateTimeOffset.UnixEpoch,
        });
}
