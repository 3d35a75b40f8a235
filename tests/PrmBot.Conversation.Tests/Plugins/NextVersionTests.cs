using PrmBot.Conversation.Cards;
using PrmBot.Identity;
using PrmBot.Selection;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

/// <summary>A change after the release.</summary>
public sealed class NextVersionTests
{
    private readonly MemoryStore _store = new();
    private readonly Chat _chat;

    public NextVersionTests() => _chat = new Chat(_store);

    [Fact]
    public async Task It_asks_for_the_reason_and_changes_nothing_before()
    {
        await ReleasedAsync();

        var reply = await ChangeAsync(null);

        reply.Asks!.Parameter.ShouldBe("reason");
        (await _chat.StoredAsync()).Edition.ShouldBe(1);
    }

    [Fact]
    public async Task The_result_says_which_version_it_is_and_the_released_one_is_a_press_away()
    {
        await ReleasedAsync();

        var changed = await ChangeAsync("they hired two");
        changed.Changed!.ShouldContain("This is version 2, because: they hired two.");
        var card = (ResultCard)changed.Card!;
        card.Version.ShouldBe("Version 2 of 2. Changed after the release: they hired two.");
        card.Versions.ShouldBe([new VersionButton("1", "Look at version 1")]);
        card.Since.ShouldContain("TF2, Integration: 3 → 1 (−2)");

        var first = (ResultCard)(await ResultAsync("1")).Card!;
        first.Version!.ShouldStartWith("Version 1 of 2. Released on 23 Nov 2026 by Ada.");
        (first.Overall, card.Overall).ShouldBe(("75 of 100", "72.7 of 100")); // TF2: 15 % of 30 %, by half the scale
        (await ResultAsync("9")).Text.ShouldBe("There is no version 9. The last one is 2.");
    }

    [Fact]
    public async Task An_old_button_does_not_reach_into_the_released_version()
    {
        var card = (QuestionCard)(await _chat.StartAsync()).Card!;
        await ReleasedAsync();
        await _chat.DoAsync(async t =>
        {
            var running = new RunningInterview(
                InterviewKind.Assessment, Chat.Contoso, (await _chat.StoredAsync()).Id, card.Id);
            t.Dialogue = t.Dialogue with { Interview = running };
            return new Reply();
        });

        var reply = await _chat.PressAsync(card with { Seen = 9 }, "1");

        reply.Text!.ShouldStartWith("This result has been shared with the partner. To change BP3 in a new version");
        (await _chat.StoredAsync()).Edition.ShouldBe(1);
    }

    private Task<Reply> ChangeAsync(string? reason) =>
        _chat.DoAsync(t => _chat.Plugin.ChangeAnswerAsync(t, "TF2", "1", reason));

    private Task<Reply> ResultAsync(string version) =>
        _chat.DoAsync(t => _chat.Plugin.ResultAsync(t, "Contoso", null, version));

    private async Task ReleasedAsync()
    {
        var reply = await _chat.StartAsync();
        while (reply.Card is QuestionCard card)
        {
            reply = await _chat.PressAsync(card, "3");
        }

        var work = _store.Open(Chat.Home);
        work.Put(await _chat.StoredAsync() with
        {
            State = AssessmentState.Released,
            Released = new Release(new Person(new UserId("Ada"), "Ada"), _chat.Now, [SummaryPart.Verdict]),
        });
        await work.CommitAsync(default);
        _chat.Now = _chat.Now.AddHours(1);
    }
}
