using PrmBot.BotFramework.Activities;
using PrmBot.Host.Workers;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workers;

public sealed class TypingWhileTests : IAsyncLifetime
{
    private OutboxOverStub _out = null!;

    public async Task InitializeAsync() => _out = await OutboxOverStub.StartAsync();

    public async Task DisposeAsync() => await _out.DisposeAsync();

    [Fact]
    public async Task An_answer_within_a_second_comes_without_typing()
    {
        var typing = new TypingWhile(_out.Connector, _out.Clock);

        (await typing.RunAsync(Inbound(), () => Task.FromResult(5), default)).ShouldBe(5);

        _out.Clock.Advance(TimeSpan.FromSeconds(10));
        _out.Channel.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_long_turn_types_after_a_second_and_every_three_and_never_after_its_end()
    {
        var work = new TaskCompletionSource<int>();
        var running = new TypingWhile(_out.Connector, _out.Clock).RunAsync(Inbound(), () => work.Task, default);

        _out.Clock.Advance(TimeSpan.FromSeconds(1));
        await TypedAsync(1);
        await AdvanceUntilTypedAsync(2);
        work.SetResult(5);
        await running;
        var typed = _out.Channel.All.Count;

        _out.Clock.Advance(TimeSpan.FromMinutes(1));
        _out.Channel.All.Count.ShouldBe(typed);
        _out.Channel.All.ShouldAllBe(tried => tried.Conversation == "a:1");
    }

    [Fact]
    public async Task A_channel_that_shows_no_typing_harms_no_answer()
    {
        var work = new TaskCompletionSource<int>();
        var inbound = Inbound() with { ServiceUrl = "https://not.allowed.example/" };
        var running = new TypingWhile(_out.Connector, _out.Clock).RunAsync(inbound, () => work.Task, default);

        _out.Clock.Advance(TimeSpan.FromSeconds(1));
        work.SetResult(5);

        (await running).ShouldBe(5);
    }

    [Fact]
    public async Task A_pressed_button_never_types()
    {
        var work = new TaskCompletionSource<int>();
        var pressed = Inbound() with { Type = ActivityTypes.Invoke };
        var running = new TypingWhile(_out.Connector, _out.Clock).RunAsync(pressed, () => work.Task, default);

        _out.Clock.Advance(TimeSpan.FromSeconds(5));
        work.SetResult(5);
        await running;

        _out.Channel.All.ShouldBeEmpty();
    }

    private Activity Inbound() => new()
    {
        Type = ActivityTypes.Message,
        Id = "1",
        ServiceUrl = _out.Channel.Url,
        Conversation = new ConversationAccount { Id = "a:1" },
    };

    private async Task TypedAsync(int times)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (_out.Channel.All.Count < times)
        {
            await Task.Delay(10, limit.Token);
        }
    }

    // The next wait begins once the answer to the former typing is there.
    private async Task AdvanceUntilTypedAsync(int times)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (_out.Channel.All.Count < times)
        {
            _out.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(20, limit.Token);
        }
    }
}
