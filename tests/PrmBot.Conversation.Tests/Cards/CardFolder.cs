using System.Reflection;
using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards;

namespace PrmBot.Conversation.Tests.Cards;

/// <summary>A folder of cards and samples, with the records that fill them.</summary>
internal sealed class CardFolder(string root, Assembly assembly)
{
    private readonly Dictionary<string, Type> _records = assembly.GetTypes()
        .Where(t => t is { IsAbstract: false, IsInterface: false } && t.IsAssignableTo(typeof(ICard)))
        .ToDictionary(NameOf);

    public IEnumerable<string> Names => Files(".card.json");

    /// <summary>Name, template and sample of every card that has one.</summary>
    public IEnumerable<(string Name, JsonNode Template, JsonNode Sample)> Pairs =>
        Names.Intersect(Files(".sample.json"))
            .Select(name => (name, Read(name + ".card.json"), Read(name + ".sample.json")));

    /// <summary>Every card, filled with its sample.</summary>
    public IReadOnlyList<(string Name, JsonNode Card)> Expanded()
    {
        var library = new CardLibrary(root);
        return [.. Pairs.Select(p => (p.Name, library.Expand(p.Name, p.Sample)))];
    }

    /// <summary>What is wrong with the cards, their samples and records, each with the card's name.</summary>
    public IEnumerable<string> Findings() =>
    [
        .. Names.Except(Files(".sample.json")).Select(n => $"{n}: has no sample"),
        .. Files(".sample.json").Except(Names).Select(n => $"{n}: is a sample without a card"),
        .. Names.Except(_records.Keys).Select(n => $"{n}: has no record"),
        .. _records.Keys.Except(Names).Select(n => $"{n}: is a record without a file"),
        .. Pairs.Where(p => _records.ContainsKey(p.Name))
            .SelectMany(p => SampleLint.Findings(_records[p.Name], p.Sample).Select(f => $"{p.Name}: {f}")),
        .. Names.SelectMany(n => CardLint.OfTemplate(Read(n + ".card.json")).Select(f => $"{n}: {f}")),
        .. Expanded().SelectMany(c => CardLint.OfExpanded(c.Card).Select(f => $"{c.Name}: {f}")),
    ];

    private static string NameOf(Type record) => (string)record
        .GetProperty(nameof(ICard.Name), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    private JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(root, file)))!;

    private IEnumerable<string> Files(string ending) => !Directory.Exists(root) ? [] : Directory
        .GetFiles(root, "*" + ending, SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(root, path)[..^ending.Length].Replace('\\', '/'))
        .Order(StringComparer.Ordinal);
}
