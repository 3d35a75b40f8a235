using PrmBot.Conversation.Tables;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;
using PrmBot.Workplace;

namespace PrmBot.Conversation.Workplace;

/// <summary>Puts files into the folder of a partner's channel, where both sides find them.</summary>
/// <param name="cloud">Where that is.</param>
/// <param name="places">Which channel.</param>
public sealed class ChannelExports(Microsoft365 cloud, ChannelPlaces places)
{
    /// <summary>
    /// Where people open it; a file of the same name is replaced. Neither a link nor a trouble: it has no folder, so
    /// nothing was to be done. A contact's wish is no reason to write there.
    /// </summary>
    public async Task<(Uri? Link, Refusal? Trouble)> PutAsync(
        Session session, PartnerId of, NewFile file, CancellationToken ct)
    {
        if (!cloud.IsOn || session.Caller.Role != Role.Manager
            || await session.Work.FindAsync<Partner>(of.Value, ct) is not { } partner)
        {
            return (null, null);
        }

        try
        {
            var found = await places.FolderAsync(session.Work, session.Caller.Home, partner, cloud, ct);
            if (!found.Succeeded(out var folder, out var no))
            {
                return (null, no.Key == "workplace.no_folder" ? no : null);
            }

            return ((await cloud.Files.PutAsync(folder, file.Name, file.Content, ct)).Link, null);
        }
        catch (WorkplaceException e)
        {
            return (null, await Troubles.ForAsync(session, e, "files", ct));
        }
    }
}
