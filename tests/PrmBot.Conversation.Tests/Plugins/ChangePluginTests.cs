using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Plugins;
using PrmBot.Cycle;
using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Planning;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

public sealed class ChangePluginTests
{
    private static readonly Person Ada = new(UserId.From("u1"), "Ada");
    private static readonly DateTimeOffset At = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly KpiTurns _turns = new();
    private readonly ChangePlugin _plugin = new(KpiTurns.Catalogue);
    private readonly AnalysisPlugin _analysis = new(KpiTurns.Catalogue, null!, null!);

    [Fact]
    public async Task Findings_say_method_window_numbers_and_what_would_prove_them_wrong()
    {
        await LeadsFellAsync(LineStatus.InProgress);

        var reply = await _turns.RunAsync(t => _analysis.RunAsync(t, "Contoso"));

        var row = reply.Card.ShouldBeOfType<FindingsCard>().Alarms[0];
        row.Found.ShouldBe("Lead generation rate is red (38 % of what is wanted by now), and of 1 lines that were due "
            + "for it 0 are done. Overdue for two weeks or more: 1 Joint webinar.");
        row.Method.ShouldContain("n = 10");
        row.Wrong.ShouldNotBeEmpty();
        CardExpansion.Size((FindingsCard)reply.Card!).ShouldBeLessThan(28_000);
    }

