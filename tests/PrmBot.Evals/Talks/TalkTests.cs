using PrmBot.Conversation.Understanding;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Evals.Talks;

public sealed class TalkTests
{
    private static readonly IReadOnlyList<Talk> Talks = Talk.ReadAll();

    [Fact]
    public async Task Conversations_end_as_they_should_however_they_are_put()
    {
        var score = await TalkScore.OfAsync(Talks);

        score.PassOne.ShouldBeGreaterThanOrEqualTo(0.95);
        score.PassFive.ShouldBeGreaterThanOrEqualTo(0.85);
    }

    [Fact]
    public void There_are_sixty_conversations_each_in_five_ways_and_with_something_to_hold()
    {
        Talks.Count.ShouldBeGreaterThanOrEqualTo(60);
        Talks.ShouldAllBe(t => t.Sets.Count == 5 && t.Expected.Count > 0);
        Talks.Select(t => t.Title).ShouldBeUnique();
    }

    [Fact]
    public void No_line_was_trained_on()
    {
        var trained = LocalEngine.TrainedOn(RepoFiles.Prompts).Select(Plain).ToHashSet();

        // Three words ("unlink this channel") can hardly be said otherwise.
        Talks.SelectMany(t => t.Sets).SelectMany(s => s.Steps).Select(s => Plain(s.Text))
            .Where(t => t.Split(' ').Length > 3).Where(trained.Contains).ShouldBeEmpty();
    }

    private static string Plain(string text) => string.Join(' ', text.ToLowerInvariant()
        .Split([' ', '?', '!', '.', ',', ':', '"'], StringSplitOptions.RemoveEmptyEntries));
}
