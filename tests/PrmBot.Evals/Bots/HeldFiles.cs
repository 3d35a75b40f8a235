using System.Text;
using PrmBot.Conversation;
using PrmBot.Conversation.Files;
using PrmBot.Conversation.Tables;
using PrmBot.Identity;
using PrmBot.Partners;

namespace PrmBot.Evals.Bots;

/// <summary>A place that sent files are read from, and where made ones are fetched.</summary>
internal sealed class HeldFiles : IFileReader, IFileMeter, IFileLinks
{
    private readonly Dictionary<Uri, byte[]> held = [];

    public long Most => 20 * 1024 * 1024;

    public TimeSpan Lifetime => TimeSpan.FromMinutes(15);

    public Task<FileContent> ReadAsync(Uri address, CancellationToken ct) => Task.FromResult(
        held.TryGetValue(address, out var bytes)
            ? new FileContent(bytes, null) : new FileContent(null, FileTrouble.OutOfReach));

    public Task<FileMeasure> MeasureAsync(Uri address, CancellationToken ct) => Task.FromResult(
        held.TryGetValue(address, out var bytes)
            ? new FileMeasure(bytes.Length, new string('a', 64), null)
            : new FileMeasure(null, null, FileTrouble.OutOfReach));

    public Uri? To(string id) => new("https://prmbot.example.test/files/" + id);

    internal SentFile Hold(string name, string text)
    {
        var address = new Uri("https://contoso.sharepoint.com/" + Uri.EscapeDataString(name));
        held[address] = Encoding.UTF8.GetBytes(text);
        return new SentFile(name, null, address.ToString());
    }
}

/// <summary>A platform that does not say who is in a channel.</summary>
internal sealed class NobodyKnown : IChannelPeople
{
    public Task<IReadOnlyList<string>> FromOutsideAsync(TenantId home, ChannelLink channel, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public Task<IReadOnlyList<ChannelPerson>?> AllAsync(TenantId home, ChannelLink channel, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ChannelPerson>?>(null);
}
