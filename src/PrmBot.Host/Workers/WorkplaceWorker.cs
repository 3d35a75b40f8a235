using Microsoft.Extensions.Options;
using PrmBot.Conversation.Workplace;
using PrmBot.Host.Startup;

namespace PrmBot.Host.Workers;

/// <summary>Now and then looks at what Microsoft 365 has for the partners.</summary>
internal sealed class WorkplaceWorker(
    WorkplaceRounds rounds, Speaking speaking, IOptions<GraphOptions> options, ILogger<WorkplaceWorker> log)
    : RoundWorker("workplace", options.Value.IsOn ? options.Value.Round : null, speaking, log)
{
    private readonly Speaking _speaking = speaking;
    private readonly bool _isReadingMailboxes = options.Value.Mailboxes;

    protected override async Task RunAsync(CancellationToken ct)
    {
        var (home, now) = (_speaking.Home, _speaking.Clock.GetUtcNow());
        _speaking.Send(await rounds.Workbooks.RunAsync(home, now, ct));
        _speaking.Send(await rounds.Planner.RunAsync(home, now, ct));
        _speaking.Send(await rounds.Meetings.RunAsync(home, now, ct));
        _speaking.Send(_isReadingMailboxes ? await rounds.Mailboxes.RunAsync(home, now, ct) : []);
    }
}

/// <summary>What is looked at in a round.</summary>
internal sealed record WorkplaceRounds(
    WorkbookRound Workbooks, PlannerRound Planner, MeetingRound Meetings, MailboxRound Mailboxes);
