using PrmBot.Identity;
using static PrmBot.Storage.Samples;

namespace PrmBot.Storage;

/// <summary>
/// What every store must do. A new store adds one class that derives from this and opens it.
/// The facts stand in the files StoreContract.*.cs.
/// </summary>
public abstract partial class StoreContract
{
    protected abstract IStore Store { get; }

    private static CancellationToken None => CancellationToken.None;

    private async Task PutAsync(params Note[] notes)
    {
        var work = Store.Open(Here);
        foreach (var note in notes)
        {
            work.Put(note);
        }

        await work.CommitAsync(None);
    }

    private Task<Note?> FindAsync(string id, TenantId? tenant = null, PartnerId? only = null) =>
        Store.Open(tenant ?? Here, only).FindAsync<Note>(id, None);
}
