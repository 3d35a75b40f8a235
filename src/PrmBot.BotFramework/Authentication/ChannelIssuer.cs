namespace PrmBot.BotFramework.Authentication;

/// <summary>Who signs the channel's tokens in a cloud, and where its keys are told.</summary>
internal sealed record ChannelIssuer(string Name, string MetadataUrl)
{
    public static ChannelIssuer Of(BotOptions options) => options.CloudKind switch
    {
        BotCloud.Public => new(
            "https://api.botframework.com", "https://login.botframework.com/v1/.well-known/openidconfiguration"),
        BotCloud.UsGov => new(
            "https://api.botframework.us", "https://login.botframework.azure.us/v1/.well-known/openidconfiguration"),
        BotCloud.China => new(
            "https://api.botframework.azure.cn",
                "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration"),
        BotCloud.Custom => new(options.Custom.Issuer ?? "", options.Custom.MetadataUrl ?? ""),
        _ => throw new InvalidOperationException("A cloud is one of the enum's names."),
    };
}
