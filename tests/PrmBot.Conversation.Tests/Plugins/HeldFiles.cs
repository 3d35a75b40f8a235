using PrmBot.Conversation.Files;

namespace PrmBot.Conversation.Tests.Plugins;

/// <summary>A place that files are read from; what it does not hold is out of reach.</summary>
internal sealed class HeldFiles : IFileReader
{
    private readonly Dictionary<Uri, FileContent> _held = [];

    public long Most => 20 * 1024 * 1024;

    /// <summary>Keeps a file, and returns what a message says of it.</summary>
    public SentFile Hold(string name, byte[] bytes) => Hold(name, new FileContent(bytes, null));

    public SentFile Hold(string name, FileTrouble trouble) => Hold(name, new FileContent(null, trouble));

    public Task<FileContent> ReadAsync(Uri address, CancellationToken ct) =>
        Task.FromResult(_held.GetValueOrDefault(address) ?? new FileContent(null, FileTrouble.OutOfReach));

    private SentFile Hold(string name, FileContent content)
    {
        var address = new Uri("https://contoso.sharepoint.com/" + Uri.EscapeDataString(name));
        _held[address] = content;
        return new SentFile(name, null, address.ToString());
    }
}
