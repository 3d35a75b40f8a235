using System.Text.Json;
using System.Text.Json.Serialization;
using PrmBot.Conversation.Cards;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Cards;

public sealed class PlanCardSamplesTests
{
    private static readonly JsonSerializerOptions Strict =
        new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    [Theory]
    [InlineData(typeof(PlanCard), "plan")]
    [InlineData(typeof(PlanSectionCard), "section")]
    [InlineData(typeof(PlanLineFormCard), "line_form")]
    [InlineData(typeof(PlanLineCard), "line")]
    [InlineData(typeof(PlanCheckCard), "check")]
    [InlineData(typeof(PlanImportCard), "import")]
    [InlineData(typeof(AccountsCard), "accounts")]
    [InlineData(typeof(PlanFileCard), "file")]
    [InlineData(typeof(PlanViewCard), "view")]
    [InlineData(typeof(PlanMdfCard), "mdf")]
    [InlineData(typeof(PlanEscalationCard), "escalation")]
    public void A_sample_is_what_its_record_writes(Type card, string file)
    {
        var json = File.ReadAllText(Path.Combine(RepoFiles.Cards, "planning", file + ".sample.json"));

        var read = (ICard)JsonSerializer.Deserialize(json, card, Strict)!;

        read.File.ShouldBe($"planning/{file}");
    }
}
