using PrmBot.BotFramework.Connector;
using PrmBot.Conversation;
using PrmBot.Identity;
using PrmBot.Partners;

namespace PrmBot.Host.Bridge;

/// <summary>Asks the Connector for a channel's members, no longer than somebody waits for an answer.</summary>
internal sealed class ConnectorPeople(ConnectorClient connector, TimeProvider clock, ILogger<ConnectorPeople> log)
    : IChannelPeople
{
    private const int MostOnCard = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> FromOutsideAsync(
        TenantId home, ChannelLink channel, CancellationToken ct) =>
    [
        .. (await MembersAsync(home, channel, ct) ?? []).Where(m => IsFromOutside(m, home) == true)
            .Select(m => m.Id).Take(MostOnCard),
    ];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ChannelPerson>?> AllAsync(
        TenantId home, ChannelLink channel, CancellationToken ct) =>
        await MembersAsync(home, channel, ct) is { } members
            ? [.. members.Where(m => !string.IsNullOrWhiteSpace(m.Name)).Select(m => new ChannelPerson(
                new Person(new UserId(m.AadObjectId ?? m.Id), m.Name!), IsFromOutside(m, home)))]
            : null;

    private async Task<IReadOnlyList<RosterMember>?> MembersAsync(
        TenantId home, ChannelLink channel, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        try
        {
            return await connector.ForTenant(home.Value)
                .MembersAsync(channel.ServiceUrl, channel.Id, cancellationToken: either.Token);
        }
        catch (ConnectorException e)
        {
            BridgeLog.NoMembers(log, e.Status, e.Code);
            return null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            BridgeLog.NoMembers(log, null, "TookTooLong");
            return null;
        }
    }

    // Who has no tenant on the roster may be one of us; the card's button is there for everybody.
    private static bool? IsFromOutside(RosterMember member, TenantId home) =>
        HomeTenant.IsGuestRole(member.UserRole)
        || member.UserPrincipalName?.Contains("#EXT#", StringComparison.OrdinalIgnoreCase) == true
            ? true
            : HomeTenant.Of(member.TenantId) is { } tenant ? tenant != home : null;
}
