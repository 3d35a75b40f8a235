using PrmBot.BotFramework.Authentication;

namespace PrmBot.BotFramework.Connector.Tokens;

/// <summary>Where a cloud gives out tokens, and for what.</summary>
/// <param name="Authority">The root of Entra's addresses; null in a custom cloud, which has one address.</param>
/// <param name="Tenant">Whose token it is.</param>
/// <param name="Scope">What it is for: the Connector.</param>
/// <param name="ExchangeScope">What a managed identity's token is for that stands in for a secret.</param>
internal sealed record TokenPlace(Uri? Authority, string Tenant, string Scope, string ExchangeScope)
{
    /// <summary>The place for a bot registered like this.</summary>
    public static TokenPlace Of(BotOptions options) => options.CloudKind switch
    {
        BotCloud.Public => new(
            new("https://login.microsoftonline.com/"),
            TenantOf(options, "botframework.com"),
            "https://api.botframework.com/.default",
            "api://AzureADTokenExchange/.default"),
        BotCloud.UsGov => new(
            new("https://login.microsoftonline.us/"),
            TenantOf(options, "MicrosoftServices.onmicrosoft.us"),
            "https://api.botframework.us/.default",
            "api://AzureADTokenExchangeUSGov/.default"),
        BotCloud.China => new(
            new("https://login.partner.microsoftonline.cn/"),
            TenantOf(options, "botframework.com"),
            "https://api.botframework.azure.cn/.default",
            "api://AzureADTokenExchangeChina/.default"),
        BotCloud.Custom => new(
            null, options.TenantId ?? "", options.Custom.Scope ?? "", "api://AzureADTokenExchange/.default"),
        _ => throw new InvalidOperationException("A cloud is one of the enum's names."),
    };

    private static string TenantOf(BotOptions options, string ofAll) =>
        options.Kind == BotAppType.MultiTenant ? ofAll : options.TenantId ?? "";
}
