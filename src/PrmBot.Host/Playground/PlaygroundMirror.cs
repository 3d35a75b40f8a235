using System.Collections.Immutable;

namespace PrmBot.Host.Playground;

/// <summary>
/// Two playground windows stand for one Teams channel that two companies read, but each keeps its own messages. What
/// the
/// bot posts as a new thread into a channel of one window goes to the other one too, so that both sides see it.
/// </summary>
internal sealed class PlaygroundMirror
{
    private ImmutableArray<Uri> _windows = [];

    /// <summary>From now on the channels of both are one.</summary>
    public void Between(Uri one, Uri other) => _windows = [one, other];

    /// <summary>The same address at the other window for a new thread of a channel; null for everything else.</summary>
    public Uri? Twin(HttpMethod method, Uri address)
    {
        var isThread = method == HttpMethod.Post && IsChannel(address);
        var at = isThread ? _windows.FirstOrDefault(w => w.Port == address.Port && address.IsLoopback) : null;
        return at is null
            ? null
            : new UriBuilder(address) { Port = _windows.First(w => w.Port != at.Port).Port }.Uri;
    }

    private static bool IsChannel(Uri address)
    {
        var path = Uri.UnescapeDataString(address.AbsolutePath);
        return path.EndsWith("@thread.tacv2/activities", StringComparison.Ordinal);
    }
}

/// <summary>Sends what <see cref="PlaygroundMirror"/> names to both windows; the answer is the first one's.</summary>
internal sealed class PlaygroundMirrorHandler(PlaygroundMirror mirror) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (mirror.Twin(request.Method, request.RequestUri!) is { } twin && request.Content is not null)
        {
            await request.Content.LoadIntoBufferAsync(cancellationToken);
            using var copy = new HttpRequestMessage(request.Method, twin)
            {
                Content = new ByteArrayContent(await request.Content.ReadAsByteArrayAsync(cancellationToken)),
            };
            copy.Content.Headers.ContentType = request.Content.Headers.ContentType;
            await TryAsync(copy, cancellationToken);
        }

        return await base.SendAsync(request, cancellationToken);
    }

    // The other window may be closed: that is no reason to fail the message.
    private async Task TryAsync(HttpRequestMessage copy, CancellationToken ct)
    {
        try
        {
            using var answer = await base.SendAsync(copy, ct);
        }
        catch (HttpRequestException)
        {
        }
    }
}
