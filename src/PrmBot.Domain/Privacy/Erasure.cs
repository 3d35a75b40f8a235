using System.Security.Cryptography;
using System.Text;
using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Privacy;

/// <summary>Whom or what a deletion was about.</summary>
public enum ErasedKind
{
    Person,
    Partner,
}

/// <summary>
/// That somebody, or a partner, was deleted: so that it is done again in a copy from before. It names nobody. Salted
/// hashes find the person again where the person still is, and say nothing where not.
/// </summary>
public sealed record Erasure : IDocument
{
    public static string Kind => "erasure";

    public static int Schema => 1;

    /// <summary>Random; also what stands for a person in the records that stay.</summary>
    public required string Id { get; init; }

    public PartnerId? Partner => null;

    public required ErasedKind What { get; init; }

    /// <summary>The tenant whose records they were.</summary>
    public required TenantId Tenant { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Random text, another one in each.</summary>
    public required string Salt { get; init; }

    /// <summary>Of every id and name that was deleted.</summary>
    public required IReadOnlyList<string> Hashes { get; init; }

    /// <summary>False from the beginning until all is deleted.</summary>
    public bool IsDone { get; init; }

    /// <summary>How many records were removed or changed, by kind.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; init; } = new Dictionary<string, int>();

    public long Version { get; init; }

    /// <summary>True for an id or a name that was deleted with it.</summary>
    public bool Means(string idOrName) => Hashes.Contains(Hash(Salt, idOrName));

    /// <summary>The hash of an id or a name; case and blanks of names count for nothing.</summary>
    public static string Hash(string salt, string idOrName) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}|{Plain(idOrName)}")));

    private static string Plain(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
