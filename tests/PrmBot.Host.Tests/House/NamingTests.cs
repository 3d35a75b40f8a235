using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace PrmBot.Host.Tests.House;

/// <summary>Names say what a thing is.</summary>
public sealed class NamingTests
{
    private static readonly string[] SayNothing = ["Common", "Shared", "Helpers", "Utils", "Managers", "Services"];

    [Fact]
    public void A_type_does_not_carry_its_namespaces_name() => SourceFile.All
        .SelectMany(file => file.Nodes<BaseTypeDeclarationSyntax>()
            .Where(type => NamespaceOf(type).Split('.')[^1] == type.Identifier.Text)
            .Select(type => $"{file.At(type)} {type.Identifier.Text} in {NamespaceOf(type)}"))
        .ShouldBeNone("the type could not be named from beside its namespace");

    [Fact]
    public void No_folder_or_namespace_has_a_name_that_says_nothing() => SourceFile.All
        .Where(file => SayNothing.Any(name => file.Path.Split('/', '.').Contains(name)
            || file.Nodes<BaseNamespaceDeclarationSyntax>().Any(n => n.Name.ToString().Split('.').Contains(name))))
        .Select(file => file.Path)
        .ShouldBeNone("name it by what is in it");

    [Fact]
    public void A_public_type_has_a_summary_that_is_its_promise() => SourceFile.Src
        .SelectMany(file => file.Nodes<MemberDeclarationSyntax>()
            .Where(type => type is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            .Where(type => IsPublic(type) && !HasSummary(type) && !type.Modifiers.Any(SyntaxKind.PartialKeyword))
            .Select(file.At))
        .ShouldBeNone("write a <summary>");

    private static string NamespaceOf(SyntaxNode type) =>
        type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? string.Empty;

    private static bool IsPublic(MemberDeclarationSyntax type) =>
        type.Modifiers.Any(SyntaxKind.PublicKeyword)
        && type.Ancestors().OfType<TypeDeclarationSyntax>().All(outer => outer.Modifiers.Any(SyntaxKind.PublicKeyword));

    private static bool HasSummary(MemberDeclarationSyntax type) =>
        type.GetLeadingTrivia().Select(trivia => trivia.GetStructure()).OfType<DocumentationCommentTriviaSyntax>()
            .Any(comment => comment.ToFullString() is var text
                && (text.Contains("<summary>", StringComparison.Ordinal)
                    || text.Contains("<inheritdoc", StringComparison.Ordinal)));
}
