namespace PrmBot.BotFramework.Connector;

/// <summary>The bot's own token for the Connector. Only ever sent to allowed hosts, never logged.</summary>
public interface IConnectorToken
{
    /// <summary>
    /// A token that is valid now; null when the bot has no AppId. Refused is one that the channel did not take, null
    /// usually: another one is given then.
    /// </summary>
    /// <exception cref="ConnectorException">There is none to be had now.</exception>
    Task<string?> GetAsync(string? refused, CancellationToken cancellationToken);
}

/// <summary>No AppId, no token.</summary>
internal sealed class NoConnectorToken : IConnectorToken
{
    public Task<string?> GetAsync(string? refused, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);
}
