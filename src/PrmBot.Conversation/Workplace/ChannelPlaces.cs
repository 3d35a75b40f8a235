using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;
using PrmBot.Workplace;

namespace PrmBot.Conversation.Workplace;

/// <summary>Finds a partner's channel as Microsoft Graph addresses it.</summary>
public sealed class ChannelPlaces(ITeamGroups groups)
{
    /// <summary>The address, or the sentence that says why there is none.</summary>
    public async Task<Outcome<ChannelAddress>> OfAsync(
        IUnitOfWork work, TenantId home, Partner partner, CancellationToken ct)
    {
        if (await PartnerChannel.ReachableAsync(work, partner, ct) is not { } link)
        {
            return new Refusal("workplace.no_channel").With("partner", partner.Name);
        }

        return await groups.OfAsync(home, link, ct) is { } group
            ? new ChannelAddress(group, link.Id)
            : new Refusal("workplace.no_team").With("partner", partner.Name);
    }

    /// <summary>The folder of the channel's files, or the sentence that says why there is none.</summary>
    /// <exception cref="WorkplaceException">It cannot be asked.</exception>
    public async Task<Outcome<ChannelFolder>> FolderAsync(
        IUnitOfWork work, TenantId home, Partner partner, Microsoft365 cloud, CancellationToken ct)
    {
        if (!(await OfAsync(work, home, partner, ct)).Succeeded(out var channel, out var no))
        {
            return no;
        }

        try
        {
            return await cloud.Files.FolderAsync(channel, ct);
        }
        catch (WorkplaceException e) when (e.Trouble == WorkplaceTrouble.NotThere)
        {
            return new Refusal("workplace.no_folder").With("partner", partner.Name);
        }
    }
}
