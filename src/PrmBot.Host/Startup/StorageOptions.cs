namespace PrmBot.Host.Startup;

/// <summary>Which store keeps what PrmBot knows.</summary>
public enum StorageProvider
{
    /// <summary>One file, one instance of the bot.</summary>
    LiteDb,

    /// <summary>A PostgreSQL database, for any number of instances.</summary>
    Postgres,
}

/// <summary>Section <c>Storage</c>: where documents are kept.</summary>
public sealed class StorageOptions : ISettings
{
    public static string Section => "Storage";

    /// <summary>Default <see cref="StorageProvider.LiteDb"/>.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.LiteDb;

    /// <summary>
    /// The database file, absolute or from the folder that the bot was started in; its folder is made when it is
    /// missing.
    /// Default <c>data/prmbot.db</c>. Never empty and never a folder.
    /// </summary>
    public string Path { get; set; } = "data/prmbot.db";

    /// <summary>
    /// The database of <see cref="StorageProvider.Postgres"/>, as Npgsql takes it. Its role owns the database and is no
    /// superuser. Default null: none. It may hold a password, so no message shows it.
    /// </summary>
    public string? ConnectionString { get; set; }

    public IEnumerable<string> Problems()
    {
        if (Provider is StorageProvider.Postgres && string.IsNullOrWhiteSpace(ConnectionString))
        {
            yield return "Storage:ConnectionString is missing, which Storage:Provider Postgres needs. Set it to "
                + "something like Host=localhost;Database=prmbot;Username=prmbot;Password=...";
        }

        if (Provider is StorageProvider.LiteDb && !string.IsNullOrWhiteSpace(ConnectionString))
        {
            yield return "Storage:ConnectionString is set, but Storage:Provider is LiteDb, which keeps a file. Set "
                + "Storage:Provider to Postgres, or leave Storage:ConnectionString out.";
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
