using Microsoft.AspNetCore.Http;

namespace PrmBot.BotFramework.Authentication;

/// <summary>
/// Decides who may post activities, before the body is read. Whatever is missing, malformed or not proven is refused.
/// </summary>
public interface IChannelAuthenticator
{
    /// <summary>Looks at the connection and the headers only.</summary>
    Task<Admission> AuthenticateAsync(HttpRequest request, CancellationToken cancellationToken);
}
