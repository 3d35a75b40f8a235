using Shouldly;
using Xunit;
using static PrmBot.Storage.Samples;

namespace PrmBot.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task An_item_is_accepted_once_also_when_long_handled()
    {
        var first = await Store.Inbox.AcceptAsync(Item("a"), None);
        var again = await Store.Inbox.AcceptAsync(Item("a"), None);
        await HandleAsync("a");
        var late = await Store.Inbox.AcceptAsync(Item("a"), None);

        (first, again, late).ShouldBe((true, false, false));
        (await Store.Inbox.PendingAsync(None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Items_wait_in_the_order_of_their_arrival()
    {
        string[] ids = ["c", "A", "b", "a"];
        foreach (var id in ids)
        {
            await Store.Inbox.AcceptAsync(Item(id), None);
        }

        await HandleAsync("b");
        await Store.Inbox.DropAsync("c", None);

        (await Store.Inbox.PendingAsync(None)).ShouldBe([Item("A"), Item("a")]);
    }

    [Fact]
    public async Task Handled_items_are_remembered_until_they_are_forgotten_and_waiting_ones_stay()
    {
        await Store.Inbox.AcceptAsync(Item("old"), None);
        await Store.Inbox.AcceptAsync(Item("new") with { At = Noon.AddDays(1) }, None);
        await Store.Inbox.AcceptAsync(Item("waiting"), None);
        await HandleAsync("old");
        await HandleAsync("new");

        await Store.Inbox.ForgetAsync(Noon.AddHours(1), None);

        (await Store.Inbox.PendingAsync(None)).ShouldBe([Item("waiting")]);
        (await Store.Inbox.AcceptAsync(Item("new"), None)).ShouldBeFalse();
        (await Store.Inbox.AcceptAsync(Item("old"), None)).ShouldBeTrue();
    }

    [Fact]
    public async Task What_an_item_was_answered_with_is_kept_as_long_as_its_id()
    {
        await Store.Inbox.AcceptAsync(Item("waiting"), None);
        await Store.Inbox.AcceptAsync(Item("handled"), None);
        await Store.Inbox.AcceptAsync(Item("pressed"), None);
        await HandleAsync("handled");
        await HandleAsync("pressed");

        await Store.Inbox.AnsweredAsync("pressed", "a card", None);
        await Store.Inbox.AnsweredAsync("unknown", "a card", None);

        (await Store.Inbox.AnswerAsync("pressed", None)).ShouldBe("a card");
        (await Store.Inbox.AcceptAsync(Item("pressed"), None)).ShouldBeFalse();
        (await Store.Inbox.AnswerAsync("handled", None)).ShouldBeNull();
        (await Store.Inbox.AnswerAsync("waiting", None)).ShouldBeNull();
        (await Store.Inbox.AnswerAsync("unknown", None)).ShouldBeNull();
        (await Store.Inbox.PendingAsync(None)).ShouldBe([Item("waiting")]);
        await Store.Inbox.ForgetAsync(Noon.AddHours(1), None);
        (await Store.Inbox.AnswerAsync("pressed", None)).ShouldBeNull();
    }

    [Fact]
    public async Task An_item_that_is_unknown_may_be_handled_and_dropped()
    {
        await HandleAsync("unknown");
        await Store.Inbox.DropAsync("unknown", None);

        (await Store.Inbox.AcceptAsync(Item("unknown"), None)).ShouldBeTrue();
    }

    [Fact]
    public async Task Messages_wait_in_the_order_they_were_put_until_delivered_or_given_up()
    {
        await SendAsync("c", "a");
        await SendAsync("d", "b");

        await Store.Outbox.SaveAsync(Message("a") with { DeliveredAs = "1:x", Attempts = 1 }, None);
        await Store.Outbox.SaveAsync(Message("d") with { FailedBecause = "gone" }, None);
        await Store.Outbox.SaveAsync(Message("c") with { Attempts = 3 }, None);

        (await Store.Outbox.PendingAsync(None)).ShouldBe([Message("c") with { Attempts = 3 }, Message("b")]);
        (await Store.Outbox.FindAsync("a", None))!.DeliveredAs.ShouldBe("1:x");
        (await Store.Outbox.FindAsync("none", None)).ShouldBeNull();
    }

    [Fact]
    public async Task Forgetting_messages_spares_the_waiting_and_the_recent()
    {
        await SendAsync("waiting", "old");
        var work = Store.Open(Here);
        work.Send(Message("recent") with { At = Noon.AddDays(1) });
        await work.CommitAsync(None);
        await Store.Outbox.SaveAsync(Message("old") with { DeliveredAs = "1" }, None);
        await Store.Outbox.SaveAsync(Message("recent") with { At = Noon.AddDays(1), DeliveredAs = "2" }, None);

        await Store.Outbox.ForgetAsync(Noon.AddHours(1), None);

        (await Store.Outbox.FindAsync("old", None)).ShouldBeNull();
        (await Store.Outbox.FindAsync("recent", None)).ShouldNotBeNull();
        (await Store.Outbox.PendingAsync(None)).ShouldHaveSingleItem().Id.ShouldBe("waiting");
    }

    [Fact]
    public Task Saving_a_message_that_was_never_sent_is_an_error() =>
        Should.ThrowAsync<InvalidOperationException>(() => Store.Outbox.SaveAsync(Message("none"), None));

    private async Task HandleAsync(string id)
    {
        var work = Store.Open(Here);
        work.Handled(id);
        await work.CommitAsync(None);
    }

    private async Task SendAsync(params string[] ids)
    {
        var work = Store.Open(Here);
        foreach (var id in ids)
        {
            work.Send(Message(id));
        }

        await work.CommitAsync(None);
    }
}
