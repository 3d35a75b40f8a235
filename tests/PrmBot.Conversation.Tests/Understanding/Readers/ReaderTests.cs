using System.Globalization;
using FsCheck.Xunit;
using PrmBot.Conversation.Understanding.Readers;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Understanding.Readers;

public sealed class ReaderTests
{
    [Theory]
    [InlineData("420k", 420000)]
    [InlineData("1.2m", 1200000)]
    [InlineData("4,5", 4.5)]
    [InlineData("€ 420.000", 420000)]
    [InlineData("420,000", 420000)]
    [InlineData("1.234.567,89", 1234567.89)]
    [InlineData("1,234,567.89", 1234567.89)]
    [InlineData("1.5 million", 1500000)]
    [InlineData("a dozen", 12)]
    [InlineData("half a million", 500000)]
    [InlineData("35 %", 35)]
    [InlineData("$12", 12)]
    public void An_amount_is_read(string text, double value) => Amounts.Read(text)!.Value.ShouldBe((decimal)value);

    [Theory]
    [InlineData("TF2")]
    [InlineData("Q4")]
    [InlineData("K8")]
    [InlineData("the plan")]
    public void A_code_is_no_amount(string text) => Amounts.Read(text).ShouldBeNull();

    [Property]
    public bool Any_amount_reads_back_as_it_was_written(int cents)
    {
        var value = Math.Abs((decimal)cents) / 100;

        return new[] { "en-US", "de-DE", "fr-CH" }.Select(CultureInfo.GetCultureInfo).All(culture =>
            Amounts.Read(value.ToString("#,##0.00", culture), culture)!.Value == value
            && Amounts.Read("EUR " + value.ToString("0.00", culture), culture)!.Value == value);
    }

    [Property]
    public bool Any_amount_in_thousands_reads_back(ushort thousands) =>
        Amounts.Read($"{thousands}k")!.Value == thousands * 1000m
        && Amounts.Read($"{thousands} thousand euros") == new Amount(thousands * 1000m, "EUR", false);

    [Theory]
    [InlineData("2027-03-31", "2027-03-31")]
    [InlineData("31 March", "2027-03-31")]
    [InlineData("March 31st", "2027-03-31")]
    [InlineData("31.3.", "2027-03-31")]
    [InlineData("end of Q2", "2027-06-30")]
    [InlineData("in six weeks", "2027-01-04")]
    [InlineData("next Friday", "2026-11-27")]
    [InlineData("tomorrow", "2026-11-24")]
    [InlineData("end of March", "2027-03-31")]
    [InlineData("mid April", "2027-04-15")]
    [InlineData("end of the month", "2026-11-30")]
    [InlineData("24 December", "2026-12-24")]
    public void A_date_is_the_next_one_to_come(string text, string date) =>
        Moment(text).AsDate(Engines.Today).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(date);

    [Theory]
    [InlineData("october", "2026-10")]
    [InlineData("in december", "2025-12")]
    [InlineData("Q4", "2026-Q4")]
    [InlineData("Q1 2026", "2026-Q1")]
    [InlineData("last month", "2026-10")]
    [InlineData("this quarter", "2026-Q4")]
    [InlineData("last week", "2026-W47")]
    [InlineData("2026-W47", "2026-W47")]
    [InlineData("2026-10", "2026-10")]
    public void A_past_period_is_the_last_one_gone(string text, string period) =>
        Moment(text).AsPeriod(Engines.Today, past: true).ShouldBe(period);

    [Theory]
    [InlineData("31 June")]
    [InlineData("may I see it")]
    [InlineData("2026-13-40")]
    public void What_is_no_date_is_not_read_as_one(string text) =>
        Moments.Find(Folding.Fold(text), Engines.Today)
            .ShouldNotContain(f => f.Value is PrmBot.Conversation.Understanding.Readers.Moment.Day);

    [Property]
    public bool Any_day_reads_back_from_its_iso_and_its_long_form(ushort days)
    {
        var day = new DateOnly(2020, 1, 1).AddDays(days % 20000);
        var english = CultureInfo.GetCultureInfo("en-GB");

        return new[] { day.ToString("yyyy-MM-dd", english), day.ToString("d MMMM yyyy", english),
            day.ToString("MMMM d, yyyy", english) }
            .All(text => Moment(text).AsDate(Engines.Today) == day);
    }

    [Theory]
    [InlineData("fabrikam", "Fabrikam")]
    [InlineData("FABRICAM", "Fabrikam")]
    [InlineData("Société Générale", "Societe Generale SA")]
    [InlineData("muller tech", "Müller Tech GmbH")]
    [InlineData("northwind", "Northwind Traders")]
    public void A_partner_is_found_whatever_its_spelling(string text, string stored)
    {
        string[] names = ["Fabrikam", "Societe Generale SA", "Müller Tech GmbH", "Northwind Traders"];

        Find("show " + text + " please", names).ShouldHaveSingleItem().Value.Name.ShouldBe(stored);
    }

    [Fact]
    public void Two_partners_that_may_be_meant_are_both_reported() =>
        Find("open northwind", ["Northwind Traders", "Northwind Systems"])[0].Value.Candidates.Count.ShouldBe(2);

    [Theory]
    [InlineData("at 9am", "09:00")]
    [InlineData("16:30", "16:30")]
    [InlineData("4 pm", "16:00")]
    [InlineData("noon", "12:00")]
    public void A_time_is_read(string text, string time) => Days.FindTime(text)!.Value.Value.ShouldBe(time);

    private static Moment Moment(string text) => Moments.Find(Folding.Fold(text), Engines.Today)[0].Value;

    private static List<Found<NamedPartner>> Find(string text, string[] names) => PartnerNames.Find(
        text, Words.Of(Folding.Fold(text)), new NameIndex(names.Select(n => KeyValuePair.Create(n, n))),
        w => w is "show" or "please" or "open");
}
