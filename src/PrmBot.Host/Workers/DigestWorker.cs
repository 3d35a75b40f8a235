using Microsoft.Extensions.Options;
using PrmBot.Conversation.Digests;

namespace PrmBot.Host.Workers;

/// <summary>Now and then has the digests posted that are due.</summary>
/// <remarks>Versions keep one from being posted twice; the claim spares the other instances the work.</remarks>
internal sealed class DigestWorker(
    DigestRound round, Speaking speaking, IOptions<DigestOptions> options, ILogger<DigestWorker> log)
    : RoundWorker("digests", options.Value.Enabled ? options.Value.Round : null, speaking, log)
{
    private readonly Speaking _speaking = speaking;
    private readonly ILogger _log = log;

    protected override async Task RunAsync(CancellationToken ct)
    {
        var done = await round.RunAsync(_speaking.Home, _speaking.Clock.GetUtcNow(), ct);
        _speaking.Send(done.Sent);
        foreach (var kind in done.Failures)
        {
            OutboxLog.RoundFailed(_log, kind);
        }
    }
}
