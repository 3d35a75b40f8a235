using PrmBot.BotFramework.Connector;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Workplace;

namespace PrmBot.Host.Bridge;

/// <summary>Asks the Connector which Entra group a team is, and remembers it: that never changes.</summary>
internal sealed class ConnectorTeams(ConnectorClient connector, TimeProvider clock, ILogger<ConnectorTeams> log)
    : ITeamGroups
{
    private const int MostKept = 10_000;
    private static readonly TimeSpan Known = TimeSpan.FromDays(1);
    private static readonly TimeSpan Failed = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly KeptAnswers<(TenantId Home, string Team), string?> _kept = new(clock, MostKept);

    /// <inheritdoc/>
    public async Task<string?> OfAsync(TenantId home, ChannelLink channel, CancellationToken ct) =>
        channel is { Team: { Length: > 0 } team, ServiceUrl.Length: > 0 }
            ? await _kept.GetAsync(
                (home, team), () => AskAsync(home, channel.ServiceUrl, team, ct), g => g is null ? Failed : Known)
            : null;

    private async Task<string?> AskAsync(TenantId home, string serviceUrl, string team, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        try
        {
            return (await connector.ForTenant(home.Value).TeamAsync(serviceUrl, team, either.Token)).AadGroupId;
        }
        catch (ConnectorException e)
        {
            BridgeLog.NoTeam(log, e.Status, e.Code);
            return null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            BridgeLog.NoTeam(log, null, "TookTooLong");
            return null;
        }
    }
}
