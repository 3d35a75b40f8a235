using PrmBot.Conversation.Prompts;
using PrmBot.Cycle.Monitor;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Prompts;

public sealed class KpiFileTests
{
    private static readonly KpiCatalogue Catalogue = KpiFile.Read(RepoFiles.Prompts);

    [Fact]
    public void There_are_all_34() =>
        Catalogue.All.Select(k => k.Id).ShouldBe(Enumerable.Range(1, 34).Select(i => $"K{i}"));

    [Fact]
    public void The_core_set_is_the_models() =>
        Catalogue.All.Where(k => k.Core).Select(k => k.Id)
            .ShouldBe(["K1", "K4", "K6", "K8", "K9", "K12", "K14", "K21", "K26", "K28", "K31"]);

    [Theory]
    [InlineData("K8", "K8")]
    [InlineData("k8", "K8")]
    [InlineData("Pipeline", "K8")]
    [InlineData("revenue", "K6")]
    [InlineData("leads", "K14")]
    [InlineData("Win-Rate", "K21")]
    [InlineData("csat", "K28")]
    [InlineData("MDF utilization", "K11")]
    public void A_kpi_is_found_by_id_name_or_synonym(string said, string id) =>
        Catalogue.Resolve(said).Value!.Id.ShouldBe(id);

    [Fact]
    public void No_name_means_two_kpis()
    {
        var names = Catalogue.All.SelectMany(
            k => k.Synonyms.Append(k.Name).Append(k.ShortName).Select(n => n.ToUpperInvariant()).Distinct());

        names.ShouldBeUnique();
    }

    [Theory]
    [InlineData("unit: money", "unit: monney", "'monney' is no unit (K8); one of Percent, Days")]
    [InlineData("rule: pace", "rule: guess", "The rule of K8 must be")]
    [InlineData("short_name: Pipeline", "", "K8 needs a short_name.")]
    [InlineData("weight: 2", "red_gap: 2", "K8 can have lapse_days, quality_least or red_gap with thresholds only.")]
    [InlineData("weight: 2", "quality_least: 101", "Of K8, one of lapse_days, quality_least (to 100) and red_gap")]
    public void A_damaged_file_names_file_line_and_what_would_be_right(string right, string wrong, string reason)
    {
        var root = Directory.CreateTempSubdirectory().FullName;
        Directory.CreateDirectory(Path.Combine(root, "cycle"));
        var text = File.ReadAllText(Path.Combine(RepoFiles.Prompts, KpiFile.Path));
        var at = text.IndexOf("- id: K8", StringComparison.Ordinal);
        var line = text[..at].Count(c => c == '\n') + 1;
        var hit = text.IndexOf(right, at, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(root, KpiFile.Path), text[..hit] + wrong + text[(hit + right.Length)..]);

        var error = Should.Throw<PromptFileException>(() => KpiFile.Read(root));

        error.Message.ShouldContain($"kpis.yaml, line {line}: {reason}");
    }
}
