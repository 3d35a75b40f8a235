using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrmBot.BotFramework.Authentication;

namespace PrmBot.BotFramework.Connector.Tokens;

/// <summary>Chooses where the bot's own tokens come from.</summary>
internal static class TokenSetup
{
    public static void Add(IServiceCollection services, Func<string> newId)
    {
        // A redirect would carry the secret elsewhere; the client's own logging would write the address.
        services.AddHttpClient(nameof(FormTokens), http =>
            {
                http.Timeout = TimeSpan.FromSeconds(10);
                http.MaxResponseContentBufferSize = 1024 * 1024;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
            })
            .RemoveAllLoggers();
        services.AddSingleton<IValidateOptions<BotOptions>, BotCertificateCheck>();
        services.TryAddSingleton<IConnectorToken>(provider => Token(provider, newId));
    }

    private static IConnectorToken Token(IServiceProvider services, Func<string> newId)
    {
        var options = services.GetRequiredService<IOptions<BotOptions>>().Value;
        return string.IsNullOrWhiteSpace(options.AppId)
            ? new NoConnectorToken()
            : new CachedToken(Source(services, options, newId), services.GetRequiredService<TimeProvider>());
    }

    private static ITokenSource Source(IServiceProvider services, BotOptions options, Func<string> newId)
    {
        var place = TokenPlace.Of(options);
        if (place.Authority is not null || options.Kind == BotAppType.UserAssignedMsi)
        {
            return new EntraTokens(
                () => BotCredentials.Of(options, place), place.Scope,
                services.GetRequiredService<ILogger<EntraTokens>>());
        }

        var form = new CustomForm(options, place, services.GetRequiredService<TimeProvider>(), newId);
        return new FormTokens(
            services.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(FormTokens)),
            new Uri(options.Custom.TokenUrl ?? ""),
            form.WriteAsync,
            services.GetRequiredService<RetryDelay>(),
            services.GetRequiredService<ILogger<FormTokens>>());
    }
}
