using PrmBot.Identity;
using PrmBot.Selection;

namespace PrmBot.Tests.Selection;

/// <summary>Small question sets and assessments to work by hand with.</summary>
internal static class Sets
{
    public static readonly Person Ada = new(new UserId("ada"), "Ada");

    public static Question Ask(string id, decimal weight,
        Criterion criterion = Criterion.Profile, params Gate[] gates) => new()
    {
        Id = id,
        Criterion = criterion,
        Element = id,
        Text = id,
        Why = id,
        Answers = Responder.Both,
        Levels = ["none", "little", "some", "much", "all"],
        Evidence = id,
        Weight = weight,
        Gates = gates,
        Suggests = new SuggestedElement("ramp_up", "named_team", id),
    };

    /// <summary>One question of weight 100 in each of the five fits: A, B, C, D, E.</summary>
    public static QuestionSet OneEach(params Gate[] gatesOfA) => QuestionSet.Of(
    [
        Ask("A", 100, Criterion.Profile, gatesOfA),
        Ask("B", 100, Criterion.MarketAlignment),
        Ask("C", 100, Criterion.MarketMaking),
        Ask("D", 100, Criterion.Transactional),
        Ask("E", 100, Criterion.Reciprocity),
    ]);

    public static Assessment Of(QuestionSet questions, params (string Question, int Level)[] levels) =>
        Empty(questions) with { Answers = [.. levels.Select(l => Says(l.Question, Ratings.Of(l.Level)))] };

    public static Assessment Empty(QuestionSet questions) => new()
    {
        Id = "a1",
        Of = new PartnerId("contoso"),
        QuestionSet = questions.Edition,
        Profile = 0,
        Weights = CriterionWeights.Defaults,
        StartedBy = Ada,
        StartedAt = DateTimeOffset.UnixEpoch,
    };

    public static Answer Says(
        string question, Rating rating, Side side = Side.Us, EvidenceGrade grade = EvidenceGrade.E0) => new()
    {
        Question = question,
        Side = side,
        Rating = rating,
        Grade = grade,
        By = Ada,
        At = DateTimeOffset.UnixEpoch,
    };
}
