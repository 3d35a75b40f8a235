using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PrmBot.Identity;
using PrmBot.Ledger;
using PrmBot.Selection;
using Shouldly;
using Xunit;

namespace PrmBot.Tests.Ledger;

[Properties(Arbitrary = [typeof(LedgerBalanceTests)])]
public sealed class LedgerBalanceTests
{
    // 21 / 30 = .7, 12 / 30 = .4, 11.9 / 30 = .3966...
    [Theory]
    [InlineData(30, 21, .7, BalanceBand.Green)]
    [InlineData(21, 30, .7, BalanceBand.Green)]
    [InlineData(30, 12, .4, BalanceBand.Amber)]
    [InlineData(100, 39, .39, BalanceBand.Red)]
    [InlineData(30, 0, 0, BalanceBand.Red)]
    public void The_smaller_sum_by_the_larger_decides_the_band(int us, int them, double share, BalanceBand band)
    {
        var balance = LedgerSummary.Of([Row(Side.Us, us), Row(Side.Partner, them)]).Balance!;

        balance.Share.ShouldBe((decimal)share);
        balance.Band.ShouldBe(band);
    }

    [Fact]
    public void Promises_ratings_and_rows_without_value_are_not_in_the_balance()
    {
        LedgerRow[] rows =
        [
            Row(Side.Us, 10), Row(Side.Partner, 8), Row(Side.Us, 90) with { IsDelivered = false },
            Row(Side.Us, null) with { Rating = 4 }, Row(Side.Us, null) with { Rating = 3 }, Row(Side.Partner, null),
        ];

        var summary = LedgerSummary.Of(rows);

        summary.Balance.ShouldBe(new LedgerBalance("EUR", 10, 8));
        summary.Us.ShouldBe(new LedgerSoft(2, 3.5m, 0, 1));
        summary.Partner.ShouldBe(new LedgerSoft(0, null, 1, 0));
    }

    [Fact]
    public void Currencies_are_never_added_up()
    {
        var summary = LedgerSummary.Of(
            [Row(Side.Us, 10), Row(Side.Partner, 9) with { Currency = "USD" }, Row(Side.Partner, 5)]);

        summary.Balance.ShouldBeNull();
        summary.IsMixed.ShouldBeTrue();
        summary.Balances.ShouldBe([new LedgerBalance("EUR", 10, 5), new LedgerBalance("USD", 0, 9)]);
    }

    [Fact]
    public void Rows_without_a_currency_count_in_the_only_one_that_is_named()
    {
        var one = LedgerSummary.Of([Row(Side.Us, 10), Row(Side.Partner, 8) with { Currency = null }]);
        var several = LedgerSummary.Of([
            Row(Side.Us, 10), Row(Side.Us, 9) with { Currency = "USD" },
            Row(Side.Partner, 5) with { Currency = null },
        ]);

        one.Balance.ShouldBe(new LedgerBalance("EUR", 10, 8));
        several.Balances.Count.ShouldBe(3);
    }

    [Fact]
    public void Nothing_delivered_is_no_balance() => LedgerSummary.Of([]).Balance.ShouldBeNull();

    [Theory]
    [InlineData(2, 2, true)]
    [InlineData(4, 1, false)]
    [InlineData(0, null, false)]
    [InlineData(3, null, null)]
    public void Both_sides_must_rate_the_exchange_at_2_or_better(int? us, int? them, bool? isFair) =>
        LedgerSummary.IsFair(us, them).ShouldBe(isFair);

    [Property]
    public bool The_balance_is_between_0_and_1_and_the_order_of_rows_does_not_matter(LedgerRow[] rows)
    {
        var one = LedgerSummary.Of(rows);
        var other = LedgerSummary.Of(rows.Reverse());

        return one.Balances.SequenceEqual(other.Balances) && (one.Us, one.Partner) == (other.Us, other.Partner)
            && one.Balances.All(b => b.Share is >= 0 and <= 1);
    }

    public static Arbitrary<LedgerRow> Rows() => (
        from giver in Gen.Elements(Side.Us, Side.Partner)
        from value in Gen.Choose(-1, 100_000)
        from currency in Gen.Elements("EUR", "USD", null)
        from rating in Gen.Choose(0, 5)
        from isDelivered in Gen.Elements(true, false)
        select Row(giver, value < 0 ? null : value) with
        {
            Currency = currency, Rating = rating == 0 ? null : rating, IsDelivered = isDelivered,
        }).ToArbitrary();

    private static LedgerRow Row(Side giver, decimal? value) => new()
    {
        Id = "1",
        Of = new PartnerId("contoso"),
        Giver = giver,
        What = "leads",
        Value = value,
        Currency = value is null ? null : "EUR",
        IsDelivered = true,
        Date = new DateOnly(2026, 11, 1),
        By = new Person(new UserId("ada"), "Ada"),
        BySide = Side.Us,
        At = DateTimeOffset.UnixEpoch,
    };
}
