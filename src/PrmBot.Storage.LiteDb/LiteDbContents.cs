using PrmBot.Storage.Moving;

namespace PrmBot.Storage.LiteDb;

/// <summary>All that a file holds, read in stretches, so that a large one need not fit into memory.</summary>
internal sealed class LiteDbContents(DatabaseFile file) : IStoreContents
{
    public IEnumerable<StoredDocument> Documents() =>
        file.Stretches(LiteDb.Documents.After, row => row.Key).Select(row => row.Document);

    public IEnumerable<StoredItem> Inbox() =>
        file.Stretches(file.Inbox.After, item => item.Key).OrderBy(item => item.Place ?? 0).Select(LiteDbInbox.Whole);

    public IEnumerable<OutboxEntry> Outbox() =>
        file.Stretches(file.Outbox.After, row => row.Key).OrderBy(row => row.Place ?? 0).Select(row => row.Entry);
}
