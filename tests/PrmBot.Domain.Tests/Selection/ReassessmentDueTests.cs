using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Selection;
using PrmBot.Storage;
using Shouldly;
using Xunit;
using static PrmBot.Tests.Selection.Sets;

namespace PrmBot.Tests.Selection;

public sealed class ReassessmentDueTests
{
    private static readonly DateTimeOffset Answered = new(2026, 1, 10, 9, 0, 0, TimeSpan.Zero);

    private readonly Partner _partner = new()
    {
        Of = new PartnerId("contoso"), Name = "Contoso", Tier = "gold", Contacts = [new("Karl", null, null)],
    };

    [Theory]
    [InlineData(2027, 1, 9, false)]
    [InlineData(2027, 1, 10, true)]
    public void After_twelve_months_it_is_due(int year, int month, int day, bool isDue)
    {
        var due = Due([], new DateTimeOffset(year, month, day, 9, 0, 0, TimeSpan.Zero));

        due.Select(d => d.Reason).ShouldBe(isDue ? [ReassessmentReason.Age] : []);
    }

    [Fact]
    public void Another_tier_makes_it_due_at_once() => Due([Change(_partner with { Tier = "silver" })])
        .ShouldBe([new ReassessmentDue(ReassessmentReason.TierChange, Answered.AddDays(5), "silver")]);

    [Fact]
    public void A_lost_contact_makes_it_due_at_once()
    {
        var had = _partner with { Contacts = [.. _partner.Contacts, new("Julia", null, null)] };

        Due([Change(had)])
            .ShouldBe([new ReassessmentDue(ReassessmentReason.ContactLost, Answered.AddDays(5), "Julia")]);
    }

    [Fact]
    public void What_was_undone_or_happened_before_or_is_something_else_makes_nothing_due()
    {
        var silver = Change(_partner with { Tier = "silver" });

        Due([silver with { Undone = true }]).ShouldBeEmpty();
        Due([silver with { At = Answered.AddDays(-1) }]).ShouldBeEmpty();
        Due([Change(_partner with { Region = "Nordics" })]).ShouldBeEmpty();
        Due([Change(_partner with { Tier = null })]).ShouldBeEmpty();
    }

    private IReadOnlyList<ReassessmentDue> Due(HistoryEntry[] history, DateTimeOffset? now = null) =>
        ReassessmentDue.Of(
        _partner, Empty(OneEach()) with { AnsweredAt = Answered }, history, now ?? Answered.AddDays(10));

    private static HistoryEntry Change(Partner before) => new()
    {
        Id = "1",
        Partner = before.Of,
        Who = Ada,
        At = Answered.AddDays(5),
        Function = "Partners-update",
        Summary = "changed",
        Changes = [new DocumentChange(Partner.Kind, before.Id, DocumentFormat.Write(before), Partner.Schema, 2)],
    };
}
