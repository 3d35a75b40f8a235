using PrmBot.Testing;
using Xunit;

namespace PrmBot.EndToEnd;

/// <summary>
/// A fact that needs Chromium, node and npm. Where they are missing it is left out with the reason on screen, unless
/// <c>PRMBOT_FULL=1</c> (as in <c>tests/run</c>): then their absence fails it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <param name="packages">Folder of a <c>package.json</c> whose packages are needed, from the checkout's root;
    /// null: none.</param>
    public BrowserFactAttribute(string? packages = null)
    {
        Packages = packages;
        if (Environment.GetEnvironmentVariable("PRMBOT_FULL") != "1" && Missing(packages) is { } missing)
        {
            Skip = $"{missing} is not installed. tests/run installs everything and runs this too.";
        }
    }

    public string? Packages { get; }

    private static string? Missing(string? packages) =>
        Browser.Missing() is { } program ? program
        : packages is null || Directory.Exists(Path.Combine(RepoFiles.Root, packages, "node_modules")) ? null
        : $"What {packages}/package.json names";
}
