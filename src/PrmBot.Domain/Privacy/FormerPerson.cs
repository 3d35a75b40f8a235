using PrmBot.Identity;

namespace PrmBot.Privacy;

/// <summary>Who stands in a record in the place of somebody who was deleted from it.</summary>
public static class FormerPerson
{
    /// <summary>The name that is read there.</summary>
    public const string Name = "a former colleague";

    private const string Begin = "former-";

    /// <summary>
    /// An id in the place of the deleted one: it follows from nothing that was known of the person, and keeps apart
    /// what two deleted people did.
    /// </summary>
    public static UserId Id(string unique) => new(Begin + unique);

    /// <summary>True for an id that the platform knows nobody by.</summary>
    public static bool Is(UserId id) => id.Value.StartsWith(Begin, StringComparison.Ordinal);
}
