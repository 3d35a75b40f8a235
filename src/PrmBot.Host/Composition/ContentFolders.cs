namespace PrmBot.Host.Composition;

/// <summary>Where the editable words and cards are: beside the program when published, else in the checkout.</summary>
internal sealed record ContentFolders(string Prompts, string Cards)
{
    /// <summary>What was learnt from the words, for the next start; it may be deleted at any time.</summary>
    public static string Trained { get; } = Path.Combine(AppContext.BaseDirectory, "trained");

    /// <exception cref="DirectoryNotFoundException">Neither place has them: the installation is not whole.</exception>
    public static ContentFolders Find(string start)
    {
        for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
        {
            var folders = new ContentFolders(Path.Combine(at.FullName, "prompts"), Path.Combine(at.FullName, "cards"));
            if (Directory.Exists(folders.Prompts) && Directory.Exists(folders.Cards))
            {
                return folders;
            }
        }

        throw new DirectoryNotFoundException(
            $"No folders prompts/ and cards/ at or above {start}. Install PrmBot again.");
    }
}
