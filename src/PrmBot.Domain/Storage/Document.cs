using System.Text.Json.Nodes;
using PrmBot.Identity;

namespace PrmBot.Storage;

/// <summary>
/// A record that is stored whole, as JSON. Documents are immutable: a change is a new record put under the same id.
/// </summary>
public interface IDocument
{
    /// <summary>Stable name of the kind in the store, lower case: never changed once delivered.</summary>
    static abstract string Kind { get; }

    /// <summary>Version of the JSON's shape. Raised together with an entry in <see cref="DocumentUpgrades"/>.</summary>
    static abstract int Schema { get; }

    /// <summary>The steps that bring older bodies up to <see cref="Schema"/>; own ones only in tests.</summary>
    static virtual IReadOnlyDictionary<(string Kind, int From), Func<JsonObject, JsonObject>> Upgrades =>
        DocumentUpgrades.All;

    /// <summary>
    /// True for a kind of partners' documents that stays few and that every turn asks for:
    /// <see cref="RememberedLists"/>.
    /// </summary>
    static virtual bool IsRemembered => false;

    /// <summary>Unique within tenant and kind.</summary>
    string Id { get; }

    /// <summary>The partner it belongs to: what that partner's session may open. Null: not any partner's.</summary>
    PartnerId? Partner { get; }

    /// <summary>How often it was written; 0 for one that was never stored. Set by the store when it reads.</summary>
    long Version { get; init; }
}
