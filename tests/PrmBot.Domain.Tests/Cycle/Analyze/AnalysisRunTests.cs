using System.Globalization;
using PrmBot.Cycle;
using PrmBot.Cycle.Analyze;
using PrmBot.Identity;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Cycle.Analyze;

public sealed class AnalysisRunTests
{
    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Whoever_asks_in_whatever_language_a_round_is_one_document(string culture)
    {
        var november = Period.Of(PeriodKind.Month, new DateOnly(2026, 11, 28));
        var before = CultureInfo.CurrentCulture;
        var here = AnalysisRun.IdOf(PartnerId.From("contoso"), november);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            AnalysisRun.IdOf(PartnerId.From("contoso"), november).ShouldBe(here);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
