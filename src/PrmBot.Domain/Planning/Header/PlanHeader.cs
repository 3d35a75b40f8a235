using System.Globalization;
using System.Text.Json.Serialization;
using PrmBot.Identity;

namespace PrmBot.Planning.Header;

/// <summary>What a plan says as a whole, beside its lines.</summary>
public enum HeaderField
{
    /// <summary>Who stands for the plan on our side.</summary>
    OurSponsor,

    PartnerSponsor,

    /// <summary>How often both sides go through it.</summary>
    ReviewCadence,

    /// <summary>Rules of engagement, in words.</summary>
    Rules,

    /// <summary>Risks and what is assumed, in words.</summary>
    Risks,
}

/// <summary>How often both sides go through the plan.</summary>
public enum ReviewCadence
{
    Weekly,
    Fortnightly,
    Monthly,
    Quarterly,
}

/// <summary>One change of the header; former values are never lost.</summary>
/// <param name="Field">What.</param>
/// <param name="From">The former value in normal form; null: there was none.</param>
/// <param name="To">The new one.</param>
/// <param name="Who">The person.</param>
/// <param name="By">The side of the person.</param>
/// <param name="At">When.</param>
public sealed record HeaderChange(
    HeaderField Field, string? From, string To, Person Who, PlanSide By, DateTimeOffset At)
{
    /// <summary>Why, as the person said; null: not said.</summary>
    public string? Reason { get; init; }
}

/// <summary>
/// Sponsors of both sides, review cadence, rules of engagement and risks: agreed with the plan, by its signatures.
/// </summary>
public sealed record PlanHeader
{
    /// <summary>Null: not named yet.</summary>
    public PlanOwner? OurSponsor { get; init; }

    /// <summary>Null: not named yet.</summary>
    public PlanOwner? PartnerSponsor { get; init; }

    /// <summary>Null: not said yet.</summary>
    public ReviewCadence? Cadence { get; init; }

    /// <summary>Null: not said yet.</summary>
    public string? Rules { get; init; }

    /// <summary>Null: not said yet.</summary>
    public string? Risks { get; init; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<HeaderChange> Changes { get; init; } = [];

    [JsonIgnore]
    public bool IsEmpty => Changes.Count == 0;

    /// <summary>The field in normal form; null: empty.</summary>
    public string? Normal(HeaderField field) => field switch
    {
        HeaderField.OurSponsor => OurSponsor?.Name,
        HeaderField.PartnerSponsor => PartnerSponsor?.Name,
        HeaderField.ReviewCadence => Cadence is { } cadence ? HeaderFields.Key(cadence) : null,
        HeaderField.Rules => Rules,
        HeaderField.Risks => Risks,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown field."),
    };

    /// <summary>
    /// The next day of review on or after a day, counted from the plan's first, Mondays instead of weekends; null: no
    /// cadence.
    /// </summary>
    public DateOnly? NextReview(DateOnly start, DateOnly today)
    {
        if (Cadence is not { } cadence)
        {
            return null;
        }

        for (var times = 1; ; times++)
        {
            var on = cadence switch
            {
                ReviewCadence.Weekly => start.AddDays(7 * times),
                ReviewCadence.Fortnightly => start.AddDays(14 * times),
                ReviewCadence.Monthly => start.AddMonths(times),
                ReviewCadence.Quarterly => start.AddMonths(3 * times),
                _ => throw new InvalidOperationException($"Unknown cadence {cadence}."),
            };
            on = on.DayOfWeek switch
            {
                DayOfWeek.Saturday => on.AddDays(2),
                DayOfWeek.Sunday => on.AddDays(1),
                _ => on,
            };
            if (on >= today)
            {
                return on;
            }
        }
    }

    /// <summary>What changed since so many changes, each field once, from what it was to what it is.</summary>
    public IReadOnlyList<HeaderChange> Since(int changes) =>
    [
        .. Changes.Skip(changes).GroupBy(c => c.Field).Select(g => g.Last() with { From = g.First().From })
            .Where(c => c.From != c.To),
    ];
}

/// <summary>Names on the wire.</summary>
public static class HeaderFields
{
    /// <summary>The field by its name, spaces, case and underscores aside; null when there is none.</summary>
    public static HeaderField? Find(string? name) =>
        string.Concat((name ?? string.Empty).Where(char.IsLetter)).ToLower(CultureInfo.InvariantCulture) switch
        {
            "oursponsor" => HeaderField.OurSponsor,
            "partnersponsor" => HeaderField.PartnerSponsor,
            "reviewcadence" or "cadence" => HeaderField.ReviewCadence,
            "rules" or "rulesofengagement" => HeaderField.Rules,
            "risks" or "risk" or "risksandassumptions" => HeaderField.Risks,
            _ => null,
        };

    /// <summary>The field's name in arguments and card data.</summary>
    public static string Key(this HeaderField field) => field switch
    {
        HeaderField.OurSponsor => "our_sponsor",
        HeaderField.PartnerSponsor => "partner_sponsor",
        HeaderField.ReviewCadence => "review_cadence",
        HeaderField.Rules => "rules",
        HeaderField.Risks => "risks",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown field."),
    };

    /// <summary>The cadence's name in arguments and files.</summary>
    public static string Key(ReviewCadence cadence) => cadence.ToString().ToLowerInvariant();

    /// <summary>The cadence of that name; null: there is none.</summary>
    internal static ReviewCadence? Cadence(string name) => Enum.GetValues<ReviewCadence>().Cast<ReviewCadence?>()
        .FirstOrDefault(c => string.Equals(Key(c!.Value), name.Trim(), StringComparison.OrdinalIgnoreCase));
}
