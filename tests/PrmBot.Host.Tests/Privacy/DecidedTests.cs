using System.Reflection;
using PrmBot.Conversation;
using PrmBot.Host.Privacy;
using PrmBot.Storage;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Privacy;

/// <summary>Nothing is stored about anybody of which nobody said what becomes of it.</summary>
public sealed class DecidedTests
{
    private static readonly Assembly[] Ours =
    [
        typeof(IDocument).Assembly, typeof(Dialogue).Assembly, typeof(Decided).Assembly, .. Referenced(),
    ];

    private static IEnumerable<Type> Documents => Ours.Distinct().SelectMany(a => a.GetTypes())
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IDocument)));

    [Fact]
    public void Every_kind_of_document_is_decided_about() =>
        Decided.Kinds.Values.Select(k => k.Type).ShouldBe(Documents, ignoreOrder: true);

    [Fact]
    public void Every_member_that_names_a_person_is_decided_about() =>
        Documents.SelectMany(PeopleIn.MembersBelow).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(Decided.People.Order(StringComparer.Ordinal));

    // Assemblies that come later count as well.
    private static IEnumerable<Assembly> Referenced() => typeof(Decided).Assembly.GetReferencedAssemblies()
        .Where(name => name.Name!.StartsWith("PrmBot.", StringComparison.Ordinal)).Select(Assembly.Load);
}
