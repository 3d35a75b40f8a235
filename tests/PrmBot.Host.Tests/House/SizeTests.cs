using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace PrmBot.Host.Tests.House;

/// <summary>What is short can be read: the limits of files, methods, constructors and lines.</summary>
public sealed class SizeTests
{
    [Fact]
    public void A_file_has_at_most_300_lines() => SourceFile.All
        .Where(file => file.Lines.Length > 300)
        .Select(file => $"{file.Path} has {file.Lines.Length} lines")
        .ShouldBeNone("split it by idea");

    [Fact]
    public void A_line_has_at_most_120_characters() => SourceFile.All
        .SelectMany(file => file.Lines.Index().Where(line => line.Item.TrimEnd('\r').Length > 120)
            .Select(line => $"{file.Path}:{line.Index + 1} has {line.Item.Length} characters"))
        .ShouldBeNone("wrap it");

    [Fact]
    public void A_method_has_at_most_60_lines() => SourceFile.All
        .SelectMany(file => file.Nodes<BaseMethodDeclarationSyntax>().Cast<SyntaxNode>()
            .Concat(file.Nodes<LocalFunctionStatementSyntax>())
            .Where(method => LinesOf(method) > 60)
            .Select(method => $"{file.At(method)} has {LinesOf(method)} lines"))
        .ShouldBeNone("split it");

    [Fact]
    public void A_constructor_has_at_most_5_parameters() => SourceFile.All
        .SelectMany(file => file.Nodes<ConstructorDeclarationSyntax>()
            .Select(c => (Node: (SyntaxNode)c, c.ParameterList))
            .Concat(file.Nodes<ClassDeclarationSyntax>().Where(c => c.ParameterList is not null)
                .Select(c => (Node: (SyntaxNode)c, ParameterList: c.ParameterList!)))
            .Where(c => c.ParameterList.Parameters.Count > 5)
            .Select(c => $"{file.At(c.Node)} has {c.ParameterList.Parameters.Count}"))
        .ShouldBeNone("a type that needs so much does too much (records are data and may have more)");

    [Fact]
    public void Nothing_is_folded_away_in_a_region() => SourceFile.All
        .SelectMany(file => file.Root.DescendantTrivia(descendIntoTrivia: true)
            .Select(trivia => trivia.GetStructure())
            .OfType<RegionDirectiveTriviaSyntax>().Select(file.At))
        .ShouldBeNone("no #region");

    private static int LinesOf(SyntaxNode node)
    {
        var span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }
}
