using System.Collections.Concurrent;
using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Endpoint;

namespace PrmBot.BotFramework.Tests;

/// <summary>A bot that notes what it gets and does what the test says.</summary>
internal sealed class ScriptedHandler : IBotHandler
{
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly SemaphoreSlim _givenUp = new(0);

    public ConcurrentQueue<Activity> Handled { get; } = new();

    public ConcurrentQueue<Activity> Invoked { get; } = new();

    public ConcurrentQueue<Activity> GivenUp { get; } = new();

    public Func<Activity, CancellationToken, Task> OnHandle { get; set; } = (_, _) => Task.CompletedTask;

    public Func<Activity, Task> OnGiveUp { get; set; } = _ => Task.CompletedTask;

    public Func<Activity, Task<InvokeResponse>> OnInvoke { get; set; } =
        _ => Task.FromResult(InvokeResponse.NotImplemented);

    public async Task HandleAsync(Activity activity, string inboxId, CancellationToken cancellationToken)
    {
        Handled.Enqueue(activity);
        _arrived.Release();
        await OnHandle(activity, cancellationToken);
    }

    public Task GiveUpAsync(Activity activity, string inboxId, CancellationToken cancellationToken)
    {
        GivenUp.Enqueue(activity);
        _givenUp.Release();
        return OnGiveUp(activity);
    }

    public Func<Activity, Task<IReadOnlyList<Activity>>> OnReply { get; set; } =
        _ => Task.FromResult<IReadOnlyList<Activity>>([]);

    public Task<InvokeResponse> InvokeAsync(Activity activity, string? inboxId, CancellationToken cancellationToken)
    {
        Invoked.Enqueue(activity);
        return OnInvoke(activity);
    }

    public Task<IReadOnlyList<Activity>> ReplyAsync(
        Activity activity, string inboxId, CancellationToken cancellationToken)
    {
        Invoked.Enqueue(activity);
        return OnReply(activity);
    }

    public string WorkingText(Activity activity) => "Working on it.";

    public string FailureText(Activity activity) => "Something went wrong.";

    /// <summary>Waits until the handler was called this many times more.</summary>
    public async Task CalledAsync(int times)
    {
        for (var n = 0; n < times; n++)
            (await _arrived.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue("the handler was not called");
    }

    /// <summary>Waits until the handler was told once more that something was given up.</summary>
    public async Task ToldAsync() =>
        (await _givenUp.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue("the handler was not told");
}
