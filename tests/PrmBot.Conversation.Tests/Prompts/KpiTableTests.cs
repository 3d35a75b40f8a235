using System.Globalization;
using PrmBot.Conversation.Prompts;
using PrmBot.Cycle.Monitor;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Prompts;

/// <summary>The catalogue of domain/cycle.md, written a second time: L tells early, G tells what came of it.</summary>
public sealed class KpiTableTests
{
    private const string Table = """
        K1 Percent Up Weekly L RampUp 95/80 0..100
        K2 Percent Up Monthly L RampUp 100/75 0..
        K3 Days Down Once L RampUp 60/90 0..
        K4 Days Down Once G RampUp 90/180 0..
        K5 Percent Up Monthly L RampUp 20/10 0..100
        K6 Money Up Monthly G Goals pace 0..
        K7 Money Up Monthly G Goals pace 0..
        K8 Money Up Weekly L Goals pace 0..
        K9 Times Up Weekly L Goals 3/2 0..
        K10 Percent Up Monthly G Goals 95/80 0..120
        K11 Percent Range Monthly L Goals 70-100/50 0..
        K12 Times Up Monthly G Marketing 5/3 0..
        K13 Percent Up Quarterly L Goals 50/25 0..100
        K14 Count Up Weekly L Marketing pace 0..
        K15 Percent Up Monthly L Marketing baseline 0..100
        K16 Hours Down Weekly L Marketing 24/72 0..
        K17 Money Down Once G Marketing baseline 0..
        K18 Count Up Weekly L JointSales pace 0..
        K19 Hours Down Weekly L JointSales 24/72 0..
        K20 Percent Down Monthly L JointSales 5/10! 0..100
        K21 Percent Up Monthly G JointSales baseline 0..100
        K22 Days Down Monthly G JointSales baseline 0..
        K23 Money Up Quarterly G JointSales baseline 0..
        K24 Percent Up Monthly G JointSales 90/75 0..100
        K25 Percent Up Monthly L JointSales pace 0..100
        K26 Percent Up Weekly L All 85/70 0..100
        K27 Percent Up Quarterly G Service baseline 0..100
        K28 Score Up Monthly G Service 4.5/4.0 1..5 n5
        K29 Points Up Quarterly G Service 40/20 -100..100 n10
        K30 Days Down Monthly L Service baseline 0..
        K31 Percent Up Quarterly G Service 90/85 0..100
        K32 Percent Down Monthly L Service 15/25! 0..100
        K33 Percent Up Monthly L Service 95/90 0..100
        K34 Points Up Quarterly L All 3/2 0..4
        """;

    private static readonly KpiCatalogue Catalogue = KpiFile.Read(RepoFiles.Prompts);

    public static TheoryData<string> Ids => [.. Catalogue.All.Select(k => k.Id)];

    [Fact]
    public void Unit_direction_cadence_section_colours_and_bounds_are_those_of_the_table() =>
        string.Join('\n', Catalogue.All.Select(Line)).ShouldBe(Table.ReplaceLineEndings("\n"));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_number_outside_its_bounds_and_another_unit_are_refused_for_each(string id)
    {
        var kpi = Catalogue.Find(id)!;
        var other = kpi.Unit == KpiUnit.Money ? KpiUnit.Percent : KpiUnit.Money;

        KpiCheck.Refuses(kpi, new GivenNumber(kpi.Minimum!.Value - 1), null)!.Key
            .ShouldBe(kpi.Minimum == 0 ? "kpi.negative" : "kpi.too_low");
        KpiCheck.Refuses(kpi, new GivenNumber((kpi.Maximum ?? 1_000_000) + 1), null)?.Key
            .ShouldBe(kpi.Unit == KpiUnit.Percent ? "kpi.over_percent" : "kpi.too_high");
        KpiCheck.Refuses(kpi, new GivenNumber(kpi.Minimum.Value, other), null)!.Key.ShouldStartWith("kpi.unit_");
        KpiCheck.Refuses(kpi, new GivenNumber(kpi.Minimum.Value, kpi.Unit), null).ShouldBeNull();
    }

    private static string Line(KpiDefinition kpi)
    {
        string Bound(decimal? bound) => bound?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
        var least = kpi.MinimumSample is { } sample ? $" n{sample}" : string.Empty;
        return $"{kpi.Id} {kpi.Unit} {kpi.Direction} {kpi.Cadence} {(kpi.Leading ? 'L' : 'G')} {kpi.Section} "
            + $"{Rule(kpi.Rule)} {Bound(kpi.Minimum)}..{Bound(kpi.Maximum)}{least}";
    }

    private static string Rule(KpiRule rule)
    {
        string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
        return rule switch
        {
            KpiRule.Pace => "pace",
            KpiRule.Baseline => "baseline",
            KpiRule.Band b => $"{Text(b.GreenLow)}-{Text(b.GreenHigh)}/{Text(b.AmberLow)}",
            KpiRule.Thresholds t => $"{Text(t.Green)}/{Text(t.Amber)}{(t.Strict ? "!" : string.Empty)}",
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Unknown rule."),
        };
    }
}
