using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace PrmBot.Host.Tests.Workers.Simulation;

/// <summary>
/// The platform, in this process: of every hundred calls 8 are throttled, 5 find it down, 1 is taken and not answered,
/// 1 is neither; from one channel in a hundred the bot was removed. It counts what arrived, and how many calls came
/// within the published windows.
/// </summary>
/// <param name="clock">The simulation's.</param>
/// <param name="late">By how much a call may be seen later than it was counted: one step of the clock.</param>
internal sealed class SimulatedTeams(TimeProvider clock, TimeSpan late) : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _arrived = [];
    private readonly Dictionary<(string Of, int Seconds), Queue<DateTimeOffset>> _windows = [];
    private readonly Dictionary<string, int> _busiest = [];
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    public int Throttled { get; private set; }

    public int Down { get; private set; }

    /// <summary>Taken, and never answered.</summary>
    public int TakenInSilence { get; private set; }

    public int Lost { get; private set; }

    /// <summary>The most calls of one tenant within a second.</summary>
    public int BusiestTenant => _busiest["tenant 1"];

    /// <summary>The most calls of one thread within one, two and thirty seconds.</summary>
    public (int One, int Two, int Thirty) BusiestThread =>
        (_busiest["thread 1"], _busiest["thread 2"], _busiest["thread 30"]);

    /// <summary>True: the bot was removed from there.</summary>
    public static bool IsClosed(string channel) => channel.Contains("00@", StringComparison.Ordinal);

    public int ArrivedIn(string channel)
    {
        lock (_gate)
        {
            return _arrived.GetValueOrDefault(channel);
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var channel = Uri.UnescapeDataString(request.RequestUri!.Segments[3].TrimEnd('/'));
        var (status, isSilent, id) = Decide(channel);
        if (isSilent)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        var answer = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(status == 403
                ? """{"error":{"code":"BotNotInConversationRoster"}}"""
                : $$"""{"id":"{{id}}"}"""),
        };
        if (status == 429)
        {
            answer.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(2));
        }

        return answer;
    }

    private (int Status, bool IsSilent, string Id) Decide(string channel)
    {
        lock (_gate)
        {
            Count("tenant", channel[..channel.IndexOf('-', StringComparison.Ordinal)], 1);
            foreach (var seconds in (int[])[1, 2, 30])
            {
                Count("thread", channel, seconds);
            }

            var call = Interlocked.Increment(ref _calls);
            if (IsClosed(channel))
            {
                return (403, false, string.Empty);
            }

            switch (call * 37 % 100)
            {
                case < 8:
                    Throttled++;
                    return (429, false, string.Empty);
                case < 13:
                    Down++;
                    return (503, false, string.Empty);
                case 13:
                    TakenInSilence++;
                    Take(channel);
                    return (0, true, string.Empty);
                case 14:
                    Lost++;
                    return (0, true, string.Empty);
                default:
                    Take(channel);
                    return (201, false, call.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    private void Take(string channel) => _arrived[channel] = _arrived.GetValueOrDefault(channel) + 1;

    private void Count(string kind, string of, int seconds)
    {
        if (!_windows.TryGetValue((of, seconds), out var window))
        {
            _windows[(of, seconds)] = window = new Queue<DateTimeOffset>();
        }

        var now = clock.GetUtcNow();
        window.Enqueue(now);
        while (now - window.Peek() >= TimeSpan.FromSeconds(seconds) - late)
        {
            window.Dequeue();
        }

        var name = $"{kind} {seconds}";
        _busiest[name] = Math.Max(_busiest.GetValueOrDefault(name), window.Count);
    }
}
