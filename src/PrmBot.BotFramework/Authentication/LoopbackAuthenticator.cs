using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace PrmBot.BotFramework.Authentication;

/// <summary>
/// Lets callers on this machine in, unsigned. Trust model: every process of this machine is trusted, nothing else; so
/// what a tunnel or proxy forwards, and what a web page in a local browser posts, is refused although it comes from
/// loopback.
/// </summary>
internal sealed class LoopbackAuthenticator : IChannelAuthenticator
{
    private static readonly HashSet<string> Traces = new(StringComparer.OrdinalIgnoreCase)
    {
        "Forwarded", HeaderNames.Via, "X-Real-IP", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP",
        HeaderNames.Origin, "Sec-Fetch-Site",
    };

    public Task<Admission> AuthenticateAsync(HttpRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<Admission>(IsLocal(request)
            ? new Admission.Loopback()
            : new Admission.Refused(StatusCodes.Status401Unauthorized));

    private static bool IsLocal(HttpRequest request) =>
        IsLoopback(request.HttpContext.Connection.RemoteIpAddress)
        && IsLoopback(request.Host)
        && !request.Headers.Keys.Any(IsLeftByOthers);

    // X-Original-... is what the forwarded-headers middleware leaves when it has put the forwarded address in place.
    private static bool IsLeftByOthers(string header) =>
        Traces.Contains(header)
        || header.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase);

    private static bool IsLoopback(IPAddress? address) => address is not null
        && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    private static bool IsLoopback(HostString host) =>
        string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Host, out var address) && IPAddress.IsLoopback(address));
}
