using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Plugins;
using PrmBot.Cycle;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Modify;
using PrmBot.Identity;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

/// <summary>A target out of reach is lowered with one of three reasons (F5), asked of our side only.</summary>
public sealed class GoalReasonTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private readonly KpiTurns _turns = new();
    private readonly ChangePlugin _plugin = new(KpiTurns.Catalogue);

    [Theory]
    [InlineData(null)]
    [InlineData("because I say so")]
    public async Task Without_one_of_the_reasons_it_is_asked_for(string? because)
    {
        await ProposedAsync();

        var reply = await _plugin.AcceptAsync(_turns.New(), "1", "Contoso", "1", because);

        reply.Asks!.Parameter.ShouldBe("because");
        reply.Asks.Choices.ShouldBe(["An assumption was wrong", "The market changed", "Resources were withdrawn"]);
    }

    [Theory]
    [InlineData("The market changed", "the market changed")]
    [InlineData("we assumed far too much", "an assumption was wrong")]
    [InlineData("two people left", "resources were withdrawn")]
    public async Task With_one_it_is_approved_after_a_yes_and_the_partner_reads_why(string because, string words)
    {
        await ProposedAsync();
        var asked = await _plugin.AcceptAsync(_turns.New(), "1", "Contoso", "1", because);
        var turn = _turns.New();
        turn.Confirmed = true;

        var ours = await _turns.RunAsync(t => _plugin.AcceptAsync(t, "1", "Contoso", "1", because), turn);
        var theirs = await _turns.RunAsync(
            t => _plugin.AcceptAsync(t, "1", "Contoso", "1"), _turns.New(role: Role.PartnerContact));

        asked.AsksFirst!.ShouldContain("show it to Contoso");
        ((ProposalsCard)ours.Card!).Rows[0].Check.ShouldContain($"Why another target: {words}.", Case.Insensitive);
        ((ProposalsCard)theirs.Card!).Rows[0].Check.ShouldContain("Why another target");
        theirs.Asks.ShouldBeNull();
    }

    private Task ProposedAsync() => _turns.RunAsync(turn =>
    {
        turn.Session.Work.Put(new ChangeProposal
        {
            Of = KpiTurns.Contoso.Of, Number = 1, Round = Period.Parse("2026-11")!, On = Today,
            Type = ChangeType.RefineGoal, ReviewOn = Today.AddDays(30), Effect = new ExpectedEffect("K6", .4m, .7m),
            Change = new PlanChange { Target = new ProposedTarget("K6", Period.Parse("2026-Q4")!, 300, 120) },
            Finding = new Finding
            {
                Kind = FindingKind.OutOfReach, Kpi = "K6", Method = AnalysisMethod.Pace, Evidence = Evidence.Fair,
                Strength = .7, Window = new FindingWindow(Today.AddDays(-120), Today, 4),
            },
        });
        return Task.FromResult(Reply.Say("."));
    });
}
