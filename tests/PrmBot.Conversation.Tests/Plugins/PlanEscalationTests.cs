using PrmBot.Conversation.Cards;
using PrmBot.Identity;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

/// <summary>Who says that a commitment was missed a second time takes it up at once.</summary>
public sealed class PlanEscalationTests
{
    private static readonly ConversationKey Channel = new("19:contoso@thread.tacv2");

    [Fact]
    public async Task Missed_twice_mentions_a_person_of_each_side_in_the_channel()
    {
        var chat = new PlanChat(Channel);
        await chat.Link(Channel);
        await chat.Complete();
        await chat.Ask("share");
        chat.People.All = [KnownPeople.One("marco-id", "Marco Rossi", true)];
        await Missed(chat, weeks: 1);

        var reply = await chat.Ask("update_line", ("line", "4"), ("field", "tick"), ("value", "missed"));

        reply.Text!.ShouldEndWith(" Missed 2 weeks in a row: this goes up to Dana Weber, Marco Rossi.");
        var up = reply.Postings.ShouldHaveSingleItem();
        up.Channel.ShouldBe(Channel);
        var card = up.Card.ShouldBeOfType<PlanEscalationCard>();
        card.Headline.ShouldBe("<at>Dana Weber</at>, <at>Marco Rossi</at>, please look at it together.");
        card.Mentions.ShouldBe([new CardMention("Dana Weber", "dana"), new CardMention("Marco Rossi", "marco-id")]);
        card.Lines.ShouldHaveSingleItem().Details
            .ShouldBe("Weeks missed in a row: 2 · due 31 March 2027 · Dana Weber, Marco Rossi");
    }

    [Fact]
    public async Task Once_goes_up_to_nobody()
    {
        var chat = new PlanChat(Channel);
        await chat.Link(Channel);
        await chat.Complete();
        await chat.Ask("share");

        var reply = await chat.Ask("update_line", ("line", "4"), ("field", "tick"), ("value", "missed"));

        reply.Postings.ShouldBeEmpty();
        reply.Text!.ShouldNotContain("goes up");
    }

    [Fact]
    public async Task Without_a_channel_the_speaker_is_asked_to_tell_them()
    {
        var chat = new PlanChat();
        await chat.Complete();
        await Missed(chat, weeks: 1);

        var reply = await chat.Ask("update_line", ("line", "4"), ("field", "tick"), ("value", "missed"));

        reply.Postings.ShouldBeEmpty();
        reply.Text!.ShouldContain("No channel that both sides read is there to tell them in, so please do.");
    }

    private static Task Missed(PlanChat chat, int weeks) => chat.Put(p => p with
    {
        Lines = [.. p.Lines.Select(l => l.Number != 4 ? l : l with
        {
            Ticks = [.. Enumerable.Range(1, weeks).Reverse()
                .Select(w => new Planning.WeekTick(new DateOnly(2026, 11, 23).AddDays(-7 * w), false))],
        })],
    });
}
