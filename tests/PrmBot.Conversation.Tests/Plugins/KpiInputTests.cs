using PrmBot.Conversation.Plugins;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

/// <summary>Numbers as people and engines give them, seen through the function that takes them.</summary>
public sealed class KpiInputTests
{
    private readonly KpiTurns _turns = new();
    private readonly KpiPlugin _plugin = KpiTurns.Plugin();

    [Theory]
    [InlineData("420000", "en-US", "is 420,000.")]
    [InlineData("420k", "en-US", "is 420,000.")]
    [InlineData("1.2m", "en-US", "is 1,200,000.")]
    [InlineData("1,2 m", "de-DE", "is 1.200.000.")]
    [InlineData("€ 420.000", "de-DE", "is 420.000 EUR.")]
    [InlineData("420.000,50 EUR", "de-DE", "is 420.001 EUR.")]
    [InlineData("420,000.50", "en-US", "is 420,001.")]
    [InlineData("£1,500", "en-GB", "is 1,500 GBP.")]
    [InlineData("1500.5", "de-DE", "is 1.501.")]
    [InlineData("2 mio. CHF", "de-CH", "is 2’000’000 CHF.")]
    public async Task Money_is_read_in_many_forms(string value, string locale, string said)
    {
        var reply = await _plugin.RecordAsync(_turns.New(locale), "Contoso", "K8", value, "2026-Q3");

        reply.Changed.ShouldNotBeNull().ShouldEndWith(said);
    }

    [Theory]
    [InlineData("K21", "35 %", "is 35 %.")]
    [InlineData("K21", "35", "is 35 %.")]
    [InlineData("K28", "4,5", "is 4.5.")]
    [InlineData("K9", "3.2x", "is 3.2×.")]
    [InlineData("K16", "24 hours", "is 24 hours.")]
    [InlineData("K29", "-12", "is -12 points.")]
    public async Task Other_units_are_read_with_or_without_their_word(string kpi, string value, string said)
    {
        var reply = await _plugin.RecordAsync(_turns.New(), "Contoso", kpi, value);

        reply.Changed.ShouldNotBeNull().ShouldEndWith(said);
    }

    [Theory]
    [InlineData("")]
    [InlineData("k")]
    [InlineData("1.2.3,4")]
    [InlineData("99999999999999999999999999999999999999")]
    [InlineData("9999999999999999 bn")]
    [InlineData("12; drop table")]
    public async Task What_is_no_number_is_told_so(string value)
    {
        var reply = await _plugin.RecordAsync(_turns.New(), "Contoso", "K8", value);

        reply.Text!.ShouldContain("as a number");
    }
}
