using PrmBot.Storage;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workers;

/// <summary>Whether an entry may have arrived when the process ends before anybody knows.</summary>
public sealed class OutboxDoubtTests : IAsyncLifetime
{
    private OutboxOverStub _out = null!;

    public async Task InitializeAsync() => _out = await OutboxOverStub.StartAsync();

    public async Task DisposeAsync() => await _out.DisposeAsync();

    [Fact]
    public async Task What_was_refused_and_waits_is_in_no_doubt_when_the_process_ends()
    {
        _out.Channel.On = _ => new Answer(429, "Throttled", RetryAfter: 15);
        await _out.SendAsync(_out.Entry("m1"));
        await _out.UntilAsync("m1", entry => entry is { Attempts: 1, SendingSince: null } && !_out.Channel.All.IsEmpty);

        _out.Channel.On = _ => Answer.Fine;
        await _out.RestartAsync();

        (await _out.DeliveredAsync("m1")).Attempts.ShouldBe(2);
        _out.Logged.ShouldNotContain(line => line.Contains("was being sent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_waits_for_a_limit_is_in_no_doubt_when_the_process_ends()
    {
        // A thread takes seven messages in a second.
        await _out.SendAsync([.. Enumerable.Range(1, 40).Select(n => _out.Entry($"m{n}"))]);
        await _out.DeliveredAsync("m7");

        await _out.RestartAsync();

        await _out.DeliveredAsync("m40");
        _out.Channel.Arrived.Count(tried => tried.Text == "m20").ShouldBe(1);
        _out.Logged.Count(line => line.Contains("was being sent", StringComparison.Ordinal)).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_in_doubt_and_is_refused_once_more_stays_in_doubt()
    {
        _out.Channel.On = _ => new Answer(429, "Throttled");
        await _out.CommitAsync(_out.Entry("m1") with { Attempts = 1, SendingSince = _out.Clock.GetUtcNow() });

        await _out.RestartAsync();

        (await _out.GivenUpAsync("m1")).GivenUpAs.ShouldBe(GivenUpAs.Unclear);
    }
}
