using System.Text.Json.Nodes;
using PrmBot.Identity;
using PrmBot.Privacy;
using PrmBot.Storage;
using PrmBot.Storage.Moving;

namespace PrmBot.Host.Privacy;

/// <summary>What becomes of one document.</summary>
/// <param name="Stored">As it is.</param>
/// <param name="After">As it is to be; null: it is removed.</param>
internal sealed record Treated(StoredDocument Stored, DocumentRow? After);

/// <summary>A person, or a partner, whose records are exported or deleted.</summary>
/// <param name="tenant">Whose records are looked through.</param>
internal abstract class Subject(TenantId tenant)
{
    /// <summary>Whose records they are.</summary>
    public TenantId Tenant { get; } = tenant;

    /// <summary>A person or a partner.</summary>
    public abstract ErasedKind What { get; }

    /// <summary>As said to the operator.</summary>
    public abstract string Title { get; }

    /// <summary>Ids and names by which it is found again in a copy.</summary>
    public abstract IEnumerable<string> KnownBy { get; }

    /// <summary>What the operator should know before; empty: nothing.</summary>
    public virtual IEnumerable<string> Notes => [];

    /// <summary>Every document that it is in, with what becomes of it.</summary>
    /// <param name="store">Where.</param>
    /// <param name="former">The id that stands for a person from now on.</param>
    /// <param name="ct">Ends the work early.</param>
    public abstract IAsyncEnumerable<Treated> TreatAsync(IUpkeep store, UserId former, CancellationToken ct);

    /// <summary>True for a message to it, or about it.</summary>
    public bool Concerns(OutboxEntry entry) => entry.Tenant == Tenant
        && (IsItsPlace(entry.Conversation) || IsIn(JsonText.Of(entry)));

    /// <summary>True for what came from it, or is about it.</summary>
    public bool Concerns(StoredItem item) =>
        (item.Waiting is { } waiting && (IsItsPlace(waiting.Conversation) || IsIn(JsonText.Inner(waiting.Body))))
        || (item.Answer is { } answer && IsIn(JsonText.Inner(answer) ?? answer));

    /// <summary>True for a conversation that is with it alone, or its channel.</summary>
    public abstract bool IsItsPlace(ConversationKey place);

    /// <summary>True when it is named.</summary>
    public abstract bool IsNamed(string text);

    private bool IsIn(JsonNode? node) => JsonText.Texts(node).Any(IsNamed);
}
