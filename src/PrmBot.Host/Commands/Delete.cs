using PrmBot.Host.Privacy;
using PrmBot.Host.Startup;
using PrmBot.Host.Workers;
using PrmBot.Privacy;
using PrmBot.Storage;

namespace PrmBot.Host.Commands;

/// <summary>
/// The <c>delete</c> command: says what would go, and with a yes deletes it. The running bot of a LiteDB file has to be
/// stopped first; those that share a PostgreSQL database go on.
/// </summary>
internal static class Delete
{
    /// <exception cref="CommandException">Nobody is found, or several are; the message lists them.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be used; the message says what to do.</exception>
    public static async Task RunAsync(Asked asked, IConfiguration configuration, TextWriter output)
    {
        using var at = HomeStore.Open(configuration, "records are to be deleted");
        var finding = new Finding(at.Store, at.Home);
        Subject subject = asked.IsPerson
            ? (await finding.PersonAsync(asked.Names, CancellationToken.None)).Who
            : await finding.PartnerAsync(asked.Names[0], CancellationToken.None);
        var manifest = BackupOptions.ManifestOf(configuration);
        var deletions = new Deletions(at.Store, manifest, TimeProvider.System);
        await Report.WriteAsync(output, await deletions.PreviewAsync(subject, CancellationToken.None));
        foreach (var note in subject.Notes)
        {
            await output.WriteLineAsync(note);
        }

        if (!asked.IsSure)
        {
            await output.WriteLineAsync(
                $"That is what would go of {subject.Title}; nothing was deleted. Changed means that "
                + $"\"{FormerPerson.Name}\", or \"a former partner\", stands there then. Say it again with --yes.");
            return;
        }

        await RunAsync(deletions, subject, manifest, output);
    }

    private static async Task RunAsync(
        Deletions deletions, Subject subject, BackupManifest? manifest, TextWriter output)
    {
        try
        {
            await deletions.RunAsync(subject, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                "The manifest in Backup:Folder cannot be written, so a copy could bring back what is deleted. Set "
                + "Backup:Folder to a folder that this account may write to, and run it again.");
        }

        await output.WriteLineAsync($"{subject.Title} is deleted. " + (manifest is null
            ? "No Backup:Folder is set: a copy that is put back brings it back, unless it is deleted there again."
            : "The manifest in Backup:Folder has it, so it is deleted again in a copy that is put back."));
    }
}
