using PrmBot.Conversation.Prompts;
using PrmBot.Conversation.Understanding;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Understanding;

/// <summary>Questions that somebody adds to the file are named in sentences as those are that it came with.</summary>
public sealed class OwnQuestionsTests
{
    private static readonly LocalEngine Engine = Renamed();

    [Theory]
    [InlineData("change OWN1 to 3", "Assessment-change_answer", "OWN1")]
    [InlineData("own 1 is a 2", "Assessment-change_answer", "OWN1")]
    [InlineData("we agree on 3 for own1", "Assessment-change_answer", "OWN1")]
    [InlineData("ESG: 2", "Assessment-change_answer", "ESG")]
    [InlineData("evidence for OWN1: https://example.com/report", "Assessment-add_evidence", "OWN1")]
    public void An_own_id_is_understood(string text, string function, string question)
    {
        var understood = Engine.Understand(In(text));

        understood.Function.ShouldBe(function);
        understood.Arguments["question"]!.ToString().ShouldBe(question);
    }

    [Fact]
    public void An_id_that_could_be_a_word_is_that_word_unless_it_is_written_as_in_the_file()
    {
        var understood = Engine.Understand(In("what about esg at Contoso?"));

        understood.Arguments.ContainsKey("question").ShouldBeFalse();
    }

    private static Utterance In(string text) => new(text, null, ["Contoso"], new DateOnly(2026, 11, 23));

    private static LocalEngine Renamed()
    {
        using var prompts = new CopiedPrompts();
        var file = prompts.At(QuestionFile.Name);
        File.WriteAllText(file, File.ReadAllText(file)
            .Replace("id: RF7", "id: OWN1", StringComparison.Ordinal)
            .Replace("id: RF6", "id: ESG", StringComparison.Ordinal));
        foreach (var translation in Directory.GetFiles(Path.GetDirectoryName(file)!, "questions.*.yaml"))
        {
            File.Delete(translation);
        }

        return LocalEngine.Load(prompts.Root);
    }
}
