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

    [Theory]
    [InlineData("MA1", "roughly 45 % of their top customers", 3)] // nearest to about half
    [InlineData("MA1", "only 4 percent of them", 0)]
    [InlineData("MA1", "I counted 72 % on their list", 4)]
    [InlineData("TF3", "one in ten, so 12 % or so", null)] // two numbers
    [InlineData("TF3", "we repair 12 % by hand", 1)]
    [InlineData("TF3", "it was 1.5 % last quarter", 4)]
    [InlineData("TF1", "it takes them five days from quote to order", 2)]
    [InlineData("TF1", "an order needs 14 days", 0)]
    [InlineData("TF1", "1 day", 4)]
    [InlineData("BP1", "they showed us 12 projects", 4)]
    [InlineData("BP1", "I know of 4 projects", 2)]
    [InlineData("BP6", "their largest customer is 70 % of revenue", 0)]
    [InlineData("BP6", "the largest is 45 % of revenue", 2)]
    public void A_number_on_a_scale_of_numbers_proposes_its_level(string question, string words, int? level)
    {
        var read = AnswerReader.Read(words, Questions.Find(question)!);

        (read is ReadAnswer.Proposed found ? found.Rating.Level() : null).ShouldBe(level);
    }

    [Theory]
    [InlineData("MA1", "40 % match", 2, 3)] // as near to 30 as to 50
    [InlineData("TF1", "3 days", 2, 3)] // the border of both
    [InlineData("BP6", "20 % come from one", 3, 4)] // the budget decides
    public void A_number_between_two_levels_asks_which(string question, string words, int first, int second)
    {
        var unclear = AnswerReader.Read(words, Questions.Find(question)!).ShouldBeOfType<ReadAnswer.Unclear>();

        new[] { unclear.First, unclear.Second }.ShouldBe([first, second], ignoreOrder: true);
    }

    // The profile asks for 8: 0 nobody, under 4 fewer than half, under 8 half, from 8 enough, from 10 a quarter more.
    [Theory]
    [InlineData("they have about 12 certified engineers, mostly Azure", 4)]
    [InlineData("eight people hold the certificate", 3)]
    [InlineData("5 certified people", 2)]
    [InlineData("3 so far", 1)]
    public void A_number_of_people_is_compared_with_what_the_profile_asks_for(string words, int level) =>
        AnswerReader.Read(words, Questions.Find("BP3")!, needed: 8)
            .ShouldBeOfType<ReadAnswer.Proposed>().Rating.ShouldBe(Ratings.Of(level));

    [Theory]
    [InlineData("TF1", "we have 5 orders a week")]
    [InlineData("MA1", "about 30 customers")]
    [InlineData("BP4", "we have 12 controls")]
    public void A_number_of_something_else_is_no_level(string question, string words) =>
        AnswerReader.Read(words, Questions.Find(question)!).ShouldNotBeOfType<ReadAnswer.Certain>();

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
