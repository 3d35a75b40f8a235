using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using PrmBot.Conversation.Tables;
using PrmBot.Host.Startup;

namespace PrmBot.Host.Downloads;

/// <summary>Links to <see cref="DownloadEndpoint"/>.</summary>
internal sealed class DownloadLinks(IOptions<DownloadsOptions> options, IServer server, IHostEnvironment environment)
    : IFileLinks
{
    /// <inheritdoc/>
    public TimeSpan Lifetime => options.Value.Lifetime;

    /// <inheritdoc/>
    public Uri? To(string id)
    {
        var address = options.Value.PublicUrl ?? (environment.IsDevelopment() ? Listening() : null);
        return address is null ? null : new Uri($"{address.TrimEnd('/')}{DownloadEndpoint.Path}/{id}");
    }

    private string? Listening() => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
        ?.Replace("://[::]", "://localhost", StringComparison.Ordinal)
        .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
        .Replace("://*", "://localhost", StringComparison.Ordinal)
        .Replace("://+", "://localhost", StringComparison.Ordinal);
}
