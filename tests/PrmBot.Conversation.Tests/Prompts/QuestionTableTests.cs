using PrmBot.Conversation.Prompts;
using PrmBot.Identity;
using PrmBot.Selection;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Prompts;

/// <summary>The delivered questions against the table of the model (domain/selection.md, 2.2), by hand.</summary>
public sealed class QuestionTableTests
{
    private static readonly QuestionSet Set = QuestionFile.Read(RepoFiles.Prompts);

    [Theory]
    [InlineData("profile",
        "BP1 P 15, BP2 P 10, BP3 P 15 C, BP4 B 10 H, BP5 P 15 HC, BP6 P 10, BP7 B 15, BP8 P 10 H")]
    [InlineData("market_alignment",
        "MA1 P 20 C, MA2 B 15, MA3 P 15 H, MA4 P 15, MA5 B 15, MA6 P 10 HC, MA7 U 10 C")]
    [InlineData("market_making", "MM1 B 20, MM2 B 15, MM3 B 20, MM4 P 10, MM5 B 15 C, MM6 B 10, MM7 B 10 C")]
    [InlineData("transactional", "TF1 B 20, TF2 B 15, TF3 B 15, TF4 B 10, TF5 B 15 HC, TF6 B 15 C, TF7 U 10")]
    [InlineData("reciprocity", "RF1 B 15, RF2 B 15, RF3 B 10, RF4 B 20 C, RF5 B 20 C, RF6 B 10, RF7 B 10 C")]
    public void Who_answers_weights_and_gates_are_those_of_the_model(string criterion, string rows) =>
        string.Join(", ", Set.In(Criteria.Find(criterion)!.Value).OrderBy(q => q.Id, StringComparer.Ordinal)
            .Select(Row)).ShouldBe(rows);

    // The highest level that hits, and one that does not; where two gates stand, the strictest that is hit.
    [Theory]
    [InlineData("BP5", Rating.Level0, "C Adverse credit")]
    [InlineData("BP5", Rating.Level1, "")]
    [InlineData("BP5", Rating.DealBreaker, "H Insolvent or being wound up")]
    [InlineData("BP4", Rating.DealBreaker, "H A control that the data calls for is refused")]
    [InlineData("BP4", Rating.Level0, "")]
    [InlineData("BP8", Rating.Level0, "H Sanctions, a criminal matter, or our code of conduct is refused")]
    [InlineData("BP8", Rating.Level1, "")]
    [InlineData("BP3", Rating.Level0, "")] // no minimum is set
    [InlineData("MA1", Rating.Level0, "C Almost no customer matches, and there is no case for a new market")]
    [InlineData("MA1", Rating.Level1, "")]
    [InlineData("MA3", Rating.DealBreaker, "H Legally barred from the only target territory")]
    [InlineData("MA3", Rating.Level0, "")]
    [InlineData("MA6", Rating.Level0, "H Exclusivity that forbids selling us")]
    [InlineData("MA6", Rating.Level1, "C Leads with a competitor")]
    [InlineData("MA6", Rating.Level2, "")]
    [InlineData("MA7", Rating.Level4, "C Rules of engagement are not agreed")]
    [InlineData("MM5", Rating.Level0, "C One side puts nothing in")]
    [InlineData("MM5", Rating.Level1, "")]
    [InlineData("MM7", Rating.Level1, "C Ownership is open before any joint build")]
    [InlineData("MM7", Rating.Level2, "")]
    [InlineData("TF5", Rating.Level0, "H Cannot legally contract")]
    [InlineData("TF5", Rating.Level2, "C Credit is below what the plan needs")]
    [InlineData("TF5", Rating.Level3, "")]
    [InlineData("TF6", Rating.Level1, "C Sales on one side does not accept the rules")]
    [InlineData("TF6", Rating.Level2, "")]
    [InlineData("RF4", Rating.Level1, "C One side finds the exchange unfair")]
    [InlineData("RF4", Rating.Level2, "")]
    [InlineData("RF5", Rating.Level0, "C A side has no owner")]
    [InlineData("RF5", Rating.Level1, "")]
    [InlineData("RF7", Rating.Level0, "C Promises are broken again and again")]
    [InlineData("RF7", Rating.Level1, "")]
    public void A_gate_is_hit_by_the_level_that_the_model_names(string question, Rating rating, string gate)
    {
        var hits = GateHit.Of(Set, Assessed((question, rating)));

        string.Join(' ', hits.Take(1).Select(h => $"{Letter(h.Gate)} {h.Gate.When}")).ShouldBe(gate);
    }

    [Theory]
    [InlineData("MA1", "MM3", Rating.Level0, Rating.Level2)] // a case for a new market
    [InlineData("MA7", "TF6", Rating.Level4, Rating.Level2)] // rules of engagement accepted
    public void Another_answer_takes_the_condition_away(string question, string other, Rating rating, Rating lifts)
    {
        GateHit.Of(Set, Assessed((question, rating), (other, lifts - 1))).ShouldContain(h => h.Question.Id == question);
        GateHit.Of(Set, Assessed((question, rating), (other, lifts))).ShouldNotContain(h => h.Question.Id == question);
    }

    [Fact]
    public void What_a_gate_that_is_internal_says_is_only_adverse_credit() =>
        Set.Questions.SelectMany(q => q.Gates.Where(g => g.IsInternal).Select(_ => q.Id)).ShouldBe(["BP5"]);

    private static string Row(Question question) =>
        $"{question.Id} {question.Answers.ToString()[0]} {question.Weight:0}"
        + (question.Gates.Count == 0 ? string.Empty : " " + string.Concat(question.Gates.Select(Letter)));

    private static char Letter(Gate gate) => gate.Kind.ToString()[0];

    private static Assessment Assessed(params (string Question, Rating Rating)[] answers) => new()
    {
        Id = "a1",
        Of = new PartnerId("contoso"),
        QuestionSet = Set.Edition,
        Profile = 0,
        Weights = CriterionWeights.Defaults,
        StartedBy = new Person(new UserId("ada"), "Ada"),
        StartedAt = DateTimeOffset.UnixEpoch,
        Answers = [.. answers.Select(a => new Answer
        {
            Question = a.Question,
            Side = Set.Find(a.Question)!.IsAskedOf(Side.Us) ? Side.Us : Side.Partner,
            Rating = a.Rating,
            By = new Person(new UserId("ada"), "Ada"),
            At = DateTimeOffset.UnixEpoch,
        })],
    };
}
