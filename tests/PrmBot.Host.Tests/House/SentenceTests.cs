using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PrmBot.Conversation.Prompts;
using PrmBot.Testing;
using Xunit;

namespace PrmBot.Host.Tests.House;

/// <summary>The sentences of prompts/ and the keys in the code are bound both ways.</summary>
public sealed partial class SentenceTests
{
    private static readonly HashSet<string> Keys = [.. PromptFiles.ReadTexts(RepoFiles.Prompts).Keys];

    [Fact]
    public void Every_sentence_is_said_somewhere()
    {
        var literals = Literals().ToHashSet();
        var beginnings = literals.Where(text => Beginning().IsMatch(text)).Concat(InterpolatedBeginnings()).ToHashSet();

        Keys.Where(key => !literals.Contains(key)
                && !beginnings.Any(beginning => key.StartsWith(beginning, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)
            .ShouldBeNone("nobody says these sentences of prompts/**/texts.yaml: remove them");
    }

    [Fact]
    public void Every_key_in_the_code_has_its_sentence() => SourceFile.Src
        .SelectMany(file => RefusalKeys(file).Concat(SaidKeys(file))
            .Where(literal => Key().IsMatch(literal.Token.ValueText) && !Keys.Contains(literal.Token.ValueText))
            .Select(literal => $"{file.At(literal)} {literal.Token.ValueText}"))
        .ShouldBeNone("no prompts/**/texts.yaml has these keys");

    private static IEnumerable<string> Literals() => SourceFile.Src
        .SelectMany(file => file.Nodes<LiteralExpressionSyntax>())
        .Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression))
        .Select(literal => literal.Token.ValueText);

    private static IEnumerable<string> InterpolatedBeginnings() => SourceFile.Src
        .SelectMany(file => file.Nodes<InterpolatedStringExpressionSyntax>())
        .Select(text => text.Contents.FirstOrDefault())
        .OfType<InterpolatedStringTextSyntax>()
        .Select(text => text.TextToken.ValueText)
        .Where(text => Beginning().IsMatch(text));

    private static IEnumerable<LiteralExpressionSyntax> RefusalKeys(SourceFile file) => file
        .Nodes<ObjectCreationExpressionSyntax>()
        .Where(creation => creation.Type.ToString() == "Refusal")
        .SelectMany(creation => FirstLiterals(creation.ArgumentList));

    private static IEnumerable<LiteralExpressionSyntax> SaidKeys(SourceFile file) => file
        .Nodes<InvocationExpressionSyntax>()
        .Where(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "Say" })
        .SelectMany(call => FirstLiterals(call.ArgumentList));

    /// <summary>The first argument's literals: also both branches of a condition, and the arms of a switch.</summary>
    private static IEnumerable<LiteralExpressionSyntax> FirstLiterals(ArgumentListSyntax? arguments) =>
        arguments?.Arguments.FirstOrDefault()?.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>()
            .Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression)) ?? [];

    [GeneratedRegex(@"^[a-z_]+\.[a-z0-9_.]+$")]
    private static partial Regex Key();

    [GeneratedRegex(@"^[a-z_]+\.[a-z0-9_.]*$")]
    private static partial Regex Beginning();
}
