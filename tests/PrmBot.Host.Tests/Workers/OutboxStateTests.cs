using Microsoft.Extensions.Time.Testing;
using PrmBot.Host.Workers;
using PrmBot.Identity;
using PrmBot.Storage;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workers;

/// <summary>Which message is the oldest one that may be sent.</summary>
public sealed class OutboxStateTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero));
    private readonly OutboxState _state;

    public OutboxStateTests() => _state = new OutboxState(_clock);

    private DateTimeOffset Now => _clock.GetUtcNow();

    [Fact]
    public void Nothing_is_pending_and_nothing_is_old()
    {
        _state.OldestFor.ShouldBeNull();
        _state.Saw([]);
        _state.OldestFor.ShouldBeNull();
    }

    [Fact]
    public void It_grows_older_between_two_looks()
    {
        _state.Saw([Entry("a", minutes: 3), Entry("b", minutes: 5)]);
        _clock.Advance(TimeSpan.FromMinutes(1));

        _state.OldestFor.ShouldBe(TimeSpan.FromMinutes(6));
    }

    [Fact]
    public void One_that_waits_for_its_next_attempt_counts_from_when_that_is_due()
    {
        _state.Saw([Entry("a", minutes: 60) with { NotBefore = Now.AddMinutes(2) }]);
        _state.OldestFor.ShouldBeNull();

        _clock.Advance(TimeSpan.FromMinutes(5));
        _state.OldestFor.ShouldBe(TimeSpan.FromMinutes(3));
    }

    [Fact]
    public void One_behind_it_in_its_conversation_waits_with_it()
    {
        _state.Saw([Entry("a", minutes: 60) with { NotBefore = Now.AddMinutes(2) }, Entry("a", minutes: 50)]);

        _state.OldestFor.ShouldBeNull();
    }

    private OutboxEntry Entry(string conversation, int minutes) => new()
    {
        Id = $"{conversation}{minutes}",
        Tenant = new TenantId("t"),
        Conversation = new ConversationKey(conversation),
        ServiceUrl = "https://smba.example/",
        Delivery = Delivery.Send,
        At = Now.AddMinutes(-minutes),
    };
}
