using PrmBot.BotFramework.Connector;
using PrmBot.Conversation;
using PrmBot.Identity;

namespace PrmBot.Host.Bridge;

/// <summary>Asks the Connector, and waits no longer for it than somebody waits for an answer.</summary>
internal sealed class ConnectorRoster(ConnectorClient connector, TimeProvider clock, ILogger<ConnectorRoster> log)
    : IRoster
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public async Task<RosterAnswer> FindAsync(TenantId tenant, Place place, UserId person, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        try
        {
            var where = place.Conversation.Channel.Value;
            var found = await connector.ForTenant(tenant.Value)
                .MemberAsync(place.ServiceUrl, where, person.Value, either.Token);
            return found is null ? new RosterAnswer.Absent() : MemberOf(found);
        }
        catch (ConnectorException e)
        {
            BridgeLog.NoRoster(log, e.Status, e.Code);
            return new RosterAnswer.Unreachable();
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            BridgeLog.NoRoster(log, null, "TookTooLong");
            return new RosterAnswer.Unreachable();
        }
    }

    /// <inheritdoc/>
    public void Forget(ConversationKey place)
    {
        // Nothing is remembered here.
    }

    /// <inheritdoc/>
    public void Forget(UserId person)
    {
        // Nor of a person.
    }

    private static RosterAnswer.Member MemberOf(RosterMember found)
    {
        var isGuest = HomeTenant.IsGuestRole(found.UserRole)
            || found.UserPrincipalName?.Contains("#EXT#", StringComparison.OrdinalIgnoreCase) == true;
        return new RosterAnswer.Member(found.TenantId, isGuest, found.UserPrincipalName, found.AadObjectId);
    }
}
