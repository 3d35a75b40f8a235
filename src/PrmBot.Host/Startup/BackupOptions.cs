using PrmBot.Host.Workers;

namespace PrmBot.Host.Startup;

/// <summary>Section <c>Backup</c>: copies of the file that LiteDB keeps, made while the bot runs.</summary>
public sealed class BackupOptions : ISettings
{
    public static string Section => "Backup";

    /// <summary>
    /// The folder of the copies, and of the manifest that lists them and what was deleted; it is made when it is
    /// missing. Default null: none are made. With PostgreSQL it holds the manifest only.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>How long after the latest copy the next one is made, from 1 minute to 30 days. Default 1 day.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How many copies are kept, from 1 to 1000; the oldest go. Default 14.</summary>
    public int Keep { get; set; } = 14;

    /// <summary>The folder that the settings name; null: none.</summary>
    internal static string? FolderOf(IConfiguration configuration) =>
        configuration.GetSection(Section).Get<BackupOptions>()?.Folder is { } folder ? Path.GetFullPath(folder) : null;

    /// <summary>The manifest in it; null: none.</summary>
    internal static BackupManifest? ManifestOf(IConfiguration configuration) =>
        FolderOf(configuration) is { } folder ? new BackupManifest(folder) : null;

    public IEnumerable<string> Problems()
    {
        if (Folder is not null && (string.IsNullOrWhiteSpace(Folder) || File.Exists(Folder)))
        {
            yield return $"Backup:Folder is \"{Folder}\", which is no folder. Set it to one, for example data/backups, "
                + "or leave it out.";
        }

        if (Every < TimeSpan.FromMinutes(1) || Every > TimeSpan.FromDays(30))
        {
            yield return $"Backup:Every is {Every}, but must be from 00:01:00 to 30.00:00:00.";
        }

        if (Keep is < 1 or > 1000)
        {
            yield return $"Backup:Keep is {Keep}, but must be from 1 to 1000.";
        }
    }
}
