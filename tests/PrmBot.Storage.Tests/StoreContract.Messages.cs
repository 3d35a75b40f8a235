using PrmBot.Identity;
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
    public async Task Many_are_forgotten_as_well_as_few()
    {
        var ids = Enumerable.Range(0, 1_200).Select(n => $"many {n}").ToList();
        await Task.WhenAll(ids.Select(id => Store.Inbox.AcceptAsync(Item(id), None)));
        await Task.WhenAll(ids.Skip(1).Select(id => Store.Inbox.DropAsync(id, None)));

        await Store.Inbox.ForgetAsync(Noon.AddHours(1), None);

        (await Store.Inbox.PendingAsync(None)).ShouldBe([Item("many 0")]);
        var anew = await Task.WhenAll(ids.Select(id => Store.Inbox.AcceptAsync(Item(id), None)));
        anew.Count(isNew => isNew).ShouldBe(1_199);
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
    public async Task An_item_is_handled_once_and_who_comes_second_writes_nothing()
    {
        await Store.Inbox.AcceptAsync(Item("a"), None);
        await Store.Inbox.AcceptAsync(Item("dropped"), None);
        await HandleAsync("a");
        await Store.Inbox.DropAsync("dropped", None);

        foreach (var id in (string[])["a", "dropped"])
        {
            var late = Store.Open(Here);
            late.Put(new Note { Id = id });
            late.Handled(id);
            await Should.ThrowAsync<AlreadyHandledException>(() => late.CommitAsync(None));
        }

        (await Store.Open(Here).AllAsync<Note>(None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_answered_without_being_handled_may_be_handled_yet()
    {
        await Store.Inbox.AcceptAsync(Item("failed"), None);
        await Store.Inbox.AnsweredAsync("failed", "sorry", None);

        await HandleAsync("failed");

        (await Store.Inbox.PendingAsync(None)).ShouldBeEmpty();
        await Should.ThrowAsync<AlreadyHandledException>(() => HandleAsync("failed"));
    }

    [Fact]
    public async Task Next_is_the_first_that_waits_in_its_conversation()
    {
        var other = new ConversationKey("19:other");
        await Store.Inbox.AcceptAsync(Item("o") with { Conversation = other }, None);
        await Store.Inbox.AcceptAsync(Item("a"), None);
        await Store.Inbox.AcceptAsync(Item("b"), None);
        var work = Store.Open(Here);
        work.Send(Message("x") with { Conversation = other });
        work.Send(Message("y"));
        work.Send(Message("z"));
        await work.CommitAsync(None);

        (await Store.Inbox.NextAsync(other, None))!.Id.ShouldBe("o");
        (await Store.Inbox.NextAsync(Item("a").Conversation, None)).ShouldBe(Item("a"));
        await HandleAsync("a");
        (await Store.Inbox.NextAsync(Item("a").Conversation, None)).ShouldBe(Item("b"));
        await HandleAsync("b");
        (await Store.Inbox.NextAsync(Item("a").Conversation, None)).ShouldBeNull();
        await Store.Outbox.SaveAsync(Message("y") with { SendingSince = Noon }, None);
        (await Store.Outbox.NextAsync(Message("y").Conversation, None))!.Id.ShouldBe("y");
        await Store.Outbox.SaveAsync(Message("y") with { DeliveredAs = "1" }, None);
        (await Store.Outbox.NextAsync(Message("y").Conversation, None)).ShouldBe(Message("z"));
    }

    [Fact]
    public async Task A_claim_is_had_by_one_until_it_is_given_back()
    {
        var first = await Store.Claims.TryAsync("a", None);
        var other = await Store.Claims.TryAsync("b", None);
        var second = await Store.Claims.TryAsync("a", None);
        await first!.DisposeAsync();
        await first.DisposeAsync();
        var again = await Store.Claims.TryAsync("a", None);

        (other is null, second is null, again is null).ShouldBe((false, true, false));
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
    public async Task A_message_leaves_only_as_it_was_known()
    {
        await SendAsync("a", "b", "c");
        var leaving = Message("a") with { Attempts = 1, SendingSince = Noon };
        await Store.Outbox.SaveAsync(Message("b") with { DeliveredAs = "1" }, None);
        await Store.Outbox.SaveAsync(Message("c") with { Attempts = 2, PartsSent = 1 }, None);

        (await Store.Outbox.BeginAsync(Message("a"), leaving, None)).ShouldBeTrue();
        (await Store.Outbox.FindAsync("a", None)).ShouldBe(leaving);
        (await Store.Outbox.BeginAsync(Message("b"), Message("b") with { SendingSince = Noon }, None)).ShouldBeFalse();
        (await Store.Outbox.FindAsync("b", None))!.DeliveredAs.ShouldBe("1");
        foreach (var (attempts, parts) in new[] { (1, 1), (2, 0) })
        {
            var known = Message("c") with { Attempts = attempts, PartsSent = parts };
            (await Store.Outbox.BeginAsync(known, known with { SendingSince = Noon }, None)).ShouldBeFalse();
        }

        (await Store.Outbox.BeginAsync(Message("none"), Message("none"), None)).ShouldBeFalse();
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
