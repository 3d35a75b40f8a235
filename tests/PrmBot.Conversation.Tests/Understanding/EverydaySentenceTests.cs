using PrmBot.Conversation.Understanding;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Understanding;

/// <summary>Sentences that were misread once, and what the engine learns from.</summary>
public sealed class EverydaySentenceTests
{
    [Fact]
    public void Each_function_has_at_least_forty_phrasings()
    {
        var phrasings = Vocabulary.Read(RepoFiles.Prompts).Phrasings.ToLookup(p => p.Function);

        LocalEngine.Functions.Where(f => phrasings[f].Distinct().Count() < 40).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("what's the reciprocity of Fabrikam like", "Assessment-result")]
    [InlineData("what is the weight of reciprocity", "Profile-show")]
    [InlineData("drop bp99 to 2", "Assessment-change_answer")]
    public void Who_and_what_is_named_decides(string text, string function) =>
        Engines.Understand(text).Function.ShouldBe(function);

    [Fact]
    public void A_german_day_ends_no_sentence()
    {
        var understood = Engines.Understand("den QBR bitte bis 15. Januar pausieren");

        understood.Arguments["until"]!.ToString().ShouldBe("2027-01-15");
        understood.Then.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Fabrikam should get to 40 % win rate next quarter", "Kpi-set_target")]
    [InlineData("leads have to reach 60 in Q1", "Kpi-set_target")]
    [InlineData("leads in October should be 60, not 45", "Kpi-correct")]
    public void What_somebody_wants_is_a_target_and_no_number(string text, string function) =>
        Engines.Understand(text).Function.ShouldBe(function);

    [Theory]
    [InlineData("who is at risk, and why?", "Analysis-portfolio")]
    [InlineData("which lines are due and when", "Work-list")]
    public void A_question_word_at_the_end_is_no_request_of_its_own(string text, string function)
    {
        var understood = Engines.Understand(text);

        understood.Function.ShouldBe(function);
        understood.Then.ShouldBeEmpty();
    }
}
