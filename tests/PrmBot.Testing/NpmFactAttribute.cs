using System.Runtime.CompilerServices;
using Xunit;

namespace PrmBot.Testing;

/// <summary>
/// A test that runs node over npm packages. Without node or the packages it is reported as skipped, with the reason;
/// where <c>PRMBOT_FULL=1</c> asks for everything it runs all the same, and fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NpmFactAttribute : FactAttribute
{
    /// <param name="folder">Folder of the <c>package.json</c>, from the checkout's root.</param>
    /// <param name="test">Filled in by the compiler.</param>
    public NpmFactAttribute(string folder, [CallerMemberName] string test = "")
    {
        (Folder, Test) = (folder, test);
        if (Environment.GetEnvironmentVariable("PRMBOT_FULL") != "1" && Missing(folder) is { } missing)
        {
            Skip = $"{missing}: run tests/run, which installs what this needs.";

            // dotnet test prints the names of what it skipped, not the reasons.
            DisplayName = $"{test} ({Skip})";
        }
    }

    public string Folder { get; }

    public string Test { get; }

    private static string? Missing(string folder) =>
        !Directory.Exists(Path.Combine(RepoFiles.Root, folder, "node_modules")) ? $"No packages in {folder}"
        : !IsOnPath("node") ? "No node on the PATH"
        : null;

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Any(at => File.Exists(Path.Combine(at, program)) || File.Exists(Path.Combine(at, program + ".exe")));
}
