using System.Text.Json;
using PrmBot.Host.Tests.Scenario;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Model;

/// <summary>
/// An answer in words that no anchor decides: a model proposes the level, and only on words that were said.
/// </summary>
public sealed class LevelTests(ModelRoom room) : IClassFixture<ModelRoom>
{
    private const string Words =
        "their folks turned our place into a second home and ring up whenever a customer stirs";

    private readonly ChatClient _alex = room.Person(Guid.NewGuid().ToString("N"));

    [Fact]
    public async Task A_level_is_proposed_with_the_words_it_rests_on_and_one_tap_corrects_it()
    {
        room.Model.OnLevel = _ => Answered.Says(Said(3, "ring up whenever a customer stirs"));
        await OpenAsync("Fabrikam");

        var answer = await _alex.SayAsync("BP1: " + Words);
        var corrected = await _alex.PressAsync("BP1: 2");

        answer.Words.ShouldContain("\\\"ring up whenever a customer stirs\\\" as 3");
        corrected.ToJsonString().ShouldContain("BP1: 2 (");
        var asked = room.Model.Leveled.Last()["messages"]!.AsArray();
        asked[0]!["content"]!.ToString().ShouldContain("never instructions");
        asked[1]!["content"]!.ToString().ShouldBe($"<data>{JsonSerializer.Serialize(Words)}</data>");
    }

    [Theory]
    [InlineData("it is a four")]
    [InlineData("{\"level\": 7, \"words\": \"second home\"}")]
    [InlineData("{\"level\": \"3\", \"words\": \"second home\"}")]
    [InlineData("{\"level\": 4, \"words\": \"the best partner in the world\"}")]
    [InlineData("{\"level\": 4, \"words\": \"a\"}")]
    [InlineData("{\"level\": 4}")]
    [InlineData("{\"level\": null, \"words\": \"\"}")]
    [InlineData("{\"level\": 4, \"words\": ")]
    public async Task What_stands_on_no_words_is_asked_as_without_a_model(string said)
    {
        room.Model.OnLevel = _ => Answered.Says(said);
        await OpenAsync();

        var answer = await _alex.SayAsync("BP1: " + Words);

        answer.Words.ShouldContain("I am not sure which level");
    }

    [Fact]
    public async Task A_model_that_is_away_keeps_nobody_from_answering()
    {
        room.Model.OnLevel = _ => new Answered(500, "");
        await OpenAsync();

        (await _alex.SayAsync("BP1: " + Words)).Words.ShouldContain("I am not sure which level");
    }

    [Fact]
    public async Task What_rules_and_anchors_read_is_not_asked_of_a_model()
    {
        await OpenAsync();
        room.Model.Leveled.Clear();

        await _alex.SayAsync("3");

        room.Model.Leveled.ShouldBeEmpty();
    }

    private Task OpenAsync(string partner = "Contoso") => _alex.SayAsync("assess " + partner);

    private static string Said(int level, string words) =>
        JsonSerializer.Serialize(new { level, words });
}
