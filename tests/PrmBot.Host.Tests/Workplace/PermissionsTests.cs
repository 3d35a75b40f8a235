using System.Text.RegularExpressions;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workplace;

/// <summary>The README lists what the code asks for, and nothing else.</summary>
public sealed partial class PermissionsTests
{
    [Fact]
    public void Every_permission_that_a_call_names_is_in_the_readme_and_the_other_way()
    {
        var code = Directory.EnumerateFiles(Path.Combine(RepoFiles.Root, "src", "PrmBot.Graph"), "*.cs",
                SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Constants().Matches(File.ReadAllText(file)))
            .SelectMany(m => Permission().Matches(m.Value).Select(p => p.Value)).ToHashSet();
        var readme = Permission().Matches(File.ReadAllText(Path.Combine(RepoFiles.Root, "README.md")))
            .Select(m => m.Value).ToHashSet();

        // The right to write tasks contains the right to read them.
        code.Remove("Tasks.Read.All");
        code.Count.ShouldBeGreaterThan(8);
        readme.ShouldBe(code, ignoreOrder: true);
    }

    [GeneratedRegex("const string \\w+ = \"[^\"]+\";")]
    private static partial Regex Constants();

    [GeneratedRegex(@"\b[A-Z]\w+\.Read(?:Basic|Write)?(?:\.(?:All|Group))?\b")]
    private static partial Regex Permission();
}
