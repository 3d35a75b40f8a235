using Microsoft.Extensions.Time.Testing;
using PrmBot.Conversation;
using PrmBot.Host.Bridge;
using PrmBot.Identity;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Bridge;

/// <summary>How long an answer of the roster is believed, and how many are kept.</summary>
public sealed class CachedRosterTests
{
    private static readonly TenantId Home = new("home");
    private static readonly UserId Kim = new("29:kim");
    private static readonly Place Thread =
        new(new ConversationKey("19:c;messageid=1"), PlaceKind.Channel, "https://service");

    private readonly FakeTimeProvider _clock = new();
    private readonly ScriptedRoster _platform = new();

    [Fact]
    public async Task A_member_is_asked_about_once_in_five_minutes_in_all_threads_of_a_channel()
    {
        var roster = new CachedRoster(_platform, _clock);
        await roster.FindAsync(Home, Thread, Kim, default);
        var other = Thread with { Conversation = new ConversationKey("19:c;messageid=2") };
        await roster.FindAsync(Home, other, Kim, default);
        Asked(1);

        _clock.Advance(TimeSpan.FromMinutes(5));
        await roster.FindAsync(Home, Thread, Kim, default);

        Asked(2);
    }

    [Fact]
    public async Task A_failure_is_forgotten_after_seconds()
    {
        _platform.Answer = new RosterAnswer.Unreachable();
        var roster = new CachedRoster(_platform, _clock);
        await roster.FindAsync(Home, Thread, Kim, default);
        await roster.FindAsync(Home, Thread, Kim, default);
        Asked(1);

        _clock.Advance(TimeSpan.FromSeconds(5));
        _platform.Answer = new RosterAnswer.Absent();

        (await roster.FindAsync(Home, Thread, Kim, default)).ShouldBe(_platform.Answer);
    }

    [Fact]
    public async Task Who_comes_or_goes_has_everybody_there_asked_about_again()
    {
        var roster = new CachedRoster(_platform, _clock);
        await roster.FindAsync(Home, Thread, Kim, default);

        roster.Forget(new ConversationKey("19:c"));

        await roster.FindAsync(Home, Thread, Kim, default);
        Asked(2);
    }

    [Fact]
    public async Task Who_came_or_went_somewhere_is_asked_about_again_everywhere()
    {
        var roster = new CachedRoster(_platform, _clock);
        await roster.FindAsync(Home, Thread, Kim, default);
        await roster.FindAsync(Home, Thread, new UserId("29:lee"), default);

        roster.Forget(Kim);

        await roster.FindAsync(Home, Thread, Kim, default);
        await roster.FindAsync(Home, Thread, new UserId("29:lee"), default);
        Asked(3);
    }

    [Fact]
    public async Task An_answer_that_was_on_its_way_during_a_change_is_not_kept()
    {
        var roster = new CachedRoster(_platform, _clock);
        var hold = new TaskCompletionSource();
        _platform.Hold = hold.Task;
        var asked = roster.FindAsync(Home, Thread, Kim, default);

        roster.Forget(new ConversationKey("19:c"));
        hold.SetResult();
        await asked;

        await roster.FindAsync(Home, Thread, Kim, default);
        Asked(2);
    }

    [Fact]
    public async Task Not_more_than_so_many_are_kept()
    {
        var roster = new CachedRoster(_platform, _clock, most: 100);

        for (var i = 0; i < 1000; i++)
        {
            await roster.FindAsync(Home, Thread, new UserId($"29:{i}"), default);
        }

        roster.Count.ShouldBeLessThanOrEqualTo(100);
    }

    private void Asked(int times) => _platform.Asked.ShouldBe(times);

    private sealed class ScriptedRoster : IRoster
    {
        public RosterAnswer Answer { get; set; } = new RosterAnswer.Member("home", false, null, "kim");

        public int Asked { get; private set; }

        public Task Hold { get; set; } = Task.CompletedTask;

        public async Task<RosterAnswer> FindAsync(TenantId tenant, Place place, UserId person, CancellationToken ct)
        {
            Asked++;
            await Hold;
            return Answer;
        }

        public void Forget(ConversationKey place)
        {
            // It remembers nothing.
        }

        public void Forget(UserId person)
        {
            // Nor of anybody.
        }
    }
}
