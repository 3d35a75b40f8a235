using PrmBot.Conversation;
using PrmBot.Identity;
using PrmBot.Storage;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workers;

/// <summary>A message that is replaced weeks later.</summary>
public sealed class PostedMessageTests : IAsyncLifetime
{
    private OutboxOverStub _out = null!;

    public async Task InitializeAsync() => _out = await OutboxOverStub.StartAsync();

    public async Task DisposeAsync() => await _out.DisposeAsync();

    [Fact]
    public async Task Where_a_kept_message_arrived_is_known_after_the_outbox_has_forgotten_it()
    {
        var tenant = _out.Entry("m1").Tenant;
        var work = _out.Store.Open(tenant);
        work.Put(new PostedMessage
        {
            Id = "invitation|a1", Of = new PartnerId("contoso"), Channel = new ConversationKey("19:c"),
            ServiceUrl = "http://localhost", Entry = "m1",
        });
        await work.CommitAsync(default);

        await _out.SendAsync(_out.Entry("m1") with { KeptAs = "invitation|a1" }, _out.Entry("m2"));
        await _out.DeliveredAsync("m2");

        await _out.Store.Outbox.ForgetAsync(DateTimeOffset.MaxValue, default);
        (await _out.Store.Open(tenant).FindAsync<PostedMessage>("invitation|a1", default))!.ActivityId
            .ShouldBe("1001");
    }
}
