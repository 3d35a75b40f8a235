using Microsoft.AspNetCore.Http;

namespace PrmBot.BotFramework.Authentication;

/// <summary>Refuses everything: there is nothing configured by which a caller could be known.</summary>
internal sealed class ClosedAuthenticator : IChannelAuthenticator
{
    public Task<Admission> AuthenticateAsync(HttpRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<Admission>(new Admission.Refused(StatusCodes.Status401Unauthorized));
}
