using Shouldly;
using Xunit;
using static PrmBot.Storage.Samples;

namespace PrmBot.Storage;

/// <summary>What is accepted and what is to be sent keep the trace that they go on with.</summary>
public abstract partial class StoreContract
{
    private const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public async Task An_item_keeps_its_trace()
    {
        await Store.Inbox.AcceptAsync(Item("traced") with { Trace = Trace }, None);
        await Store.Inbox.AcceptAsync(Item("untraced"), None);

        (await Store.Inbox.PendingAsync(None)).Select(item => item.Trace).ShouldBe([Trace, null]);
        (await Store.Inbox.NextAsync(Item("traced").Conversation, None))!.Trace.ShouldBe(Trace);
    }

    [Fact]
    public async Task An_entry_keeps_its_trace_through_attempts()
    {
        var work = Store.Open(Here);
        work.Send(Message("traced") with { Trace = Trace });
        await work.CommitAsync(None);

        var stored = await Store.Outbox.FindAsync("traced", None);
        await Store.Outbox.SaveAsync(stored! with { Attempts = 1 }, None);

        (await Store.Outbox.FindAsync("traced", None))!.Trace.ShouldBe(Trace);
    }
}
