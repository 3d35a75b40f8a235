namespace PrmBot.BotFramework.Authentication;

/// <summary>
/// A sovereign cloud, or a test's own: section <c>Bot:Custom</c>, read when <c>Bot:Cloud</c> is Custom; then all five
/// are required. Addresses are https; plain http only on loopback. All texts default to null, which means not set.
/// </summary>
public sealed class CustomCloud
{
    /// <summary>The issuer that the channel's tokens must name, letter for letter.</summary>
    public string? Issuer { get; set; }

    /// <summary>The OpenID metadata that leads to the channel's signing keys.</summary>
    public string? MetadataUrl { get; set; }

    /// <summary>Where the bot gets its own tokens for the Connector: the OAuth token endpoint.</summary>
    public string? TokenUrl { get; set; }

    /// <summary>The scope that the bot asks for there, for example
    /// <c>https://api.botframework.com/.default</c>.</summary>
    public string? Scope { get; set; }

    /// <summary>
    /// Hosts of the Connector: exact names, no wildcards. With a port (<c>127.0.0.1:5005</c>) that port only; without
    /// one, https on its usual port, and any port on loopback.
    /// </summary>
    public IList<string> ServiceHosts { get; } = [];
}
