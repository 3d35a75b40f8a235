using System.Collections.Concurrent;
using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Endpoint;

namespace PrmBot.BotFramework.Tests;

/// <summary>A bot that notes what it gets and does what the test says.</summary>
internal sealed class ScriptedHandler : IBotHandler
{
    private readonly SemaphoreSlim _arrived = new(0);

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
        return OnGiveUp(activity);
    }

    public Task<InvokeResponse> InvokeAsync(Activity activity, CancellationToken cancellationToken)
    {
        Invoked.Enqueue(activity);
        return OnInvoke(activity);
    }

    public string FailureText(Activity activity) => "Something went wrong.";

    /// <summary>Waits until the handler was called this many times more.</summary>
    public async Task CalledAsync(int times)
    {
        for (var n = 0; n < times; n++)
            (await _arrived.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue("the handler was not called");
    }
}
