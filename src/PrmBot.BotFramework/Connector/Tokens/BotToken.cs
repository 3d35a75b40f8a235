namespace PrmBot.BotFramework.Connector.Tokens;

/// <summary>A token of the bot and when it ends.</summary>
internal sealed record BotToken(string Value, DateTimeOffset ExpiresOn);

/// <summary>Where the bot's tokens come from.</summary>
internal interface ITokenSource
{
    /// <summary>A new one each time.</summary>
    /// <exception cref="ConnectorException">There is none to be had.</exception>
    Task<BotToken> FetchAsync(CancellationToken cancellationToken);
}
