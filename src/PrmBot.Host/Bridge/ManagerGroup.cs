using Microsoft.Extensions.Options;
using PrmBot.Host.Startup;
using PrmBot.Identity;
using PrmBot.Workplace;

namespace PrmBot.Host.Bridge;

/// <summary>
/// Who is in the group of managers, as of the last minutes. Without an answer nobody is: what cannot be asked grants
/// nothing.
/// </summary>
internal sealed class ManagerGroup(
    Microsoft365 cloud, IOptions<AccessOptions> options, TimeProvider clock, ILogger<ManagerGroup> log)
{
    private const int MostKept = 10_000;
    private static readonly TimeSpan Known = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Failed = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3); // somebody waits for an answer

    private readonly string? _group = options.Value.ManagerGroup;
    private readonly KeptAnswers<UserId, bool?> _kept = new(clock, MostKept);

    /// <summary>Null: no group was set. Never throws for what the service does.</summary>
    public async Task<bool?> HasAsync(UserId person, CancellationToken ct) => _group is null
        ? null
        : await _kept.GetAsync(person, () => AskAsync(person, ct), a => a is null ? Failed : Known) ?? false;

    private async Task<bool?> AskAsync(UserId person, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        try
        {
            return await cloud.People.IsInGroupAsync(person, _group!, either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            BridgeLog.NoGroup(log, WorkplaceTrouble.Away, null, null);
            return null;
        }
        catch (WorkplaceException e)
        {
            BridgeLog.NoGroup(log, e.Trouble, e.Status, e.Permission);
            return e.Trouble == WorkplaceTrouble.NotThere ? false : null;
        }
    }
}
