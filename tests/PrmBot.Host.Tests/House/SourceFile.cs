using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PrmBot.Testing;

namespace PrmBot.Host.Tests.House;

/// <summary>One C# file of the checkout, parsed.</summary>
internal sealed record SourceFile(string Path, string[] Lines, SyntaxNode Root)
{
    private static readonly CSharpParseOptions Options =
        new(LanguageVersion.Preview, DocumentationMode.Parse, preprocessorSymbols: ["DEBUG", "NET10_0"]);

    public static IReadOnlyList<SourceFile> Src { get; } = Read("src");

    public static IReadOnlyList<SourceFile> Tests { get; } = Read("tests");

    public static IEnumerable<SourceFile> All => Src.Concat(Tests);

    /// <summary>Where a node stands, as a compiler would say it.</summary>
    public string At(SyntaxNode node) => $"{Path}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";

    public IEnumerable<T> Nodes<T>()
        where T : SyntaxNode => Root.DescendantNodes().OfType<T>();

    private static List<SourceFile> Read(string folder) =>
    [
        .. Directory.EnumerateFiles(System.IO.Path.Combine(RepoFiles.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(RepoFiles.Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Intersect(["bin", "obj", "node_modules"]).Any())
            .Order(StringComparer.Ordinal)
            .Select(Parse),
    ];

    private static SourceFile Parse(string file)
    {
        var text = File.ReadAllText(System.IO.Path.Combine(RepoFiles.Root, file));
        return new(file, text.TrimEnd('\n').Split('\n'), CSharpSyntaxTree.ParseText(text, Options).GetRoot());
    }
}
