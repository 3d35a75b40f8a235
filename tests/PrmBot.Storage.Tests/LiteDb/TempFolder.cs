namespace PrmBot.Storage.LiteDb;

/// <summary>A folder of its own for one test.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("prmbot-store-").FullName;

    public string File => Path.Combine(Root, "data", "prmbot.db");

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
