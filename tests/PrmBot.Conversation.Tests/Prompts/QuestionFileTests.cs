using PrmBot.Conversation.Prompts;
using PrmBot.Selection;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Prompts;

public sealed class QuestionFileTests
{
    private static readonly string Good = File.ReadAllText(Path.Combine(RepoFiles.Prompts, QuestionFile.Name));

    [Fact]
    public void There_are_36_questions_in_five_fits_with_weights_of_100()
    {
        var set = QuestionFile.Read(RepoFiles.Prompts);

        set.Questions.Count.ShouldBe(36);
        Criteria.All.Select(c => set.In(c).Count()).ShouldBe([8, 7, 7, 7, 7]);
        Criteria.All.ShouldAllBe(c => set.In(c).Sum(q => q.Weight) == 100);
        set.Questions.ShouldAllBe(q => q.Levels.Count == 5);
    }

    [Fact]
    public void Questions_with_a_gate_come_first_in_their_fit()
    {
        var set = QuestionFile.Read(RepoFiles.Prompts);

        set.In(Criterion.Profile).Select(q => q.Id).ShouldBe(["BP3", "BP4", "BP5", "BP8", "BP1", "BP2", "BP6", "BP7"]);
    }

    [Fact]
    public void The_edition_follows_the_content()
    {
        var same = ReadText(Good);
        var other = ReadText(Good.Replace("level 0 to", "x", StringComparison.Ordinal)
            .Replace("Market expertise", "Market knowledge", StringComparison.Ordinal));

        same.Edition.ShouldBe(QuestionFile.Read(RepoFiles.Prompts).Edition);
        other.Edition.ShouldNotBe(same.Edition);
    }

    [Theory]
    [InlineData("weight: 15", "weight: 16", "line 15: The weights of profile sum to")]
    [InlineData("- id: BP2", "- id: BP1", "The id BP1 is used twice")]
    [InlineData("answers: partner", "answers: them", "answers is \"them\". Use us, partner or both.")]
    [InlineData("criterion: profile", "criterion: looks", "\"looks\" is no criterion")]
    [InlineData("      - Nobody is named\n", "", "there are 4 levels. Write five")]
    [InlineData("kind: hard", "kind: harsh", "a gate needs kind: hard or conditional")]
    [InlineData("question: MM3, at_least", "question: MM9, at_least",
        "names the question MM9, which is not in the file")]
    [InlineData("section: joint_sales", "section: sales_kit", "\"sales_kit\" is no section of a plan")]
    [InlineData("    why:", "    y:", "y")]
    public void A_bad_file_is_refused_with_file_line_and_reason(string good, string bad, string reason)
    {
        var fault = Should.Throw<PromptFileException>(
            () => ReadText(Good.Replace(good, bad, StringComparison.Ordinal)));

        fault.Message.ShouldMatch(@"^prompts.selection.questions\.yaml, line \d+: ");
        fault.Message.ShouldContain(reason);
    }

    private static QuestionSet ReadText(string text)
    {
        var root = Directory.CreateTempSubdirectory("prompts").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(root, "selection"));
            File.WriteAllText(Path.Combine(root, QuestionFile.Name), text);
            return QuestionFile.Read(root);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
