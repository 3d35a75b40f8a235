using PrmBot.Host.Tests.Scenario;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Model;

/// <summary>The real host has a model put cards into words: only what stands on the card is said.</summary>
public sealed class WordingTests : IClassFixture<ModelRoom>
{
    private readonly ModelRoom _room;
    private readonly ChatClient _alex;

    public WordingTests(ModelRoom room) =>
        (_room, _alex) = (room, room.Person(Guid.NewGuid().ToString("N")));

    [Fact]
    public async Task A_card_comes_with_a_few_sentences_in_the_same_message()
    {
        Writes("Contoso has no ", "numbers yet. Ask for", " the first ones.");

        var answer = await _alex.SayAsync("show Contoso");

        TextOf(answer).ShouldBe("Contoso has no numbers yet. Ask for the first ones.");
        answer.Card.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_words_appear_while_they_are_written()
    {
        Writes("Contoso has no numbers yet. ", "Ask for the first ones.");

        var answer = await _alex.SayAsync("show Contoso");

        var piece = _room.Connector.Pieces.Last();
        piece["text"]!.ToString().ShouldBe("Contoso has no numbers yet.");
        piece["entities"]![0]!["streamType"]!.ToString().ShouldBe("streaming");
        answer.Activity["entities"]![0]!["streamType"]!.ToString().ShouldBe("final");
    }

    [Fact]
    public async Task A_sentence_with_a_figure_that_is_in_no_record_is_not_sent()
    {
        await _alex.SayAsync("Contoso leads 40 in October 2026");
        Writes("Leads are at 40. They should be 57. They doubled. Ramp-up is green from 95 %. In 2019 it was 40.");

        var answer = await _alex.SayAsync("show Contoso's KPIs");

        TextOf(answer).ShouldBe("Leads are at 40. Ramp-up is green from 95 %.");
    }

    [Theory]
    [InlineData("See https://evil.example for more. It is well.", "It is well.")]
    [InlineData("See [here](x) for more. It is well.", "It is well.")]
    public async Task An_address_is_not_sent(string written, string sent)
    {
        Writes(written);

        var answer = await _alex.SayAsync("show Contoso");

        TextOf(answer).ShouldBe(sent);
    }

    [Fact]
    public async Task A_stream_that_is_cut_off_leaves_what_was_whole()
    {
        _room.Model.OnWording = _ => Answered.Writes(isCut: true, "Contoso is a reseller. It has", " never");

        var answer = await _alex.SayAsync("show Contoso");

        TextOf(answer).ShouldBe("Contoso is a reseller.");
        answer.Card.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(401, "oh")]
    [InlineData(200, "no event at all")]
    [InlineData(200, "")]
    public async Task Without_words_the_card_comes_alone(int status, string body)
    {
        _room.Model.OnWording = _ => new Answered(status, body);

        var answer = await _alex.SayAsync("show Contoso");

        TextOf(answer).ShouldBeNull();
        answer.Words.ShouldContain("Contoso");
    }

    [Fact]
    public async Task A_change_is_echoed_without_a_model()
    {
        Writes("Never said.");

        var answer = await _alex.SayAsync("Contoso leads 41 in October 2026");

        TextOf(answer).ShouldBeNull();
        answer.Words.ShouldContain("41");
    }

    [Fact]
    public async Task The_cards_words_are_data_and_nothing_of_its_buttons()
    {
        Writes("Well.");

        await _alex.SayAsync("show Contoso");

        var told = _room.Model.Worded.Last()["messages"]![0]!["content"]!.ToString();
        told.ShouldContain("Reseller");
        told.ShouldNotContain("Assessment-start");
    }

    private void Writes(params string[] pieces) =>
        _room.Model.OnWording = _ => Answered.Writes(isCut: false, pieces);

    private static string? TextOf(Sent answer) => answer.Activity["text"]?.ToString();
}
