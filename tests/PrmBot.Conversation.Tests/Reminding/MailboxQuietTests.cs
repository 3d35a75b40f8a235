using PrmBot.Conversation.Reminding;
using PrmBot.Identity;
using PrmBot.Reminders;
using PrmBot.Storage;
using PrmBot.Testing;
using PrmBot.Workplace;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Reminding;

/// <summary>The quiet rules go by the mailbox where it is known.</summary>
public sealed class MailboxQuietTests
{
    private static readonly TenantId Home = new("home");
    private static readonly ReminderSettings Settings = new(new QuietRules(), new ReminderPace(), TimeZoneInfo.Utc);

    // A Tuesday, noon in Berlin, seven in the evening in Tokyo.
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 11, 0, 0, TimeSpan.Zero);

    private readonly MemoryStore _store = new();

    [Fact]
    public async Task Who_is_out_of_office_is_not_written_to()
    {
        await KnownAsync(new MailboxState("Europe/Berlin", true, Now.AddDays(-1), Now.AddDays(2)));

        (await OpenAsync(Now)).ShouldBeEmpty();
        (await OpenAsync(Now.AddDays(2))).ShouldBe(["ada"]); // what was said long ago counts no more
    }

    [Fact]
    public async Task The_mailbox_says_the_clock_before_the_client()
    {
        await KnownAsync(new MailboxState("Asia/Tokyo", false, null, null));

        (await OpenAsync(Now)).ShouldBeEmpty();
        (await OpenAsync(Now.AddHours(13))).ShouldBe(["ada"]); // nine in the morning there
    }

    [Fact]
    public async Task Without_a_mailbox_the_client_says_it()
    {
        await KnownAsync(null);

        (await OpenAsync(Now)).ShouldBe(["ada"]);
    }

    private async Task KnownAsync(MailboxState? state)
    {
        var work = _store.Open(Home);
        work.Put(new PersonalChat
        {
            Id = "ada", Name = "Ada", Conversation = new ConversationKey("a:ada"),
            ServiceUrl = "https://teams.example/",
            TimeZone = "Europe/Berlin", Locale = "en-GB", Role = Role.Manager,
        });
        if (state is not null)
        {
            work.Put(new Mailbox { Id = "ada", State = state, AsOf = Now });
        }

        await work.CommitAsync(default);
    }

    private async Task<IEnumerable<string>> OpenAsync(DateTimeOffset now) =>
        (await Addressee.OpenAsync(_store.Open(Home), Settings, now, default)).Select(a => a.Id);
}
