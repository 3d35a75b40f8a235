using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace PrmBot.BotFramework.Authentication;

/// <summary>Refuses settings that contradict each other or open the bot; each sentence names the setting and the
/// fix.</summary>
public sealed class BotOptionsCheck(IHostEnvironment environment) : IValidateOptions<BotOptions>
{
    public ValidateOptionsResult Validate(string? name, BotOptions options)
    {
        var faults = Danger(options).Concat(Registration(options)).Concat(Places(options)).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> Danger(BotOptions options)
    {
        if (options.DangerouslyAllowUnauthenticated && !environment.IsDevelopment())
        {
            yield return "Bot:DangerouslyAllowUnauthenticated is true outside Development: remove it "
                + "and set Bot:AppId, or start with ASPNETCORE_ENVIRONMENT=Development.";
        }
    }

    private static IEnumerable<string> Registration(BotOptions options)
    {
        var hasAppId = IsSet(options.AppId);
        if (!hasAppId && IsSet(options.AppType))
            yield return "Bot:AppType is set but Bot:AppId is not: set Bot:AppId to the bot's Microsoft App ID.";
        if (hasAppId && !Guid.TryParseExact(options.AppId, "D", out _))
            yield return "Bot:AppId is no GUID: copy the Microsoft App ID from the Azure Bot resource.";
        if (hasAppId && options.Kind is null)
            yield return "Bot:AppType must be SingleTenant, UserAssignedMSI or MultiTenant when Bot:AppId is set.";
        if (!hasAppId || options.Kind is not { } kind)
            yield break;

        if (kind != BotAppType.MultiTenant && !IsSet(options.TenantId))
            yield return $"Bot:TenantId is missing: Bot:AppType {options.AppType} needs the tenant of the "
                + "registration.";
        foreach (var fault in BotCredentialCheck.Faults(options, kind))
            yield return fault;
    }

    private static IEnumerable<string> Places(BotOptions options)
    {
        if (options.CloudKind is null)
            yield return "Bot:Cloud must be Public, UsGov, China or Custom; leave it out for Public.";
        if (options.CloudKind == BotCloud.Custom && !IsWhole(options.Custom))
        {
            yield return "Bot:Cloud Custom needs Bot:Custom:Issuer, Bot:Custom:MetadataUrl (https, "
                + "or http on loopback) and Bot:Custom:ServiceHosts: set all three.";
        }

        foreach (var host in options.ServiceHosts.Concat(options.Custom.ServiceHosts)
            .Where(host => Uri.CheckHostName(host) == UriHostNameType.Unknown))
            yield return $"Bot:ServiceHosts holds '{host}', which is no host name: write it like "
                + "smba.trafficmanager.net.";
    }

    private static bool IsWhole(CustomCloud cloud) =>
        IsSet(cloud.Issuer) && cloud.ServiceHosts.Count > 0 && ChannelKeySource.IsSafe(cloud.MetadataUrl);

    private static bool IsSet(string? value) => !string.IsNullOrWhiteSpace(value);
}
