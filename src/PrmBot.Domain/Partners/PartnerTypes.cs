namespace PrmBot.Partners;

/// <summary>Reads the words for routes to market.</summary>
public static class PartnerTypes
{
    /// <summary>The type that a stored or said word stands for; null when it is none of the seven.</summary>
    public static PartnerType? Read(string? word)
    {
        var plain = word?.Trim().ToLowerInvariant().Replace("partner", string.Empty, StringComparison.Ordinal).Trim();
        return plain switch
        {
            "reseller" or "resellers" or "var" or "dealer" => PartnerType.Reseller,
            "distributor" or "distribution" or "distributors" or "disti" => PartnerType.Distributor,
            "si" or "system integrator" or "systems integrator" or "integrator" or "services" or "service" =>
                PartnerType.Si,
            "msp" or "managed service provider" or "managed services" => PartnerType.Msp,
            "isv" or "software vendor" or "independent software vendor" => PartnerType.Isv,
            "technology" or "tech" or "technology alliance" or "alliance" => PartnerType.Technology,
            "referral" or "referrer" or "agent" => PartnerType.Referral,
            _ => null,
        };
    }
}
