namespace PrmBot.Host.Startup;

/// <summary>Which store keeps what PrmBot knows.</summary>
public enum StorageProvider
{
    /// <summary>One file, one instance of the bot.</summary>
    LiteDb,

    /// <summary>A database server, for several instances. Not built yet: choosing it stops the start.</summary>
    Postgres,
}

/// <summary>Section <c>Storage</c>: where documents are kept.</summary>
public sealed class StorageOptions : ISettings
{
    public static string Section => "Storage";

    /// <summary>Default <see cref="StorageProvider.LiteDb"/>, the only one so far.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.LiteDb;

    /// <summary>
    /// The database file, absolute or from the folder that the bot was started in; its folder is made when it is
    /// missing.
    /// Default <c>data/prmbot.db</c>. Never empty and never a folder.
    /// </summary>
    public string Path { get; set; } = "data/prmbot.db";

    public IEnumerable<string> Problems()
    {
        if (Provider is not StorageProvider.LiteDb)
        {
            yield return $"Storage:Provider is {Provider}, which comes in a later version. Set it to LiteDb "
                + "or leave it out.";
        }

        if (string.IsNullOrWhiteSpace(Path))
        {
            yield return "Storage:Path is empty. Set it to a file, for example data/prmbot.db, or leave it out.";
        }
        else if (Directory.Exists(Path))
        {
            yield return $"Storage:Path is the folder {Path}. Set it to a file in it, for example {Path}/prmbot.db.";
        }
    }
}
