using PrmBot.Conversation.Prompts;
using PrmBot.Planning;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Prompts;

public sealed class PlanCatalogueFilesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("prompts").FullName;

    public PlanCatalogueFilesTests()
    {
        Directory.CreateDirectory(Path.Combine(_root, "planning"));
        foreach (var section in PlanSections.All)
        {
            File.Copy(Path.Combine(RepoFiles.Prompts, "planning", section.Key() + ".yaml"), PathOf(section));
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_catalogue_holds_every_element_of_the_five_sections()
    {
        var catalogue = PlanCatalogueFiles.Read(_root);

        catalogue.Sections.Select(s => s.Elements.Count).ShouldBe([8, 6, 6, 6, 4]);
        catalogue.Find(PlanSection.RampUp, "first_deal")!.DueAfterDays.ShouldBe(60);
        catalogue.Sections.SelectMany(s => s.Elements).ShouldAllBe(e => e.Fields.Count >= 2);
        catalogue.Find(PlanSection.JointSales, "account_penetration")!.Fields.Count.ShouldBe(11);
        catalogue.Guess(PlanSection.Marketing, "A joint Webinar in March")!.Id.ShouldBe("joint_events");
    }

    [Theory]
    [InlineData("due_after_days: 90", "due_after_days: 900", 5, "1 to 366")]
    [InlineData("better: higher }\n    words: [advertising", "better: more }\n    words: [advertising", 5,
        "higher or lower")]
    [InlineData("for: [reseller, msp]", "for: [shop]", 23, "shop")]
    [InlineData("id: direct_outbound", "id: joint_advertising", 23, "twice")]
    [InlineData("fields: [Who calls,", "fields: ['Who: calls',", 41, "without a colon")]
    [InlineData("section: marketing", "section: sales", 1, "marketing")]
    [InlineData("    partner_role: marketing\n    due_after_days: 90", "    due_after_days: 90", 5, "partner_role")]
    [InlineData("    title: Joint advertising", "    titel: Joint advertising", 6, "titel")]
    public void A_mistake_in_a_file_is_named_with_its_line(string right, string wrong, int line, string reason)
    {
        var text = File.ReadAllText(PathOf(PlanSection.Marketing));
        text.ShouldContain(right);
        File.WriteAllText(PathOf(PlanSection.Marketing), text.Replace(right, wrong, StringComparison.Ordinal));

        var error = Should.Throw<PromptFileException>(() => PlanCatalogueFiles.Read(_root));

        error.Message.ShouldStartWith(Path.Combine("prompts", "planning", "marketing.yaml") + $", line {line}: ");
        error.Message.ShouldContain(reason);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        File.Delete(PathOf(PlanSection.Service));

        Should.Throw<PromptFileException>(() => PlanCatalogueFiles.Read(_root)).Message.ShouldContain("service.yaml");
    }

    private string PathOf(PlanSection section) => Path.Combine(_root, "planning", section.Key() + ".yaml");
}
