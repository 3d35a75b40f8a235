using PrmBot.Testing;

namespace PrmBot.EndToEnd;

/// <summary>
/// Where the pictures of the cards are kept: <c>PRMBOT_SCREENSHOTS</c>, or <c>artifacts/screenshots</c>.
/// </summary>
internal static class Screenshots
{
    public static string Folder { get; } = Directory.CreateDirectory(
        Environment.GetEnvironmentVariable("PRMBOT_SCREENSHOTS") is { Length: > 0 } wanted
            ? wanted
            : Path.Combine(RepoFiles.Root, "artifacts", "screenshots")).FullName;
}
