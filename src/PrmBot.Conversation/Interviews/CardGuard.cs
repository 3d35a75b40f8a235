using System.Globalization;
using PrmBot.Selection;

namespace PrmBot.Conversation.Interviews;

/// <summary>Which version of which assessment a card belongs to, as its buttons carry it.</summary>
/// <param name="Assessment">Its id.</param>
/// <param name="Edition">Its edition.</param>
internal sealed record CardGuard(string Assessment, int Edition)
{
    public static string Of(Assessment assessment) =>
        string.Create(CultureInfo.InvariantCulture, $"{assessment.Id}.{assessment.Edition}");

    /// <summary>Null for what no card of ours carries.</summary>
    public static CardGuard? Read(string? data)
    {
        var cut = data?.LastIndexOf('.') ?? -1;
        return cut > 0 && int.TryParse(
            data.AsSpan(cut + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var edition)
            ? new CardGuard(data![..cut], edition)
            : null;
    }
}
