using PrmBot.Host.Composition;
using PrmBot.Standings;

namespace PrmBot.Host.Workers;

/// <summary>
/// Reads ahead how partners stand, before the day on which somebody will ask; each instance for itself.
/// </summary>
internal sealed class StandingsWorker(KnownStandings standings, Speaking speaking, ILogger<StandingsWorker> log)
    : RoundWorker($"standings {Chance.NewId()}", Every, speaking, log)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    private readonly Speaking _speaking = speaking;

    protected override async Task RunAsync(CancellationToken ct)
    {
        var now = _speaking.Clock.GetUtcNow();
        await standings.ReadAheadAsync(_speaking.Home, now, ct);
        await standings.ReadAheadAsync(_speaking.Home, now + (2 * Every), ct);
    }
}
