using System.Text.Json.Nodes;
using PrmBot.Identity;

namespace PrmBot.Storage;

/// <summary>A document for the tests of stores.</summary>
public sealed record Note : IDocument
{
    public static string Kind => "note";

    public static int Schema => 1;

    public required string Id { get; init; }

    public PartnerId? Partner { get; init; }

    public string Text { get; init; } = string.Empty;

    public int Count { get; init; }

    public long Version { get; init; }
}

/// <summary>Another kind with the same ids.</summary>
public sealed record Memo : IDocument
{
    public static string Kind => "memo";

    public static int Schema => 1;

    public required string Id { get; init; }

    public PartnerId? Partner { get; init; }

    public long Version { get; init; }
}

/// <summary>The kind "note" as a later program would know it.</summary>
public sealed record NewerNote : IDocument
{
    public static string Kind => Note.Kind;

    public static int Schema => 2;

    public required string Id { get; init; }

    public PartnerId? Partner { get; init; }

    public long Version { get; init; }
}

/// <summary>The kind "note" two programs later: what was its text is its title.</summary>
public sealed record Titled : IDocument
{
    public static string Kind => Note.Kind;

    public static int Schema => 3;

    public static IReadOnlyDictionary<(string Kind, int From), Func<JsonObject, JsonObject>> Upgrades { get; } =
        new Dictionary<(string Kind, int From), Func<JsonObject, JsonObject>>
        {
            [(Note.Kind, 1)] = body => new JsonObject { ["id"] = $"{body["id"]}", ["name"] = $"{body["text"]}" },
            [(Note.Kind, 2)] = body => new JsonObject { ["id"] = $"{body["id"]}", ["title"] = $"{body["name"]}!" },
        };

    public required string Id { get; init; }

    public PartnerId? Partner { get; init; }

    public required string Title { get; init; }

    public long Version { get; init; }
}

/// <summary>Tenants, partners and messages that the contract's facts share.</summary>
internal static class Samples
{
    public static readonly TenantId Here = new("tenant-a");
    public static readonly TenantId Elsewhere = new("tenant-b");
    public static readonly PartnerId Contoso = new("contoso");
    public static readonly PartnerId Fabrikam = new("fabrikam");
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static OutboxEntry Message(string id) => new()
    {
        Id = id,
        Tenant = Here,
        Conversation = new ConversationKey("19:chat"),
        ServiceUrl = "https://smba.example/emea/",
        Delivery = Delivery.Send,
        Text = "Hello",
        At = Noon,
    };

    public static InboxItem Item(string id) => new(id, new ConversationKey("19:chat"), """{"text":"hi"}""", Noon);
}
