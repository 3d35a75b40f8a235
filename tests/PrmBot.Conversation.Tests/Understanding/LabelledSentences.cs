using System.Text.Json.Nodes;
using PrmBot.Conversation.Understanding;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Understanding;

public sealed class LabelledSentences
{
    public static TheoryData<string, string, string?> All()
    {
        var data = new TheoryData<string, string, string?>();
        var file = Path.Combine(RepoFiles.Root, "tests/PrmBot.Conversation.Tests/Understanding/labelled.txt");
        foreach (var line in File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var parts = line.Split('|', StringSplitOptions.TrimEntries);
            data.Add(parts[0], parts[1], parts.Length > 2 ? parts[2] : null);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_sentence_means_its_function_and_arguments(string text, string function, string? arguments)
    {
        var understood = Engines.Understand(text);

        (understood.Function ?? LocalEngine.None).ShouldBe(function);
        if (arguments is not null)
        {
            Flat(understood.Arguments).ShouldBe(arguments.Split(';').Order());
        }
    }

    [Fact]
    public void No_labelled_sentence_is_a_training_example()
    {
        var trained = Vocabulary.Read(RepoFiles.Prompts).Phrasings
            .Select(p => p.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);

        All().Select(row => (string)row[0]).Where(trained.Contains).ShouldBeEmpty();
    }

    [Fact]
    public void Every_function_has_twelve_phrasings_or_is_a_control_word()
    {
        var counts = Vocabulary.Read(RepoFiles.Prompts).Phrasings
            .GroupBy(p => p.Function).ToDictionary(g => g.Key, g => g.Count());

        LocalEngine.Functions.Where(f => f is not ("Talk-correct" or "Talk-confirm" or "Talk-deny"))
            .Where(f => counts.GetValueOrDefault(f) < 12).ShouldBeEmpty();
        counts.Keys.Where(f => f != LocalEngine.None).Except(LocalEngine.Functions).ShouldBeEmpty();
    }

    private static IEnumerable<string> Flat(JsonObject arguments) => arguments
        .Select(a => $"{a.Key}={a.Value}").Order();
}
