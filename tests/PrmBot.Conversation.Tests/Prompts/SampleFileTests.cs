using PrmBot.Conversation.Prompts;
using PrmBot.Cycle;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Prompts;

public sealed class SampleFileTests
{
    private static readonly KpiCatalogue Catalogue = KpiFile.Read(RepoFiles.Prompts);
    private static readonly IReadOnlyList<SamplePartner> Portfolio = SampleFile.Read(RepoFiles.Prompts, Catalogue);
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void Three_partners_have_36_answers_8_to_12_lines_and_26_weeks()
    {
        Portfolio.Select(p => p.Name).ShouldBe(["Contoso", "Fabrikam", "Northwind"]);
        Portfolio.ShouldAllBe(p => p.Answers.Count == 36);
        Portfolio.ShouldAllBe(p => p.Lines.Count >= 8 && p.Lines.Count <= 12);
        Portfolio.SelectMany(p => p.Kpis).Where(k => k.Every == PeriodKind.Week).ShouldAllBe(k => k.Values.Count == 26);
    }

    [Fact]
    public void Every_number_of_it_could_have_been_recorded()
    {
        foreach (var numbers in Portfolio.SelectMany(p => p.Kpis))
        {
            var kpi = Catalogue.Find(numbers.Kpi)!;

            numbers.Values.Where(v => v is not null)
                .ShouldAllBe(v => KpiCheck.Refuses(kpi, new GivenNumber(v!.Value, null, null), null) == null);
        }
    }

    [Theory]
    [InlineData("Contoso", "K8", KpiColour.Green)]
    [InlineData("Contoso", "K6", KpiColour.Green)]
    [InlineData("Fabrikam", "K8", KpiColour.Red)]
    [InlineData("Fabrikam", "K6", KpiColour.Green)]
    [InlineData("Fabrikam", "K26", KpiColour.Red)]
    [InlineData("Northwind", "K8", KpiColour.Grey)]
    [InlineData("Northwind", "K28", KpiColour.Grey)]
    public void Each_tells_its_story(string partner, string kpi, KpiColour colour)
    {
        var sample = Portfolio.First(p => p.Name == partner).Kpis.First(k => k.Kpi == kpi);
        var stamp = new KpiStamp(
            new Person(UserId.From("u1"), "Ada"), new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero),
                KpiSource.Sample);
        var series = LoadSampleKpis.Fill(new KpiSeries { Of = PartnerId.From("p1"), Kpi = kpi }, sample, stamp, Today);

        KpiJudge.Judge(Catalogue.Find(kpi)!, series, Today).Colour.ShouldBe(colour);
    }
}
