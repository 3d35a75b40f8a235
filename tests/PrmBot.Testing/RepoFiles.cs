namespace PrmBot.Testing;

/// <summary>Finds the checkout that a test runs from.</summary>
public static class RepoFiles
{
    public static string Root { get; } = Find();

    public static string Prompts => Path.Combine(Root, "prompts");

    public static string Cards => Path.Combine(Root, "cards");

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "PrmBot.sln")))
            {
                return at.FullName;
            }
        }

        throw new DirectoryNotFoundException("No PrmBot.sln above the test binaries.");
    }
}
