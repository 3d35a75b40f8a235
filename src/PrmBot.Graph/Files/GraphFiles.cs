using Microsoft.Graph;
using Microsoft.Graph.Drives.Item.Items.Item.Delta;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions;
using PrmBot.Graph.Calls;
using PrmBot.Workplace;

namespace PrmBot.Graph.Files;

/// <summary>Files of channels, asked of Microsoft Graph.</summary>
public sealed class GraphFiles(GraphServiceClient client) : IChannelFiles
{
    private const string Reads = "Files.Read.All";
    private const string Writes = "Files.ReadWrite.All";
    private const int NotModified = 304;
    private const string Root = "root";
    private const string Latest = "latest";
    private const string Workbook = ".xlsx";
    private static readonly string[] OnlyIds = ["id"]; // the links that follow keep it
    private static readonly string[] Fields = ["id", "name", "eTag", "size", "file", "webUrl", "parentReference"];

    /// <inheritdoc/>
    public async Task<ChannelFolder> FolderAsync(ChannelAddress channel, CancellationToken ct)
    {
        var folder = await GraphCall.AskAsync(
            Reads, () => client.Teams[channel.Group].Channels[channel.Channel].FilesFolder.GetAsync(
                cancellationToken: ct), ct);
        return folder is { Id: { } item, ParentReference.DriveId: { } drive }
            ? new ChannelFolder(drive, item)
            : throw new WorkplaceException(WorkplaceTrouble.NotThere);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DriveFile>> WorkbooksAsync(ChannelFolder folder, CancellationToken ct) =>
        GraphCall.AskAsync<IReadOnlyList<DriveFile>>(
            Reads,
            async () =>
            {
                var first = await client.Drives[folder.Drive].Items[folder.Item].Children.GetAsync(
                    call => call.QueryParameters.Select = Fields, ct);
                var all = await Pages.AllAsync<DriveItem, DriveItemCollectionResponse>(client, first, ct);
                return [.. all.Where(IsWorkbook).Select(i => OfItem(folder.Drive, i))];
            },
            ct);

    /// <inheritdoc/>
    public async Task<DriveFile?> LookAsync(string drive, string item, string? tag, CancellationToken ct)
    {
        try
        {
            var found = await GraphCall.AskAsync(
                Reads,
                () => client.Drives[drive].Items[item].GetAsync(
                    call =>
                    {
                        call.QueryParameters.Select = Fields;
                        if (tag is not null)
                        {
                            call.Headers.Add("If-None-Match", tag);
                        }
                    },
                    ct),
                ct);
            return found.ETag is not null && found.ETag == tag ? null : OfItem(drive, found);
        }
        catch (ApiException e) when (e.ResponseStatusCode == NotModified)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<byte[]?> ReadAsync(DriveFile file, long most, CancellationToken ct)
    {
        if (file.Size > most)
        {
            return null;
        }

        await using var content = await GraphCall.AskAsync(
            Reads, () => client.Drives[file.Drive].Items[file.Item].Content.GetAsync(cancellationToken: ct), ct);
        return await UpToAsync(content, most, ct);
    }

    /// <inheritdoc/>
    public async Task<DriveFile> PutAsync(ChannelFolder folder, string name, byte[] content, CancellationToken ct)
    {
        var put = await GraphCall.AskAsync(
            Writes,
            async () =>
            {
                using var stream = new MemoryStream(content);
                return await client.Drives[folder.Drive].Items[folder.Item].ItemWithPath(name).Content
                    .PutAsync(stream, cancellationToken: ct);
            },
            ct);
        return OfItem(folder.Drive, put);
    }

    /// <inheritdoc/>
    public Task<DriveChanges> ChangesAsync(string drive, string? token, CancellationToken ct) => GraphCall.AskAsync(
        Reads, () => token is null ? FromNowAsync(drive, ct) : SinceAsync(drive, token, ct), ct);

    private async Task<DriveChanges?> FromNowAsync(string drive, CancellationToken ct)
    {
        var answer = await client.Drives[drive].Items[Root].DeltaWithToken(Latest)
            .GetAsDeltaWithTokenGetResponseAsync(call => call.QueryParameters.Select = OnlyIds, ct);
        return answer?.OdataDeltaLink is { } link ? new DriveChanges(new HashSet<string>(), link) : null;
    }

    private async Task<DriveChanges?> SinceAsync(string drive, string link, CancellationToken ct)
    {
        var first = await client.Drives[drive].Items[Root].Delta.WithUrl(link)
            .GetAsDeltaGetResponseAsync(cancellationToken: ct);
        if (first is null)
        {
            return null;
        }

        var items = new HashSet<string>(StringComparer.Ordinal);
        var pages = PageIterator<DriveItem, DeltaGetResponse>.CreatePageIterator(
            client, first,
            item =>
            {
                items.Add(item.Id ?? string.Empty);
                return true;
            });
        await pages.IterateAsync(ct);
        return pages.Deltalink is { Length: > 0 } next ? new DriveChanges(items, next) : null;
    }

    private static bool IsWorkbook(DriveItem item) =>
        item is { Id: not null, File: not null } && item.Name?.EndsWith(
            Workbook, StringComparison.OrdinalIgnoreCase) == true;

    private static DriveFile OfItem(string drive, DriveItem item) =>
        new(item.ParentReference?.DriveId ?? drive, item.Id ?? string.Empty, item.Name ?? string.Empty)
        {
            Tag = item.ETag,
            Size = item.Size ?? 0,
            Link = Uri.TryCreate(item.WebUrl, UriKind.Absolute, out var link) ? link : null,
        };

    // What a service says of a size is not what it sends.
    private static async Task<byte[]?> UpToAsync(Stream content, long most, CancellationToken ct)
    {
        using var all = new MemoryStream();
        var buffer = new byte[81920];
        while (await content.ReadAsync(buffer, ct) is var read and > 0)
        {
            if (all.Length + read > most)
            {
                return null;
            }

            await all.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        return all.ToArray();
    }
}
