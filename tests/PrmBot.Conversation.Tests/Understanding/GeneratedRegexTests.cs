using System.Reflection;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding;
using PrmBot.Conversation.Understanding.Readers;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Understanding;

/// <summary>
/// The code generated for a regex can differ from the regex: a group of one name in several alternatives, with a lazy
/// loop in it, gave "move the webinar" for "the webinar".
/// </summary>
public sealed class GeneratedRegexTests
{
    [Fact]
    public void Every_generated_regex_finds_what_the_interpreted_one_finds()
    {
        var texts = LocalEngine.TrainedOn(RepoFiles.Prompts).Distinct().Where((_, i) => i % 3 == 0).ToList();
        texts.AddRange(texts.Select(Folding.Fold).ToList());

        Generated().Where(r => texts.Exists(t => Groups(r.Made, t) != Groups(r.Read, t)))
            .Select(r => r.Name).ShouldBeEmpty("split it into one regex for each alternative");
    }

    private static IEnumerable<(string Name, Regex Made, Regex Read)> Generated() =>
        from type in typeof(LocalEngine).Assembly.GetTypes()
        where type.Namespace?.StartsWith("PrmBot.Conversation.Understanding", StringComparison.Ordinal) == true
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
        let regex = method.GetCustomAttribute<GeneratedRegexAttribute>()
        where regex is not null
        select ($"{type.Name}.{method.Name}", (Regex)method.Invoke(null, null)!,
            new Regex(regex.Pattern, regex.Options));

    private static string Groups(Regex regex, string text) => regex.Match(text) is { Success: true } m
        ? string.Join('|', m.Groups.Values.Select(g => g.Success ? $"{g.Index}+{g.Length}" : "-")) : "none";
}
