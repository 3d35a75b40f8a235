using PrmBot.Cycle;
using PrmBot.Cycle.Monitor;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Cycle.Monitor;

public sealed class PaceMeasureTests
{
    [Theory]
    [InlineData("2026-Q4", PeriodKind.Week, 14)] // Thursdays from 1 October to 31 December
    [InlineData("2026-Q1", PeriodKind.Week, 13)]
    [InlineData("2026", PeriodKind.Week, 53)]
    [InlineData("2025", PeriodKind.Week, 52)]
    [InlineData("2026-11", PeriodKind.Week, 4)]
    [InlineData("2026-Q4", PeriodKind.Month, 3)]
    [InlineData("2026", PeriodKind.Month, 12)]
    [InlineData("2026", PeriodKind.Quarter, 4)]
    [InlineData("2026-Q4", PeriodKind.Quarter, 1)]
    [InlineData("2026-11", PeriodKind.Year, 1)]
    [InlineData("2026-W47", PeriodKind.Month, 1)]
    public void A_period_has_as_many_shorter_ones_as_lie_in_it(string whole, PeriodKind kind, int count) =>
        PaceMeasure.PeriodsIn(Period.Parse(whole)!, kind).ShouldBe(count);
}
