using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Digests;
using PrmBot.Conversation.Plugins;
using PrmBot.Conversation.Tests.Digests;
using PrmBot.Digest;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

public sealed class DigestPluginTests
{
    private readonly KpiTurns _turns = new();
    private readonly DigestPlugin _plugin;

    public DigestPluginTests() => _plugin = new DigestPlugin(
        KpiTurns.Catalogue, new TwoLines(), new Scheduling(new CronRecurrence(), PlannedDigests.Settings),
        KpiTurns.Digests(_turns.Store, new TwoLines()), DigestRoom.Files);

    [Fact]
    public async Task Asked_in_the_linked_channel_the_answer_is_the_digest()
    {
        await _turns.LinkAsync();
        await _turns.LoadSampleAsync();

        var reply = await _plugin.PostNowAsync(_turns.New(conversation: $"{KpiTurns.Channel};messageid=17"), "Contoso");

        var card = reply.Card.ShouldBeOfType<WeeklyCard>();
        reply.Postings.ShouldBeEmpty();
        card.Title.ShouldBe("Contoso: W48 2026");
        card.Exceptions.Count.ShouldBeInRange(1, 5);
        card.Exceptions[0].Color.ShouldBe("Attention");
        card.Due.Select(d => d.Text).ShouldBe(
            ["Overdue: Webinar (Ada), 20 Nov 2026", "Battle card (nobody named), 27 Nov 2026"]);
        card.Decision.ShouldContain("is red. What do we change");
    }

    [Fact]
    public async Task Asked_in_private_it_shows_our_form_asks_first_and_then_posts_the_shared_one()
    {
        await _turns.LinkAsync();

        var turn = _turns.New();
        var asked = await _plugin.PostNowAsync(turn, "Contoso");
        turn.Confirmed = true;
        var reply = await _plugin.PostNowAsync(turn, "Contoso");

        asked.Text!.ShouldStartWith("Post the digest of Contoso into the channel");
        asked.Card.ShouldBeOfType<WeeklyCard>().ShouldSatisfyAllConditions(
            c => c.Form.ShouldBe("internal"), c => c.Ask.ShouldBe(asked.Text), c => c.Token.ShouldNotBeEmpty());
        turn.Dialogue.Question!.Pending.Function.ShouldBe("Digest-post_now");
        asked.Postings.ShouldBeEmpty();
        var posting = reply.Postings.ShouldHaveSingleItem();
        posting.Channel.Value.ShouldBe(KpiTurns.Channel);
        posting.ServiceUrl.ShouldBe("https://smba");
        ((WeeklyCard)posting.Card).Form.ShouldBe("shared");
        ((WeeklyCard)posting.Card).Empty.ShouldContain("Nothing has been recorded with Contoso yet");
        (reply.Card is null).ShouldBeTrue();
    }

    [Fact]
    public async Task Without_a_linked_channel_it_says_how_to_link_one()
    {
        var reply = await _plugin.PostNowAsync(_turns.New(), "Contoso");

        reply.Text!.ShouldContain("link this channel to Contoso");
        reply.Postings.ShouldBeEmpty();
    }

    private sealed class TwoLines : IDueLines
    {
        public Task<IReadOnlyList<DueLine>> OfAsync(Session session, Partner partner, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<DueLine>>(
            [
                new DueLine("Battle card", null, new DateOnly(2026, 11, 27), false),
                new DueLine("Webinar", "Ada", new DateOnly(2026, 11, 20), true),
            ]);
    }
}
