using PrmBot.Planning;
using PrmBot.Planning.Funds;
using PrmBot.Planning.Lines;
using PrmBot.Planning.Views;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Planning.Views;

public sealed class PlanMoneyTests
{
    private readonly PlanTable _table = new();

    [Fact]
    public async Task Money_is_planned_then_committed_then_spent_source_by_source()
    {
        await _table.Complete();
        await _table.Update(_table.Dana, "1",
            new LineEdit.OfBudget(1000, null, BudgetSource.Own) { PartnerShare = 250 });
        await _table.Share(_table.Dana);
        await _table.Accept(_table.Dana, "1");
        await _table.Accept(_table.Marco, "1");
        await _table.Update(_table.Dana, "1", new LineEdit.OfSpent(400));

        PlanMoney.Of(await _table.Plan()).ShouldBe(
        [
            new MoneyRow(BudgetSource.Own, "EUR", 750, 750, 300),
            new MoneyRow(BudgetSource.Mdf, "EUR", 32_000, 0, 0),
            new MoneyRow(BudgetSource.Partner, "EUR", 250, 250, 100),
        ]);
    }

    [Fact]
    public async Task Of_a_pool_what_was_approved_is_committed_and_what_was_claimed_is_spent()
    {
        await _table.Complete();
        var of = _table.Contoso.Of;
        await _table.As(_table.Dana, s => SetMdfPool.RunAsync(s, of, 50_000, null, default));
        await _table.As(_table.Dana, s => RequestMdf.RunAsync(s, of, new WantedMdf("3", 6000, null), default));
        await _table.As(_table.Dana, s => DecideMdf.RunAsync(s, of, new MdfDecision(null, true), default));
        var claim = new WantedClaim(null, 1500, null, "invoice 7");
        await _table.As(_table.Dana, s => ClaimMdf.RunAsync(s, of, claim, default));
        await _table.Update(_table.Dana, "3", new LineEdit.OfSpent(1500));

        PlanMoney.Of(await _table.Plan()).ShouldBe([new MoneyRow(BudgetSource.Mdf, "EUR", 40_000, 6000, 1500)]);
    }

    [Fact]
    public async Task A_line_of_two_sources_counts_in_each_of_them()
    {
        await _table.Complete();
        await _table.Update(_table.Dana, "1",
            new LineEdit.OfBudget(15_000, null, BudgetSource.Own) { MdfShare = 10_000, PartnerShare = 2000 });
        await _table.Update(_table.Dana, "1", new LineEdit.OfSpent(1000.01m));

        PlanMoney.Of(await _table.Plan()).ShouldBe(
        [
            new MoneyRow(BudgetSource.Own, "EUR", 3000, 0, 200.01m),
            new MoneyRow(BudgetSource.Mdf, "EUR", 42_000, 0, 666.67m),
            new MoneyRow(BudgetSource.Partner, "EUR", 2000, 0, 133.33m),
        ]);
        (await _table.Plan()).Totals().ShouldBe(
        [
            new PlanBudget(3000, "EUR"), new PlanBudget(42_000, "EUR", BudgetSource.Mdf),
            new PlanBudget(2000, "EUR", BudgetSource.Partner),
        ]);
    }
}
