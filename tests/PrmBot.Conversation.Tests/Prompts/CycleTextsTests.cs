using System.Text.Json;
using PrmBot.Conversation.Prompts;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Digest;
using PrmBot.Digest.Quarterly;
using PrmBot.Planning;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Prompts;

/// <summary>Keys that are put together from an enum's value: none may be missing.</summary>
public sealed class CycleTextsTests
{
    private static readonly HashSet<string> Keys = [.. PromptFiles.ReadTexts(RepoFiles.Prompts).Keys];

    [Theory]
    [InlineData("kpi.unit.", typeof(KpiUnit))]
    [InlineData("kpi.unit_", typeof(KpiUnit))]
    [InlineData("kpi.own_unit.", typeof(KpiUnit))]
    [InlineData("kpi.colour.", typeof(KpiColour))]
    [InlineData("kpi.state.", typeof(VerdictReason))]
    [InlineData("kpi.why.", typeof(VerdictReason))]
    [InlineData("kpi.trend.", typeof(TrendKind))]
    [InlineData("kpi.trend_words.", typeof(TrendKind))]
    [InlineData("kpi.source.", typeof(KpiSource))]
    [InlineData("kpi.cadence.", typeof(KpiCadence))]
    [InlineData("analysis.found.", typeof(FindingKind))]
    [InlineData("analysis.wrong.", typeof(FindingKind))]
    [InlineData("analysis.ask.", typeof(FindingKind))]
    [InlineData("analysis.method.", typeof(AnalysisMethod))]
    [InlineData("analysis.evidence.", typeof(Evidence))]
    [InlineData("change.title.", typeof(FindingKind))]
    [InlineData("change.think.", typeof(FindingKind))]
    [InlineData("change.state.", typeof(ProposalState))]
    [InlineData("change.verdict.", typeof(ChangeOutcome))]
    [InlineData("change.section.", typeof(PlanSection))]
    [InlineData("digest.change.", typeof(DigestChange))]
    [InlineData("digest.decide.", typeof(DecisionKind))]
    [InlineData("qbr.outcome.", typeof(CommitmentOutcome))]
    public void Every_value_has_its_sentence(string prefix, Type values) =>
        Enum.GetNames(values).Select(n => prefix + JsonNamingPolicy.SnakeCaseLower.ConvertName(n))
            .ShouldAllBe(key => Keys.Contains(key));
}
