using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.House;

/// <summary>The top of the checkout is a table of contents.</summary>
public sealed class TopLevelTests
{
    private static readonly string[] Allowed =
    [
        "src", "tests", "manifest", "prompts", "cards", "PrmBot.sln", "README.md", ".ci", ".editorconfig", ".gitignore",
        ".gitattributes", "global.json", "Directory.Build.props", "Directory.Packages.props", "LICENSE",
        "CONTRIBUTING.md",
    ];

    /// <summary>Never committed: the repository itself and what .gitignore names.</summary>
    private static readonly string[] NotOurs =
        [".git", "bin", "obj", "data", "artifacts", "TestResults", ".vs", ".idea"];

    [Fact]
    public void Nothing_else_lies_on_top() => Directory.EnumerateFileSystemEntries(RepoFiles.Root)
        .Select(path => Path.GetFileName(path)!)
        .Except([.. Allowed, .. NotOurs])
        .ShouldBeNone("put it where it belongs");

    [Fact]
    public void The_licence_is_MIT() =>
        File.ReadAllText(Path.Combine(RepoFiles.Root, "LICENSE")).ShouldStartWith("MIT License");

    [Fact]
    public void Lock_files_name_no_registry() => Directory
        .EnumerateFiles(RepoFiles.Root, "package-lock.json", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(RepoFiles.Root, file))
        .Where(file => !file.Contains("node_modules", StringComparison.Ordinal))
        .Where(file => File.ReadLines(Path.Combine(RepoFiles.Root, file))
            .Any(line => line.Contains("\"resolved\": \"http", StringComparison.Ordinal)))
        .ShouldBeNone("npm install with omit-lockfile-registry-resolved=true in .npmrc");
}
