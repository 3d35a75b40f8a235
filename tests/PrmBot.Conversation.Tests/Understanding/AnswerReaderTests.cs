using PrmBot.Conversation.Prompts;
using PrmBot.Conversation.Understanding;
using PrmBot.Selection;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Understanding;

public sealed class AnswerReaderTests
{
    private static readonly QuestionSet Questions = QuestionFile.Read(RepoFiles.Prompts);

    [Theory]
    [InlineData("3", Rating.Level3)]
    [InlineData("level 2", Rating.Level2)]
    [InlineData("4/4", Rating.Level4)]
    [InlineData("three", Rating.Level3)]
    [InlineData("don't know", Rating.DontKnow)]
    [InlineData("dont_know", Rating.DontKnow)]
    [InlineData("I don't know", Rating.DontKnow)]
    [InlineData("N/A", Rating.NotApplicable)]
    [InlineData("not_applicable", Rating.NotApplicable)]
    public void Levels_and_states_are_certain(string answer, Rating rating) =>
        Read(answer).ShouldBeOfType<ReadAnswer.Certain>().Rating.ShouldBe(rating);

    [Theory]
    [InlineData("3, they did five last year", "they did five last year")]
    [InlineData("3 because of the reference list", "of the reference list")]
    [InlineData("3 - see the list", "see the list")]
    public void Words_after_a_level_are_its_evidence(string answer, string remark) =>
        Read(answer).ShouldBe(new ReadAnswer.Certain(Rating.Level3) { Remark = remark });

    [Theory]
    [InlineData("Three or more projects, one reference", Rating.Level2)]
    [InlineData("three or more projects and one reference", Rating.Level2)]
    [InlineData("ten or more projects in three years", Rating.Level4)]
    [InlineData("none", Rating.Level0)]
    public void Words_near_one_level_propose_it(string answer, Rating rating) =>
        Read(answer).ShouldBeOfType<ReadAnswer.Proposed>().Rating.ShouldBe(rating);

    [Theory]
    [InlineData("3-4 projects a year")]
    [InlineData("2.5 million in revenue")]
    [InlineData("quite good, I think")]
    public void Numbers_inside_words_are_no_levels(string answer) =>
        Read(answer).ShouldNotBeOfType<ReadAnswer.Certain>();

    [Fact]
    public void A_denial_of_a_level_is_not_that_level() =>
        AnswerReader.Read("not documented", Questions.Find("BP4")!).ShouldBeOfType<ReadAnswer.Unclear>();

    [Fact]
    public void The_words_of_every_level_propose_that_level()
    {
        foreach (var question in Questions.Questions)
        {
            for (var level = 0; level <= 4; level++)
            {
                var read = AnswerReader.Read(question.Levels[level], question);

                read.ShouldBeOfType<ReadAnswer.Proposed>($"{question.Id} {level}").Rating.ShouldBe(Ratings.Of(level));
            }
        }
    }

    private static ReadAnswer Read(string answer) => AnswerReader.Read(answer, Questions.Find("BP1")!);
}
