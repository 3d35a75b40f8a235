using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrmBot.BotFramework.Activities;

/// <summary>Something the channel knows about a message; unknown types are kept and ignored.</summary>
public sealed record Entity
{
    public string? Type { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; init; }

    /// <summary>The mention this entity is, or null when it is something else or malformed.</summary>
    public Mention? AsMention()
    {
        if (Type != "mention" || Extra is null || !Extra.TryGetValue("mentioned", out var mentioned))
            return null;

        var id = mentioned.Text("id");
        var name = mentioned.Text("name");
        var text = Extra.TryGetValue("text", out var written) ? written.AsText() : null;
        return id is null ? null : new Mention(id, name, text ?? (name is null ? null : $"<at>{name}</at>"));
    }

    /// <summary>A member of this entity as text, for example <c>timezone</c> of a <c>clientInfo</c>; null when
    /// absent.</summary>
    public string? Member(string name) =>
        Extra is not null && Extra.TryGetValue(name, out var value) ? value.AsText() : null;
}

/// <summary>Somebody named in a message. Text is how it stands in the message's text; null when that is not
/// known.</summary>
public sealed record Mention(string Id, string? Name, string? Text);
