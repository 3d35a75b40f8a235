using PrmBot.Conversation.Tables;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;
using PrmBot.Workplace;

namespace PrmBot.Conversation.Workplace;

/// <summary>What came of putting a file there: neither a link nor a trouble where nothing was to be done.</summary>
/// <param name="Link">Where people open it.</param>
/// <param name="Trouble">Why it is not there, for who asked in private.</param>
/// <param name="Told">The same, once a day and in private, for who asked where the partner reads along.</param>
public sealed record Exported(Uri? Link, Refusal? Trouble = null, Posting? Told = null);

/// <summary>Puts files into the folder of a partner's channel, where both sides find them.</summary>
/// <param name="cloud">Where that is.</param>
/// <param name="places">Which channel.</param>
public sealed class ChannelExports(Microsoft365 cloud, ChannelPlaces places)
{
    /// <summary>A file of the same name is replaced. A contact's wish is no reason to write there.</summary>
    public async Task<Exported> PutAsync(
        TurnScope turn, PartnerId of, NewFile file, CancellationToken ct)
    {
        var session = turn.Session;
        if (!cloud.IsOn || session.Caller.Role != Role.Manager
            || await session.Work.FindAsync<Partner>(of.Value, ct) is not { } partner)
        {
            return new Exported(null);
        }

        try
        {
            var found = await places.FolderAsync(session.Work, session.Caller.Home, partner, cloud, ct);
            if (!found.Succeeded(out var folder, out var no))
            {
                return new Exported(null, no.Key == "workplace.no_folder" ? no : null);
            }

            return new Exported((await cloud.Files.PutAsync(folder, file.Name, file.Content, ct)).Link);
        }
        catch (WorkplaceException e)
        {
            return turn.Turn.Place.Kind == PlaceKind.Personal
                ? new Exported(null, await Troubles.ForAsync(session, e, "files", ct))
                : new Exported(null, null, await Troubles.PrivatelyAsync(turn, e, ct));
        }
    }
}
