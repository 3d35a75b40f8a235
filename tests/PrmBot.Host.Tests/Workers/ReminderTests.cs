using Microsoft.Extensions.DependencyInjection;
using PrmBot.Conversation;
using PrmBot.Conversation.Reminding;
using PrmBot.Host.Tests.Bridge;
using PrmBot.Host.Workers;
using PrmBot.Identity;
using PrmBot.Storage;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workers;

/// <summary>Reminders with the host's own store and parts.</summary>
public sealed class ReminderTests : IAsyncLifetime
{
    private const string Home = "11111111-2222-3333-4444-555555555555";
    private readonly HostedBot _bot = new(_ => { }, ("Access:HomeTenantId", Home), ("Reminders:Enabled", "false"));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Who_spoke_to_the_bot_is_reminded_once_and_what_was_said_is_in_the_outbox()
    {
        await SayAsync("add Contoso as a reseller");
        await SayAsync("assess Contoso");
        var later = NextOpen(TimeProvider.System.GetUtcNow().AddDays(4));

        var sent = await RoundAsync(later);
        var again = await RoundAsync(later.AddMinutes(10));

        var entry = sent.ShouldHaveSingleItem();
        (entry.Conversation.Value, entry.ServiceUrl).ShouldBe(("a:ada", "http://127.0.0.1/"));
        entry.Text.ShouldNotBeNull().ShouldStartWith("Contoso: 36 questions of the assessment are open since");
        again.ShouldBeEmpty();
        (await Store.Outbox.FindAsync(entry.Id, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_does_not_want_them_gets_none()
    {
        await SayAsync("add Contoso as a reseller");
        await SayAsync("assess Contoso");
        await SayAsync("stop reminding me");

        (await RoundAsync(NextOpen(TimeProvider.System.GetUtcNow().AddDays(4)))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("AfterDays", 0, "Reminders:AfterDays is 0, but must be from 1 to 60.")]
    [InlineData("ReassessAfterMonths", 13, "Reminders:ReassessAfterMonths is 13, but must be from 6 to 12.")]
    [InlineData("DaysOff", "Caturday", "Reminders:DaysOff is \"Caturday\".")]
    [InlineData("DaysOff", "Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday", "Reminders:DaysOff is")]
    [InlineData("TimeZone", "Moon/Base", "Reminders:TimeZone is \"Moon/Base\", which is no time zone.")]
    public void A_bad_setting_says_what_would_be_right(string name, object value, string problem)
    {
        var options = new ReminderOptions();
        typeof(ReminderOptions).GetProperty(name)!.SetValue(options, value);

        options.Problems().ShouldHaveSingleItem().ShouldStartWith(problem);
    }

    [Fact]
    public void The_defaults_and_no_day_off_are_fine()
    {
        new ReminderOptions().Problems().ShouldBeEmpty();
        new ReminderOptions { DaysOff = "none" }.ToSettings().Quiet.DaysOff.ShouldBeEmpty();
    }

    private IStore Store => _bot.Services.GetRequiredService<IStore>();

    private DateTimeOffset NextOpen(DateTimeOffset moment) =>
        _bot.Services.GetRequiredService<ReminderSettings>().Quiet.NextOpen(moment, TimeZoneInfo.Utc);

    private Task<IReadOnlyList<OutboxEntry>> RoundAsync(DateTimeOffset now) =>
        _bot.Services.GetRequiredService<ReminderRound>().RunAsync(new TenantId(Home), now, default);

    private Task SayAsync(string text)
    {
        var ada = new Speaker(new Person(new UserId("ada"), "Ada"), new TenantId(Home));
        var place = new Place(new ConversationKey("a:ada"), PlaceKind.Personal, "http://127.0.0.1/");
        return _bot.Services.GetRequiredService<TurnHandler>().HandleAsync(
            new Turn(ada, new TenantId(Home), place, new TurnInput.Said(text, [], null)), default);
    }
}
