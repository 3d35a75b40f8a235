using System.Globalization;
using System.Text.RegularExpressions;
using PrmBot.Partners;
using PrmBot.Selection;

namespace PrmBot.Conversation.Plugins;

/// <summary>Reads what was given for the ideal profile.</summary>
internal static partial class ProfileInput
{
    // From a card or a person it is in the reader's format, from the understanding engine in the invariant one.
    public static decimal? Number(TurnScope turn, string text)
    {
        var plain = text.Replace("%", string.Empty, StringComparison.Ordinal).Trim();
        if (decimal.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        return decimal.TryParse(plain, NumberStyles.Number, turn.Culture, out number) ? number : null;
    }

    public static WeightPreset? Preset(string name) => name.Trim().ToLowerInvariant() switch
    {
        "standard" or "default" or "defaults" or "by type" => WeightPreset.Standard,
        "distributor" or "reseller" or "distributors" or "resellers" => WeightPreset.Distributor,
        "services" or "service" or "si" or "msp" => WeightPreset.Services,
        "technology" or "isv" or "tech" => WeightPreset.Technology,
        "referral" => WeightPreset.Referral,
        _ => null,
    };

    /// <summary>
    /// The route to market given, else the one that the sentence ends on ("... for distributors"); null: all of them.
    /// </summary>
    public static PartnerType? Route(TurnScope turn, string? given)
    {
        if (given is not null)
        {
            return PartnerTypes.Read(given);
        }

        return turn.Turn.Input is TurnInput.Said said && ForRoute().Match(said.Text) is { Success: true } found
            ? PartnerTypes.Read(found.Groups[1].Value) ?? PartnerTypes.Read(found.Groups[1].Value.TrimEnd('s'))
            : null;
    }

    /// <summary>The rated attribute that the sentence names; null: none.</summary>
    public static string? AttributeSaid(TurnScope turn) => turn.Turn.Input is TurnInput.Said said
        ? ProfileAttributes.Rated.Select(a => a.Key().Replace('_', ' '))
            .FirstOrDefault(name => said.Text.Contains(name, StringComparison.OrdinalIgnoreCase))
        : null;

    [GeneratedRegex(
        @"\b(?:for|of) (?:all |our |every |an? )?(resellers?|distributors?|system integrators?|SIs?|MSPs?|"
        + @"managed service providers?|ISVs?|software vendors?|(?:technology|referral) partners?)[.?!]?(?=$|,|\s)",
        RegexOptions.IgnoreCase)]
    private static partial Regex ForRoute();
}
