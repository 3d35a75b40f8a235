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
    [InlineData("weight: 15", "weight: 16", "line 16: The weights of profile sum to")]
    [InlineData("- id: BP2", "- id: BP1", "The id BP1 is used twice")]
    [InlineData("answers: partner", "answers: them", "answers is \"them\". Use us, partner or both.")]
    [InlineData("criterion: profile", "criterion: looks", "\"looks\" is no criterion")]
    [InlineData("      - Nobody is named\n", "", "there are 4 levels. Write five")]
    [InlineData("kind: hard", "kind: harsh", "a gate needs kind: hard or conditional")]
    [InlineData("question: MM3, at_least", "question: MM9, at_least",
        "names the question MM9, which is not in the file")]
    [InlineData("section: joint_sales", "section: sales_kit", "\"sales_kit\" is no section of a plan")]
    [InlineData("    why:", "    y:", "y")]
    [InlineData("at_or_below: 2", "at_or_below: 7", "a gate's level is not between 0 and 4")]
    [InlineData("at_or_below: 2", "at_or_below: -1", "a gate's level is not between 0 and 4")]
    [InlineData("at_least: 2 }", "at_least: 9 }", "a gate's level is not between 0 and 4")]
    [InlineData("below_minimum: true\n        at_or_below: 2", "below_minimum: true", "needs an attribute")]
    [InlineData("        when: Insolvent or being wound up", "        unlesss: 1", "unlesss")]
    [InlineData("        when: Insolvent or being wound up\n", "", "when: with the condition in words")]
    [InlineData("      - Nobody is named\n", "      - Nobody is named\n      - One\n", "there are 6 levels")]
    [InlineData("      - Nobody is named\n", "      - ''\n", "there are 5 levels. Write five, each with words")]
    [InlineData("weight: 10", "weight: -10", "the weight is -10")]
    [InlineData("element: online_training", "elment: online_training", "elment")]
    [InlineData("title: 'Win a first reference together'", "title: ''", "lacks \"suggests.title\"")]
    [InlineData("criterion: reciprocity", "criterion: transactional", "The weights of transactional sum to 200")]
    [InlineData("questions:", "question:", "question")]
    [InlineData("  - id: BP1", "\t- id: BP1", "")]
    [InlineData("  - id: BP2", "  - BP2", "")]
    public void A_bad_file_is_refused_with_file_line_and_reason(string good, string bad, string reason)
    {
        var fault = Should.Throw<PromptFileException>(
            () => ReadText(Good.Replace(good, bad, StringComparison.Ordinal)));

        fault.Message.ShouldMatch(@"^prompts.selection.questions\.yaml, line \d+: ");
        fault.Message.ShouldContain(reason);
    }

    [Theory]
    [InlineData("answers: partner", "answers: them")]
    [InlineData("element: Technology", "element: ''")]
    [InlineData("criterion: market_making", "criterion: looks")]
    [InlineData("weight: 20", "weight: lots")]
    [InlineData("weight: 20", "weight: 0")]
    [InlineData("why: Coverage", "reason: Coverage")]
    [InlineData("attribute: territories", "attribute: culture")]
    [InlineData("- id: TF2", "- id: TF1")]
    public void The_line_named_is_the_line_that_is_wrong(string good, string bad)
    {
        var at = Good.IndexOf(good, StringComparison.Ordinal);
        var line = Good[..at].Count(c => c == '\n') + 1;

        var fault = Should.Throw<PromptFileException>(() => ReadText(Good[..at] + bad + Good[(at + good.Length)..]));

        fault.Message.ShouldContain($"questions.yaml, line {line}: ");
    }

    [Theory]
    [InlineData("")]
    [InlineData("questions: []")]
    [InlineData("questions:")]
    [InlineData("# nothing but a comment")]
    public void A_file_without_a_question_says_what_to_write(string file) =>
        Should.Throw<PromptFileException>(() => ReadText(file)).Message
            .ShouldContain("line 1: There are no questions. Write at least one under \"questions:\".");

    [Fact]
    public void A_question_may_ask_for_no_proof_in_any_language()
    {
        var german = File.ReadAllText(Path.Combine(RepoFiles.Prompts, "selection/questions.de.yaml"));
        var set = ReadText(
            Good.Replace("    evidence: Names and roles, or CVs\n", "", StringComparison.Ordinal), german);

        set.Find("BP2")!.Evidence.ShouldBeEmpty();
        set.Spoken(set, "de").Find("BP2")!.Evidence.ShouldBeEmpty();
        set.Edition.ShouldNotBe(QuestionFile.Read(RepoFiles.Prompts).Edition);
    }

    [Fact]
    public void The_german_file_has_words_for_every_question()
    {
        var set = QuestionFile.Read(RepoFiles.Prompts);

        set.Languages["de"].Keys.ShouldBe(set.Questions.Select(q => q.Id), ignoreOrder: true);
        set.Questions.ShouldAllBe(q => set.Languages["de"][q.Id].Text != q.Text);
    }

    [Theory]
    [InlineData("- id: BP2", "- id: XX9", "There is no question XX9")]
    [InlineData("      - Niemand ist benannt\n", "", "there are 4 levels. Write five")]
    [InlineData("      - Schlechte Bonität\n", "", "there are 1 gates. selection/questions.yaml has 2")]
    [InlineData("    why: Wissen", "    weight: Wissen", "weight")]
    public void A_bad_translation_is_refused_with_file_line_and_reason(string good, string bad, string reason)
    {
        var german = File.ReadAllText(Path.Combine(RepoFiles.Prompts, "selection/questions.de.yaml"));

        var fault = Should.Throw<PromptFileException>(
            () => ReadText(Good, german.Replace(good, bad, StringComparison.Ordinal)));

        fault.Message.ShouldMatch(@"^prompts.selection.questions\.de\.yaml, line \d+: ");
        fault.Message.ShouldContain(reason);
    }

    [Theory]
    [InlineData("de-AT", "Wie viel nachgewiesene Erfahrung")]
    [InlineData("en-GB", "How much proven experience")]
    [InlineData("fr", "How much proven experience")]
    public void The_readers_locale_picks_the_language(string locale, string text)
    {
        var set = QuestionFile.Read(RepoFiles.Prompts);

        var spoken = set.Spoken(set, locale);

        spoken.Edition.ShouldBe(set.Edition);
        spoken.Find("BP1")!.Text.ShouldStartWith(text);
        ProfileAttributes.RatedBy(spoken.Find("BP1")!).ShouldBe(ProfileAttribute.MarketExpertise);
    }

    [Fact]
    public void An_older_edition_keeps_its_own_words_where_they_differ()
    {
        var set = QuestionFile.Read(RepoFiles.Prompts);
        var old = QuestionSet.Of(set.Questions.Select(q => q.Id == "BP1" ? q with { Text = "As it was asked" } : q));

        var spoken = set.Spoken(old, "de-DE");

        spoken.Find("BP1")!.Text.ShouldBe("As it was asked");
        spoken.Find("BP2")!.Text.ShouldStartWith("Wer sind");
    }

    [Fact]
    public void Other_weights_and_questions_of_ones_own_are_a_new_edition()
    {
        var file = Good.Replace("weight: 15\n    suggests: { section: joint_sales, element: account_penetration",
            "weight: 5\n    suggests: { section: joint_sales, element: account_penetration", StringComparison.Ordinal)
            .Replace("  - id: BP2\n", Own + "  - id: BP2\n", StringComparison.Ordinal);

        var set = ReadText(file);

        set.Find("OWN1")!.Weight.ShouldBe(10);
        set.Edition.ShouldNotBe(QuestionFile.Read(RepoFiles.Prompts).Edition);
    }

    private const string Own = """
          - id: OWN1
            criterion: profile
            element: Sustainability
            question: Does the partner report its emissions?
            why: Our customers ask for it.
            answers: partner
            levels: ['No', Planned, Partly, Yearly, 'Yearly, audited']
            evidence: The report
            weight: 10
            suggests: { section: goals, element: risks, title: Publish a report }

        """;

    private static QuestionSet ReadText(string text, string? german = null)
    {
        var root = Directory.CreateTempSubdirectory("prompts").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(root, "selection"));
            File.WriteAllText(Path.Combine(root, QuestionFile.Name), text);
            if (german is not null)
            {
                File.WriteAllText(Path.Combine(root, "selection/questions.de.yaml"), german);
            }

            return QuestionFile.Read(root);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
