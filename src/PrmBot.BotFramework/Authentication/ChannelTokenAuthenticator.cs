using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PrmBot.BotFramework.Authentication;

/// <summary>
/// Lets the channel service in by the token it signs for this bot. Trust model: the token proves the channel, not the
/// person and not the tenant; those are trusted only because the channel says so. Without an AppId nobody can be
/// proven, so everybody is refused.
/// </summary>
internal sealed class ChannelTokenAuthenticator(
    ChannelKeySource keys,
    ServiceHosts hosts,
    TimeProvider time,
    IOptions<BotOptions> options) : IChannelAuthenticator
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private static readonly string[] Algorithms =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private static readonly Admission NotProven = new Admission.Refused(StatusCodes.Status401Unauthorized);
    private static readonly Admission NoKeys = new Admission.Refused(StatusCodes.Status503ServiceUnavailable);

    private readonly JsonWebTokenHandler _tokens = new() { MapInboundClaims = false };

    public async Task<Admission> AuthenticateAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(options.Value.AppId) || Read(request) is not { } token)
            return NotProven;

        var lookup = await keys.FindAsync(token.Kid, cancellationToken);
        if (lookup.Key is not { } key)
            return lookup.IsOutOfReach ? NoKeys : NotProven;
        if (key.NotAfter < time.GetUtcNow())
            return NotProven;

        try
        {
            var result = await _tokens.ValidateTokenAsync(token, Demands(key));
            return result.IsValid ? Admit([.. result.ClaimsIdentity.Claims], key) : NotProven;
        }
        catch (Exception failure) when (failure is not OperationCanceledException) // the edge: never a 500 for a token
        {
            return NotProven;
        }
    }

    private Admission Admit(IReadOnlyCollection<Claim> claims, ChannelKey key)
    {
        var serviceUrl = claims.FirstOrDefault(claim => claim.Type == "serviceurl")?.Value;
        return hosts.Allowed(serviceUrl) is null || SkillTokens.IsSkill(claims)
            ? NotProven
            : new Admission.Channel(serviceUrl!, key.Endorsements);
    }

    // What is plainly not the channel's is refused here, so that nobody without a channel's token makes us fetch keys.
    private JsonWebToken? Read(HttpRequest request)
    {
        var parts = request.Headers.Authorization.ToString().Split(' ');
        if (parts.Length != 2 || !string.Equals(parts[0], "Bearer", StringComparison.OrdinalIgnoreCase))
            return null;

        try
        {
            var token = new JsonWebToken(parts[1]);
            return token.Issuer == ChannelIssuer.Of(options.Value).Name
                && Algorithms.Contains(token.Alg)
                && !string.IsNullOrEmpty(token.Kid)
                && !token.TryGetHeaderValue<object>("crit", out _) // demands that we do not know
                ? token
                : null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException) // the edge, the same
        {
            return null;
        }
    }

    private TokenValidationParameters Demands(ChannelKey key) => new()
    {
        ValidIssuer = ChannelIssuer.Of(options.Value).Name,
        ValidAudiences = [options.Value.AppId, options.Value.AppId?.ToLowerInvariant()],
        IssuerSigningKey = key.Key,
        ValidAlgorithms = Algorithms,
        ValidateIssuerSigningKey = true,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (notBefore, expires, _, _) => IsInTime(notBefore, expires),
    };

    private bool IsInTime(DateTime? notBefore, DateTime? expires)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now - Skew <= end && (notBefore is not { } start || now + Skew >= start);
    }
}
