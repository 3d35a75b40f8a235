namespace PrmBot.Host.Tests.Publish;

/// <summary>The host, published once for all tests of a class, into a folder that nobody may write to.</summary>
public sealed class PublishedApp : IDisposable
{
    private readonly string _place = Directory.CreateTempSubdirectory("prmbot-app-").FullName;

    public PublishedApp()
    {
        Publishing.Run("-o", Folder);
        Programs.Run("chmod", "-R", "a-w,a+rX", _place);
    }

    public string Folder => Path.Combine(_place, "app");

    public void Dispose()
    {
        Programs.Run("chmod", "-R", "u+w", _place);
        Directory.Delete(_place, recursive: true);
    }
}
