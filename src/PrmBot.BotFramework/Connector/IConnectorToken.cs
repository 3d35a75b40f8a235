namespace PrmBot.BotFramework.Connector;

/// <summary>The bot's own token for the Connector. Only ever sent to allowed hosts.</summary>
public interface IConnectorToken
{
    /// <summary>A token that is valid now; null when the bot has no AppId. Renew asks for one other than the
    /// cached.</summary>
    Task<string?> GetAsync(bool renew, CancellationToken cancellationToken);
}

/// <summary>No AppId, no token.</summary>
internal sealed class NoConnectorToken : IConnectorToken
{
    public Task<string?> GetAsync(bool renew, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
