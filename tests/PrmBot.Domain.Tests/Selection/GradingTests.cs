using PrmBot.Selection;
using Shouldly;
using Xunit;
using static PrmBot.Tests.Selection.Sets;

namespace PrmBot.Tests.Selection;

public sealed class GradingTests
{
    private static readonly Question Question = Ask("A", 100) with
    {
        Levels = ["None", "One project", "Three or more projects, one reference", "Five", "Ten in three years"],
        Attribute = ProfileAttribute.References,
    };

    [Theory]
    [InlineData(null, EvidenceGrade.E0)]
    [InlineData("they are quite good at it", EvidenceGrade.E0)]
    [InlineData("Strong team, experienced people", EvidenceGrade.E0)]
    [InlineData("ten in three years", EvidenceGrade.E0)] // a level read aloud names nothing
    [InlineData("12 certified engineers, mostly cloud", EvidenceGrade.E1)]
    [InlineData("twelve people hold it", EvidenceGrade.E1)]
    [InlineData("the practice is led by Dana Weber", EvidenceGrade.E1)]
    [InlineData("audited, ISO 27001", EvidenceGrade.E1)]
    [InlineData("zwölf Leute", EvidenceGrade.E1)]
    [InlineData("see https://example.com/refs", EvidenceGrade.E2)]
    [InlineData("www.example.com/refs has it", EvidenceGrade.E2)]
    [InlineData("https://", EvidenceGrade.E0)]
    public void Words_are_a_claim_until_they_name_specifics_or_a_link(string? words, EvidenceGrade grade) =>
        Grading.Graded(With(words), Question).Grade.ShouldBe(grade);

    [Fact]
    public void An_answer_in_own_words_is_graded_by_what_it_names() =>
        Grading.Of(Says("A", Rating.Level3) with { Quote = "about 12 engineers, mostly Azure" }, Question)
            .ShouldBe(EvidenceGrade.E1);

    [Fact]
    public void A_file_is_a_document_and_a_confirmation_beats_all()
    {
        var filed = With(null) with { Proofs = [new Proof(1, null, File, Ada, default)] };

        Grading.Of(filed, Question).ShouldBe(EvidenceGrade.E2);
        Grading.Of(filed with { ConfirmedBy = Ada }, Question).ShouldBe(EvidenceGrade.E3);
        Grading.Of(With("nothing") with { ConfirmedBy = Ada }, Question).ShouldBe(EvidenceGrade.E3);
    }

    [Fact]
    public void What_we_say_for_the_partner_stays_a_claim_whatever_comes_with_it() =>
        Grading.Of(
            With("https://example.com") with { IsEstimate = true, ConfirmedBy = Ada }, Question)
            .ShouldBe(EvidenceGrade.E0);

    [Theory]
    [InlineData("12 references", null, 12)]
    [InlineData("12 references", "14 references", 14)] // the number said last
    [InlineData("some references", null, null)]
    [InlineData("1234567890 references", null, null)] // more than any count of people
    public void The_number_in_front_is_what_the_minimum_is_compared_with(string first, string? then, int? figure)
    {
        var proofs = new[] { first, then }.OfType<string>().Select((t, i) => new Proof(i + 1, t, null, Ada, default));

        Grading.Graded(Says("A", Rating.Level2) with { Proofs = [.. proofs] }, Question).Figure.ShouldBe(figure);
    }

    // .4·w for a claim, .85·w for a document: (60·.4 + 40·.85) / 100 = .58; the score is 75 with and without.
    [Fact]
    public void Confidence_stands_beside_the_score_and_never_changes_it()
    {
        var questions = QuestionSet.Of([Ask("A", 60), Ask("B", 40)]);
        var proved = Empty(questions) with
        {
            Answers = [Says("A", Rating.Level3), Says("B", Rating.Level3, grade: EvidenceGrade.E2)],
        };
        var bare = Of(questions, ("A", 3), ("B", 3));

        var (with, without) = (
            CriterionFit.Of(Criterion.Profile, questions, proved), CriterionFit.Of(Criterion.Profile, questions, bare));

        with.Confidence.ShouldBe(((60 * .4m) + (40 * .85m)) / 100);
        without.Confidence.ShouldBe(.4m);
        (with.Score, without.Score).ShouldBe((75, 75));
    }

    private static readonly EvidenceFile File = new("refs.xlsx", "https://contoso.sharepoint.com/refs.xlsx");

    private static Answer With(string? words) => Says("A", Rating.Level3) with
    {
        Proofs = words is null ? [] : [new Proof(1, words, null, Ada, default)],
    };
}
