using System.Text.Json;
using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Cards;

public sealed class CycleCardFilesTests
{
    public static TheoryData<string, Type> Files => new()
    {
        { ScorecardCard.Name, typeof(ScorecardCard) }, { SeriesCard.Name, typeof(SeriesCard) },
        { RecordedCard.Name, typeof(RecordedCard) }, { ExplainCard.Name, typeof(ExplainCard) },
        { FindingsCard.Name, typeof(FindingsCard) }, { PortfolioRiskCard.Name, typeof(PortfolioRiskCard) },
        { ProposalsCard.Name, typeof(ProposalsCard) }, { PastChangesCard.Name, typeof(PastChangesCard) },
        { WorkCard.Name, typeof(WorkCard) }, { ReportCard.Name, typeof(ReportCard) },
        { KpiImportCard.Name, typeof(KpiImportCard) }, { OwnKpiCard.Name, typeof(OwnKpiCard) },
        { DefineCard.Name, typeof(DefineCard) }, { WeeklyCard.Name, typeof(WeeklyCard) },
        { FunnelCard.Name, typeof(FunnelCard) },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void The_sample_has_exactly_the_records_members(string file, Type record)
    {
        var sample = Read(file, "sample").AsObject();

        sample.Select(p => p.Key).ShouldBe(
            record.GetProperties().Where(p => p.Name is not ("Name" or "File"))
                .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)),
            ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Buttons_have_a_fallback_inputs_a_label_and_no_id_is_there_twice(string file, Type record)
    {
        record.ShouldNotBeNull();
        var parts = Parts(Read(file, "card")).ToList();

        parts.Where(p => p["type"]?.ToString() == "Action.Execute")
            .ShouldAllBe(p => p["fallback"]!["data"]!["verb"]!.ToString() == p["verb"]!.ToString());
        parts.Where(p => p["type"]?.ToString().StartsWith("Input.", StringComparison.Ordinal) == true)
            .ShouldAllBe(p => p["label"] != null && p["errorMessage"] != null);
        parts.Where(p => p["type"]?.ToString().StartsWith("Chart.", StringComparison.Ordinal) == true)
            .ShouldAllBe(p => p["altText"] != null && p["fallback"] != null);
        parts.Select(p => p["id"]?.ToString()).Where(i => i is not null).ShouldBeUnique();
    }

    private static IEnumerable<JsonObject> Parts(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Parts),
        JsonObject part => part.SelectMany(p => Parts(p.Value)).Prepend(part),
        _ => [],
    };

    private static JsonNode Read(string file, string kind) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(RepoFiles.Cards, $"{file}.{kind}.json")))!;
}
