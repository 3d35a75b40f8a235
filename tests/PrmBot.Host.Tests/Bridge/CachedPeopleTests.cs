using Microsoft.Extensions.Time.Testing;
using PrmBot.Conversation;
using PrmBot.Host.Bridge;
using PrmBot.Identity;
using PrmBot.Partners;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Bridge;

/// <summary>How long the platform's word on who is in a channel is believed.</summary>
public sealed class CachedPeopleTests : IChannelPeople
{
    private static readonly TenantId Home = new("home");
    private readonly FakeTimeProvider _clock = new();
    private int _asked;
    private bool _isOut;

    [Fact]
    public async Task A_channel_is_asked_about_once_in_five_minutes()
    {
        var people = new CachedPeople(this, _clock);
        await Read(people);
        await Read(people);
        _asked.ShouldBe(1);

        _clock.Advance(TimeSpan.FromMinutes(5));
        (await Read(people))!.Single().Who.Name.ShouldBe("Kim 2");
    }

    [Fact]
    public async Task Each_tenant_and_each_channel_has_an_answer_of_its_own()
    {
        var people = new CachedPeople(this, _clock);

        await Read(people);
        await people.AllAsync(new TenantId("other"), Link("19:c"), default);
        await people.AllAsync(Home, Link("19:d"), default);

        _asked.ShouldBe(3);
    }

    [Fact]
    public async Task No_answer_is_believed_for_seconds_only()
    {
        var people = new CachedPeople(this, _clock);
        _isOut = true;
        (await Read(people)).ShouldBeNull();
        await Read(people);
        _asked.ShouldBe(1);

        _isOut = false;
        _clock.Advance(TimeSpan.FromSeconds(20));
        (await Read(people)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_comes_or_goes_has_the_channel_asked_again()
    {
        var people = new CachedPeople(this, _clock);
        await Read(people);

        people.Forget(new ConversationKey("19:c;messageid=1"));

        await Read(people);
        _asked.ShouldBe(2);
    }

    [Fact]
    public async Task Beyond_the_most_the_oldest_answers_go()
    {
        var people = new CachedPeople(this, _clock, most: 1);
        await Read(people);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await people.AllAsync(Home, Link("19:d"), default);

        await people.AllAsync(Home, Link("19:d"), default);
        _asked.ShouldBe(2);
        await Read(people);
        _asked.ShouldBe(3);
    }

    public Task<IReadOnlyList<string>> FromOutsideAsync(TenantId home, ChannelLink channel, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public Task<IReadOnlyList<ChannelPerson>?> AllAsync(TenantId home, ChannelLink channel, CancellationToken ct)
    {
        _asked++;
        return Task.FromResult<IReadOnlyList<ChannelPerson>?>(
            _isOut ? null : [new ChannelPerson(new Person(new UserId("kim"), $"Kim {_asked}"), true)]);
    }

    private static Task<IReadOnlyList<ChannelPerson>?> Read(CachedPeople people) =>
        people.AllAsync(Home, Link("19:c"), default);

    private static ChannelLink Link(string id) => new()
    {
        Id = id, Of = new PartnerId("c"), ServiceUrl = "https://service/", LinkedBy = new Person(new UserId("d"), "D"),
    };
}
