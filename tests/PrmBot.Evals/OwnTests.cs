using PrmBot.Conversation.Understanding;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Evals;

public sealed class OwnTests
{
    private static readonly IReadOnlyList<Turn> Turns = Turn.ReadAll();

    private static readonly OwnScore Score = OwnScore.Of(LocalEngine.Load(RepoFiles.Prompts), Turns);

    [Fact]
    public void Functions_are_chosen_right() => Score.MacroF1.ShouldBeGreaterThanOrEqualTo(0.92);

    [Fact]
    public void Arguments_are_read_right() => Score.ArgumentF1.ShouldBeGreaterThanOrEqualTo(0.92);

    [Fact]
    public void Hardly_anything_is_changed_that_nobody_asked_for() =>
        Score.FalseActions.ShouldBeLessThanOrEqualTo(0.01);

    [Fact]
    public void There_are_enough_turns_of_every_function_and_a_quarter_that_fit_none()
    {
        Turns.Count.ShouldBeGreaterThanOrEqualTo(600);
        LocalEngine.Functions.Except(Turns.SelectMany(t => t.Wanted).Select(w => w.Function)).ShouldBeEmpty();
        Turns.Count(t => t.Wanted[0].Function == LocalEngine.None).ShouldBeGreaterThanOrEqualTo(Turns.Count / 4);
        Turns.Select(t => t.Role).Distinct().Order().ShouldBe(["manager", "partner", "reader"]);
    }

    [Fact]
    public void No_turn_was_trained_on()
    {
        var trained = LocalEngine.TrainedOn(RepoFiles.Prompts).Select(Plain).ToHashSet();

        // A function's bare name ("help", "undo") cannot be said otherwise.
        Turns.Select(t => Plain(t.Utterance.Text)).Where(t => t.Contains(' ', StringComparison.Ordinal))
            .Where(trained.Contains).ShouldBeEmpty();
    }

    private static string Plain(string text) => string.Join(' ', text.ToLowerInvariant()
        .Split([' ', '?', '!', '.', ',', ':', '"'], StringSplitOptions.RemoveEmptyEntries));
}
