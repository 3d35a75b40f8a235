using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace PrmBot.Host.Tests.House;

/// <summary>What is logged is declared, so that it can be read in one place and nothing private slips in.</summary>
public sealed class LoggingTests
{
    private static readonly string[] Undeclared =
        ["Log", "LogTrace", "LogDebug", "LogInformation", "LogWarning", "LogError", "LogCritical"];

    [Fact]
    public void Logging_goes_through_declared_messages_only() => SourceFile.Src
        .SelectMany(file => file.Nodes<InvocationExpressionSyntax>()
            .Where(call => call.Expression is MemberAccessExpressionSyntax member
                && Undeclared.Contains(member.Name.Identifier.Text)
                && member.Expression.ToString().EndsWith("ogger", StringComparison.Ordinal))
            .Select(file.At))
        .ShouldBeNone("use [LoggerMessage]");
}
