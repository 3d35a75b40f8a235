using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Logging;

namespace PrmBot.BotFramework.Connector.Tokens;

/// <summary>
/// Tokens by Azure.Identity. A credential is made for each fetch: it has a cache of its own, which would give a
/// refused token again, and a renewed certificate file is read this way.
/// </summary>
internal sealed partial class EntraTokens(Func<TokenCredential> credential, string scope, ILogger<EntraTokens> log)
    : ITokenSource
{
    public async Task<BotToken> FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            var token = await credential().GetTokenAsync(new TokenRequestContext([scope]), cancellationToken);
            return new BotToken(token.Token, token.ExpiresOn);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Only Entra's number of the fault: its sentence names ids.
            var code = FaultNumber().Match(failure.Message) is { Success: true } found ? found.Value : null;
            log.NoToken(failure.GetType().Name, code);
            throw ConnectorException.NoToken(code ?? "NoToken", failure);
        }
    }

    [GeneratedRegex(@"AADSTS\d+")]
    private static partial Regex FaultNumber();
}
