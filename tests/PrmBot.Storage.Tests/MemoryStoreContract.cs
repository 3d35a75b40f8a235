using PrmBot.Testing;

namespace PrmBot.Storage;

public sealed class MemoryStoreContract : StoreContract
{
    protected override IStore Store { get; } = new MemoryStore();
}
