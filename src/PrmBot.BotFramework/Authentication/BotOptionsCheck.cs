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
        if (options.CloudKind == BotCloud.China && options.ServiceHosts.Count == 0)
            yield return "Bot:ServiceHosts is missing: no host of the Connector is published for Bot:Cloud China, so "
                + "set it to the one that your bot's activities come from.";
        if (options.CloudKind == BotCloud.Custom)
        {
            foreach (var fault in Whole(options.Custom))
                yield return fault;
        }

        foreach (var tenant in options.AllowedTenants.Where(tenant => !Guid.TryParse(tenant, out _)))
        {
            yield return $"Bot:AllowedTenants holds '{tenant}', which is no tenant id: copy the directory (tenant) id "
                + "from the Entra admin center.";
        }

        foreach (var fault in NoHosts("Bot:ServiceHosts", options.ServiceHosts)
            .Concat(NoHosts("Bot:Custom:ServiceHosts", options.Custom.ServiceHosts)))
            yield return fault;
    }

    private static IEnumerable<string> Whole(CustomCloud cloud)
    {
        if (!IsSet(cloud.Issuer))
            yield return "Bot:Custom:Issuer is missing: Bot:Cloud Custom needs the issuer that the channel's tokens "
                + "name.";
        if (!ChannelKeySource.IsSafe(cloud.MetadataUrl))
            yield return Address("Bot:Custom:MetadataUrl", cloud.MetadataUrl, "OpenID metadata of the channel");
        if (!ChannelKeySource.IsSafe(cloud.TokenUrl))
            yield return Address("Bot:Custom:TokenUrl", cloud.TokenUrl, "endpoint that gives the bot its tokens");
        if (!IsSet(cloud.Scope))
            yield return "Bot:Custom:Scope is missing: Bot:Cloud Custom needs the scope of the bot's own tokens, "
                + "for example https://api.botframework.com/.default.";
        if (cloud.ServiceHosts.Count == 0)
            yield return "Bot:Custom:ServiceHosts is missing: Bot:Cloud Custom needs the hosts of the Connector, "
                + "for example Bot:Custom:ServiceHosts:0=smba.trafficmanager.net.";
    }

    private static string Address(string setting, string? value, string what) => IsSet(value)
        ? $"{setting} is no https address (plain http only on loopback): set it to the {what}."
        : $"{setting} is missing: Bot:Cloud Custom needs the {what}, an https address (plain http only on loopback).";

    private static IEnumerable<string> NoHosts(string setting, IEnumerable<string> hosts) => hosts
        .Where(host => !ServiceHosts.IsHost(host))
        .Select(host => $"{setting} holds '{host}', which is no host name: write it like smba.trafficmanager.net.");

    private static bool IsSet(string? value) => !string.IsNullOrWhiteSpace(value);
}
