using Microsoft.Extensions.Options;
using PrmBot.Conversation.Workplace;
using PrmBot.Host.Startup;

namespace PrmBot.Host.Workers;

/// <summary>Now and then looks at what Microsoft 365 has for the partners.</summary>
internal sealed class WorkplaceWorker(
    WorkbookRound workbooks, Speaking speaking, IOptions<GraphOptions> options, ILogger<WorkplaceWorker> log)
    : RoundWorker("workplace", options.Value.IsOn ? options.Value.Round : null, speaking, log)
{
    private readonly Speaking _speaking = speaking;

    protected override async Task RunAsync(CancellationToken ct) =>
        _speaking.Send(await workbooks.RunAsync(_speaking.Home, _speaking.Clock.GetUtcNow(), ct));
}
