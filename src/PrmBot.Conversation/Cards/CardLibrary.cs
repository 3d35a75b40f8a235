using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards.Templating;

namespace PrmBot.Conversation.Cards;

/// <summary>All cards under <c>cards/</c>, read and parsed once at the start. Safe for many turns at once.</summary>
public sealed class CardLibrary
{
    /// <summary>What a card may have in bytes: clients were seen to fail above it.</summary>
    public const int MostBytes = 28_000;

    private const string Ending = ".card.json";

    private readonly Dictionary<string, Template> _templates;

    /// <summary>Reads every <c>*.card.json</c> under the folder.</summary>
    /// <param name="root">The folder <c>cards/</c>; one that is not there has no cards.</param>
    /// <exception cref="CardTemplateException">A file is no JSON, or an expression in it is wrong.</exception>
    public CardLibrary(string root) =>
        _templates = !Directory.Exists(root) ? [] : Directory
            .GetFiles(root, "*" + Ending, SearchOption.AllDirectories)
            .ToDictionary(path => NameOf(root, path), path => Read(NameOf(root, path) + Ending, path));

    /// <summary>Every card's name: its path without ending, <c>selection/question</c>.</summary>
    public IReadOnlyCollection<string> Names => _templates.Keys;

    /// <summary>
    /// The Adaptive Card, as JSON text ready for an attachment. One that can say less does, while it is too large.
    /// </summary>
    /// <exception cref="CardTemplateException">The record does not fit its file.</exception>
    /// <exception cref="KeyNotFoundException">No file has the record's name.</exception>
    public string Render(ICard card)
    {
        var json = Whole(card);
        while (Encoding.UTF8.GetByteCount(json) > MostBytes && (card as IShortens)?.Shorter() is { } shorter)
        {
            card = shorter;
            json = Whole(card);
        }

        return json;
    }

    /// <summary>The same from any data.</summary>
    /// <exception cref="CardTemplateException">The data do not fit the file.</exception>
    /// <exception cref="KeyNotFoundException">No file has this name.</exception>
    public JsonNode Expand(string name, JsonNode data) =>
        JsonNode.Parse(Text(name, JsonSerializer.SerializeToElement(data)))
        ?? throw new CardTemplateException(name + Ending, null, "A $when dropped the whole card.");

    private string Whole(ICard card) => WithoutEmptyRefresh(
        Text(card.File, JsonSerializer.SerializeToElement(card, card.GetType(), CardFormat.Options)));

    // A $when that drops a member leaves a null in its place; clients take a refresh for an object.
    private static string WithoutEmptyRefresh(string json)
    {
        if (!json.Contains("\"refresh\":null", StringComparison.Ordinal))
        {
            return json;
        }

        var card = JsonNode.Parse(json)!.AsObject();
        card.Remove("refresh");
        return card.ToJsonString(CardFormat.Options);
    }

    private static string NameOf(string root, string path) =>
        Path.GetRelativePath(root, path)[..^Ending.Length].Replace('\\', '/');

    private static Template Read(string file, string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return Template.Parse(file, json.RootElement);
        }
        catch (JsonException e)
        {
            throw new CardTemplateException(file, null, e.Message, e);
        }
    }

    private string Text(string name, JsonElement data) => _templates.TryGetValue(name, out var template)
        ? template.Json(Scope.Of(Value.From(data)))
        : throw new KeyNotFoundException($"There is no cards/{name}{Ending}.");
}
