using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using PrmBot.Conversation.Files;
using PrmBot.Host.Startup;

namespace PrmBot.Host.Bridge;

/// <summary>
/// Reads files from allowed hosts only, over https, without following redirects: what a sender writes must not make
/// this host call others. A host that an operator names by its loopback address may be plain http.
/// </summary>
internal sealed class FileMeter(HttpClient http, IOptions<FilesOptions> options, TimeProvider clock)
    : IFileMeter, IFileReader
{
    private const int Chunk = 64 * 1024;

    // Where Teams keeps what people send: the tenant's OneDrive and SharePoint, in each cloud.
    private static readonly string[] OfTeams =
        ["*.sharepoint.com", "*.sharepoint.us", "*.sharepoint-mil.us", "*.sharepoint.cn", "*.dps.mil"];

    /// <inheritdoc/>
    public long Most => options.Value.MostMegabytes * 1024L * 1024;

    /// <inheritdoc/>
    public async Task<FileMeasure> MeasureAsync(Uri address, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var size = 0L;
        var trouble = await FetchAsync(address, Take, ct);
        return trouble is null
            ? new FileMeasure(size, Convert.ToHexStringLower(hash.GetHashAndReset()), null)
            : new FileMeasure(null, null, trouble);

        void Take(ReadOnlySpan<byte> part)
        {
            hash.AppendData(part);
            size += part.Length;
        }
    }

    /// <inheritdoc/>
    public async Task<FileContent> ReadAsync(Uri address, CancellationToken ct)
    {
        using var content = new MemoryStream();
        var trouble = await FetchAsync(address, content.Write, ct);
        return trouble is null ? new FileContent(content.ToArray(), null) : new FileContent(null, trouble);
    }

    private delegate void Taking(ReadOnlySpan<byte> part);

    private async Task<FileTrouble?> FetchAsync(Uri address, Taking take, CancellationToken ct)
    {
        if (!IsAllowed(address))
        {
            return FileTrouble.Host;
        }

        using var late = new CancellationTokenSource(options.Value.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        try
        {
            using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return !answer.IsSuccessStatusCode ? FileTrouble.OutOfReach
                : answer.Content.Headers.ContentLength > Most ? FileTrouble.Size
                : await ReadAsync(await answer.Content.ReadAsStreamAsync(either.Token), take, either.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return FileTrouble.OutOfReach;
        }
    }

    private async Task<FileTrouble?> ReadAsync(Stream content, Taking take, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            var size = 0L;
            while (await content.ReadAsync(buffer, ct) is var read and > 0)
            {
                size += read;
                if (size > Most)
                {
                    return FileTrouble.Size;
                }

                take(buffer.AsSpan(0, read));
            }

            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private bool IsAllowed(Uri address)
    {
        var isNamed = options.Value.Hosts.Any(h => Fits(h, address));
        return address.Scheme == Uri.UriSchemeHttps
            ? isNamed || OfTeams.Any(h => Fits(h, address))
            : isNamed && address.IsLoopback;
    }

    private static bool Fits(string host, Uri address) => host.StartsWith("*.", StringComparison.Ordinal)
        ? address.IdnHost.EndsWith(host[1..], StringComparison.OrdinalIgnoreCase)
        : address.IdnHost.Equals(host, StringComparison.OrdinalIgnoreCase);
}