    [Fact]
    public async Task A_proposal_goes_from_finding_to_the_plans_next_version()
    {
        await LeadsFellAsync(LineStatus.InProgress);
        var proposed = await _turns.RunAsync(t => _plugin.ProposeAsync(t, "Contoso"));
        var asked = await _plugin.AcceptAsync(_turns.New(), "1", "Contoso");
        var ours = await AcceptAsync(Role.Manager);

        var theirs = await AcceptAsync(Role.PartnerContact);

        proposed.Card.ShouldBeOfType<ProposalsCard>().Rows.ShouldHaveSingleItem().Changes
            .ShouldBe(["1 Joint webinar: due 7 Dec 2026"]);
        asked.AsksFirst!.ShouldContain("show it to Contoso");
        ours.Changed!.ShouldStartWith("Proposal 1 is approved for us");
        theirs.Changed.ShouldBe("Proposal 1 is accepted by both: version 2 of the plan has it.");
        theirs.IsFinal.ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026-12-15", "1 Joint webinar: due 15 Dec 2026")]
    [InlineData("15 December", "1 Joint webinar: due 15 Dec 2026")]
    public async Task A_counter_says_what_the_proposal_says_now(string value, string change)
    {
        await OfferedAsync();

        var reply = await _turns.RunAsync(
            t => _plugin.CounterAsync(t, "1", "Contoso", null, value), _turns.New(role: Role.PartnerContact));

        reply.Changed.ShouldBe($"Proposal 1 now says: {change}. The other side is asked.");
    }

    [Theory]
    [InlineData(null, null, "What should be different in proposal 1?")]
    [InlineData("due", "someday", "I can't read “someday” as a date")]
    [InlineData("due", "2026-01-01", "in the past")]
    [InlineData("owner", "Bob", "“owner” is none of them")]
    public async Task A_counter_that_cannot_be_says_what_would_be_right(string? field, string? value, string said)
    {
        await OfferedAsync();

        var reply = await _plugin.CounterAsync(_turns.New(role: Role.PartnerContact), "1", "Contoso", field, value);

        reply.Text!.ShouldContain(said);
        reply.Changed.ShouldBeNull();
    }

    [Fact]
    public async Task A_partner_gets_no_word_of_what_is_only_proposed_inside()
    {
        await LeadsFellAsync(LineStatus.InProgress);
        await _turns.RunAsync(t => _plugin.ProposeAsync(t, "Contoso"));
        var theirs = _turns.New(role: Role.PartnerContact);

        var accepted = await _plugin.AcceptAsync(theirs, "1", "Contoso");
        var asked = await _plugin.ProposeAsync(theirs, "Contoso");
        var reviewed = await _plugin.ReviewAsync(theirs, "Contoso");

        accepted.Text!.ShouldStartWith("There is no open proposal");
        asked.Card.ShouldBeOfType<ProposalsCard>().ShouldSatisfyAllConditions(
            c => c.Rows.ShouldBeEmpty(), c => c.Summary.ShouldBe("Nothing is proposed to you right now."));
        reviewed.Card.ShouldBeOfType<PastChangesCard>().ShouldSatisfyAllConditions(
            c => c.Rows.ShouldBeEmpty(), c => c.Rounds.ShouldBeEmpty());
    }

    [Fact]
    public async Task A_partner_sees_again_what_was_shown_to_it()
    {
        await OfferedAsync();

        var asked = await _plugin.ProposeAsync(_turns.New(role: Role.PartnerContact), "Contoso");

        asked.Card.ShouldBeOfType<ProposalsCard>().Rows.ShouldHaveSingleItem().Number.ShouldBe("1");
    }

    [Fact]
    public async Task A_rejection_is_reported_with_its_reason()
    {
        await OfferedAsync();
        await _turns.RunAsync(
            t => _plugin.RejectAsync(t, "1", "Contoso", "too soon"), _turns.New(role: Role.PartnerContact));

        var reply = await _turns.RunAsync(t => _plugin.ReviewAsync(t, "Contoso"));

        var row = reply.Card.ShouldBeOfType<PastChangesCard>().Rows.ShouldHaveSingleItem();
        (row.State, row.Verdict).ShouldBe(("Rejected", "too soon"));
    }

    [Fact]
    public async Task Without_findings_there_is_nothing_to_propose()
    {
        var reply = await _turns.RunAsync(t => _plugin.ProposeAsync(t, "Contoso"));

        reply.Card.ShouldBeOfType<ProposalsCard>().Summary.ShouldStartWith("Nothing to propose");
    }

    private async Task OfferedAsync()
    {
        await LeadsFellAsync(LineStatus.InProgress);
        await _turns.RunAsync(t => _plugin.ProposeAsync(t, "Contoso"));
        await AcceptAsync(Role.Manager);
    }

    private Task<Reply> AcceptAsync(Role role)
    {
        var turn = _turns.New(role: role);
        turn.Confirmed = true;
        return _turns.RunAsync(t => _plugin.AcceptAsync(t, "1", "Contoso", "1"), turn);
    }

    // A steady hundred leads a month fell to 38, with one marketing line due a month ago.
    private async Task LeadsFellAsync(LineStatus status)
    {
        var turn = _turns.New();
        decimal[] values = [100, 98, 103, 101, 99, 102, 60, 45, 40, 38];
        var series = new KpiSeries { Of = KpiTurns.Contoso.Of, Kpi = "K14" };
        foreach (var (month, value) in values.Index())
        {
            series = series.WithValue(Number($"2026-{month + 1:00}", value));
        }

        turn.Session.Work.Put(series.WithTarget(Number("2026-Q3", 300)).WithTarget(Number("2026-Q4", 300)));
        turn.Session.Work.Put(new JointPlan
        {
            Id = "plan", Of = KpiTurns.Contoso.Of, Start = new DateOnly(2026, 1, 1), End = new DateOnly(2026, 12, 31),
            Currency = "EUR", State = PlanState.Active, AgreedVersion = 1, StartedBy = Ada, StartedAt = At,
            Signatures = [new(PlanSide.Us, Ada, At, 1), new(PlanSide.Partner, Ada, At, 1)],
            Lines =
            [
                new PlanLine
                {
                    Number = 1, Section = PlanSection.Marketing, Title = "Joint webinar", Status = status,
                    Due = new DateOnly(2026, 10, 20), OurOwner = new PlanOwner("Ada"),
                    PartnerOwner = new PlanOwner("Karl"), Target = new PlanTarget("Attendees", 40, "people"),
                },
            ],
        });
        await turn.Session.Work.CommitAsync(default);
    }

    private static KpiNumber Number(string period, decimal value) =>
        new(Period.Parse(period)!, value, new KpiStamp(Ada, At, KpiSource.Said));
}
