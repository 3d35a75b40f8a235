namespace PrmBot.BotFramework.Authentication;

/// <summary>Refuses settings that leave open, or contradict, what the bot proves itself with.</summary>
internal static class BotCredentialCheck
{
    private const string Names =
        "Bot:ClientSecret, Bot:CertificatePath, Bot:CertificateThumbprint and Bot:FederatedClientId";

    public static IEnumerable<string> Faults(BotOptions options, BotAppType kind)
    {
        string?[] all =
        [
            options.ClientSecret, options.CertificatePath, options.CertificateThumbprint, options.FederatedClientId,
        ];
        var given = all.Count(IsSet);
        if (kind == BotAppType.UserAssignedMsi && given > 0)
        {
            yield return $"{Names} must be left out with Bot:AppType UserAssignedMSI: "
                + "remove them, or set Bot:AppType to SingleTenant.";
        }

        if (kind != BotAppType.UserAssignedMsi && given != 1)
        {
            yield return $"Bot:AppType {options.AppType} needs exactly one of {Names}: "
                + "set one and remove the others.";
        }

        if (IsSet(options.FederatedClientId) && !Guid.TryParseExact(options.FederatedClientId, "D", out _))
            yield return "Bot:FederatedClientId is no GUID: copy the client id of the managed identity.";
    }

    private static bool IsSet(string? value) => !string.IsNullOrWhiteSpace(value);
}
