using Microsoft.Extensions.Options;
using PrmBot.BotFramework.Endpoint;

namespace PrmBot.Host.Workers;

/// <summary>
/// How long a process that is told to stop may take, all of it counted from that moment: turns for
/// <see cref="QueueOptions.DrainTime"/>, open requests for a second more, sending for three; then it ends.
/// </summary>
public sealed class StopTime
{
    private static readonly TimeSpan ForSending = TimeSpan.FromSeconds(3);

    private readonly TimeSpan _most;
    private readonly TimeProvider _clock;
    private long? _since;

    public StopTime(IHostApplicationLifetime lifetime, IOptions<QueueOptions> queue, TimeProvider clock)
    {
        (_most, _clock) = (queue.Value.DrainTime + ForSending, clock);
        lifetime.ApplicationStopping.Register(() => _since = clock.GetTimestamp());
    }

    /// <summary>What is left of it for sending; never below zero.</summary>
    public TimeSpan Left => _most > Gone ? _most - Gone : TimeSpan.Zero;

    /// <summary>How long open requests are waited for.</summary>
    public static TimeSpan OfRequests(QueueOptions queue) => queue.DrainTime + TimeSpan.FromSeconds(1);

    private TimeSpan Gone => _since is { } since ? _clock.GetElapsedTime(since) : TimeSpan.Zero;
}
