namespace PrmBot.Host.Startup;

/// <summary>Which addresses of a setting secrets may be sent to.</summary>
internal static class SafeAddress
{
    /// <summary>True for a whole https address, and for http on this machine.</summary>
    public static bool Is(Uri? url) => url is { IsAbsoluteUri: true }
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
}
