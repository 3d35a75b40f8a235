using System.Globalization;
using Microsoft.Extensions.Options;

namespace PrmBot.BotFramework.Authentication;

/// <summary>
/// The hosts that the bot sends to. Trust model: a service URL arrives with an activity, so it is only a claim; the
/// bot's token and words go to exactly these hosts over https. While requests are let in unsigned, only loopback is
/// allowed; else loopback is a host like another, which a Custom cloud may name, and then needs no https.
/// </summary>
public sealed class ServiceHosts(IOptions<BotOptions> options)
{
    private readonly HashSet<string> _hosts = new(
        Known(options.Value).Concat(options.Value.ServiceHosts).Select(Key).OfType<string>(),
        StringComparer.OrdinalIgnoreCase);

    private readonly bool _loopbackOnly = options.Value.IsUnauthenticated;

    /// <summary>The service URL with one slash at its end, or null when nothing may be sent there.</summary>
    public Uri? Allowed(string? serviceUrl)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url)
            || url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
            return null;

        var fits = _loopbackOnly
            ? IsLoopback(url)
            : (url.Scheme == Uri.UriSchemeHttps || IsLoopback(url)) && IsListed(url);
        return fits ? new Uri(url.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/") : null;
    }

    internal static bool IsLoopback(string? serviceUrl) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url) && IsLoopback(url);

    /// <summary>True for a host's name or address, alone or with a port.</summary>
    internal static bool IsHost(string? text) => Key(text) is not null;

    private bool IsListed(Uri url) =>
        (_hosts.Contains(url.IdnHost) && (url.IsDefaultPort || IsLoopback(url)))
        || _hosts.Contains(string.Create(CultureInfo.InvariantCulture, $"{url.IdnHost} {url.Port}"));

    // The host, with its port after a space when one is written; null for anything else.
    private static string? Key(string? text)
    {
        if (Uri.CheckHostName(text) != UriHostNameType.Unknown)
            return new UriBuilder(Uri.UriSchemeHttps, text).Uri.IdnHost;

        var colon = text?.LastIndexOf(':') ?? -1;
        return colon > 0
            && Uri.CheckHostName(text![..colon]) != UriHostNameType.Unknown
            && ushort.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? string.Create(CultureInfo.InvariantCulture, $"{Key(text[..colon])} {port}")
            : null;
    }

    private static bool IsLoopback(Uri url) =>
        url.IsLoopback && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

    // trafficmanager.net is shared by all of Azure: never match it by its end.
    private static IEnumerable<string> Known(BotOptions options) => options.CloudKind switch
    {
        BotCloud.Public =>
        [
            "smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com",
            "webchat.botframework.com", "directline.botframework.com",
        ],
        BotCloud.UsGov => ["smba.infra.gov.teams.microsoft.us", "smba.infra.dod.teams.microsoft.us"],
        BotCloud.Custom => options.Custom.ServiceHosts,
        BotCloud.China or null => [], // no published host: Bot:ServiceHosts names it
        _ => throw new InvalidOperationException("A cloud is one of the enum's names."),
    };
}
