using System.Text.Json.Serialization;
using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Partners;

/// <summary>Route to market that a partner stands for; decides the weights of the fits.</summary>
public enum PartnerType
{
    Reseller,
    Distributor,
    Si,
    Msp,
    Isv,
    Technology,
    Referral,
}

/// <summary>Where a partner is in its life with us.</summary>
public enum PartnerStatus
{
    Prospect,
    Active,
    Paused,
    Archived,
}

/// <summary>A company that we sell through.</summary>
public sealed record Partner : IDocument
{
    public static string Kind => "partner";

    public static int Schema => 1;

    public static bool IsRemembered => true;

    public required PartnerId Of { get; init; }

    [JsonIgnore]
    public string Id => Of.Value;

    [JsonIgnore]
    PartnerId? IDocument.Partner => Of;

    public required string Name { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Null until somebody said it.</summary>
    public PartnerType? Type { get; init; }

    public string? Region { get; init; }

    public string? Tier { get; init; }

    public PartnerStatus Status { get; init; } = PartnerStatus.Prospect;

    /// <summary>For our side only; never shown to a partner contact.</summary>
    public string? Note { get; init; }

    /// <summary>The Teams channel that partner and we share; null when none is linked.</summary>
    public ConversationKey? Channel { get; init; }

    public IReadOnlyList<PartnerContact> Contacts { get; init; } = [];

    public DateTimeOffset AddedAt { get; init; }

    public long Version { get; init; }
}

/// <summary>A person who speaks for a partner; the id is null for one only known by name so far.</summary>
public sealed record PartnerContact(string Name, UserId? Id, string? Role);
