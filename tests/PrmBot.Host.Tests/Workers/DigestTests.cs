using Microsoft.Extensions.DependencyInjection;
using PrmBot.Conversation;
using PrmBot.Conversation.Digests;
using PrmBot.Digest.Schedules;
using PrmBot.Host.Tests.Bridge;
using PrmBot.Host.Workers;
using PrmBot.Identity;
using PrmBot.Storage;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workers;

/// <summary>Digests with the host's own store and parts: said in a channel, due weeks later.</summary>
public sealed class DigestTests : IAsyncLifetime
{
    private const string Home = "11111111-2222-3333-4444-555555555555";
    private const string Channel = "19:contoso@thread.tacv2";
    private const string Ours = "19:managers@thread.tacv2";
    private readonly HostedBot _bot = new(_ => { }, ("Access:HomeTenantId", Home), ("Digest:Enabled", "false"));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task What_was_said_in_the_channel_comes_there_pauses_and_stops()
    {
        await SayAsync("a:ada", "add Contoso as a reseller");
        await SayAsync(Channel, "link this channel to Contoso");
        var set = await SayAsync(Channel, "post the digest every Monday at 9 Berlin time");
        var due = (await ScheduleAsync()).Next!.Value;

        var sent = (await RoundAsync(due)).Sent;
        var again = (await RoundAsync(due.AddSeconds(10))).Sent;
        var paused = await SayAsync(Channel, "pause the digest until 31 December");
        var status = await SayAsync("a:ada", "when is Contoso's next digest?");
        var stopped = await SayAsync(Channel, "stop the digest");

        set.ShouldStartWith("The digest of Contoso comes every Monday at 9:00");
        var local = TimeZoneInfo.ConvertTime(due, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        (local.DayOfWeek, local.TimeOfDay).ShouldBe((DayOfWeek.Monday, TimeSpan.FromHours(9)));
        sent.ShouldHaveSingleItem().Conversation.Value.ShouldBe(Channel);
        again.ShouldBeEmpty();
        paused.ShouldStartWith("No digest of Contoso from");
        status.ShouldStartWith("Contoso: the digest. Next:");
        stopped.ShouldStartWith("The digest of Contoso comes no more.");
        (await ScheduleAsync()).Next.ShouldBeNull();
    }

    [Fact]
    public async Task A_review_and_a_digest_of_all_partners_are_planned_by_sentence_too()
    {
        await SayAsync("a:ada", "add Contoso as a reseller");
        await SayAsync(Channel, "link this channel to Contoso");
        await SayAsync(Channel, "post the digest every Monday at 9 Berlin time");

        var review = await SayAsync(Channel, "post the quarterly review on the first Tuesday of the quarter at 10");
        var asked = await SayAsync(Ours, "every Monday at 8 post the portfolio here");
        var all = await SayAsync(Ours, "yes");
        var refused = await SayAsync(Channel, "post the portfolio digest here every Monday at 8");
        var paused = await SayAsync(Channel, "pause the QBR until 31 December 2030");
        var stopped = await SayAsync(Channel, "stop the quarterly review");
        var next = await SayAsync(Ours, "when is the next digest?");

        review.ShouldStartWith("The quarterly review of Contoso comes every first Tuesday of January, April,");
        asked.ShouldStartWith("Post the digest of all partners every Monday at 8:00");
        all.ShouldStartWith("The digest of all partners comes every Monday at 8:00");
        refused.ShouldContain("private chat");
        paused.ShouldStartWith("That pause is longer than 365 days.");
        stopped.ShouldStartWith("The quarterly review of Contoso comes no more.");
        next.ShouldStartWith("The digests. 3 are planned, 1 of them switched off");
        (await ScheduleAsync()).Next.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_schedule_that_an_earlier_program_kept_is_a_digest_and_goes_on()
    {
        await SayAsync("a:ada", "add Contoso as a reseller");
        await SayAsync(Channel, "link this channel to Contoso");
        await SayAsync(Channel, "post the digest every Monday at 9 Berlin time");
        var now = await ScheduleAsync();
        var work = _bot.Services.GetRequiredService<IStore>().Open(new TenantId(Home));
        work.Put(new FormerSchedule
        {
            Id = Channel, Of = now.Of!.Value, Rhythm = now.Rhythm, Owner = now.Owner, Next = now.Next,
            Version = now.Version,
        });
        await work.CommitAsync(default);

        var sent = (await RoundAsync(now.Next!.Value)).Sent;

        sent.ShouldHaveSingleItem().Id.ShouldBe($"digest|{Channel}|{now.Next.Value.UtcTicks:D20}");
        (await ScheduleAsync()).What.ShouldBe(PostKind.Digest);
        (await SayAsync(Channel, "stop the digest")).ShouldStartWith("The digest of Contoso comes no more.");
    }

    [Theory]
    [InlineData("post the digest every Monday at 25:00", "“25:00” is not a time of day.")]
    [InlineData("post the digest every day at 9", "“every day” is not a day that I can post on.")]
    [InlineData("post the digest every Monday at 9:00 Gotham time", "I don't know the time zone “Gotham”.")]
    public async Task What_cannot_be_understood_is_named(string text, string answer)
    {
        await SayAsync("a:ada", "add Contoso as a reseller");
        await SayAsync(Channel, "link this channel to Contoso");

        (await SayAsync(Channel, text)).ShouldStartWith(answer);
    }

    [Theory]
    [InlineData("Day", "Someday", "Digest:Day is \"Someday\".")]
    [InlineData("TimeZone", "Moon/Base", "Digest:TimeZone is \"Moon/Base\", which is no time zone.")]
    [InlineData("MostAtOnce", 0, "Digest:MostAtOnce is 0, but must be from 1 to 1000.")]
    public void A_bad_setting_says_what_would_be_right(string name, object value, string problem)
    {
        var options = new DigestOptions();
        typeof(DigestOptions).GetProperty(name)!.SetValue(options, value);

        options.Problems().ShouldHaveSingleItem().ShouldStartWith(problem);
        new DigestOptions().Problems().ShouldBeEmpty();
    }

    // As it was kept before there were several kinds.
    private sealed record FormerSchedule : IDocument
    {
        public static string Kind => DigestSchedule.Kind;

        public static int Schema => 1;

        public required string Id { get; init; }

        public required PartnerId Of { get; init; }

        PartnerId? IDocument.Partner => Of;

        public required Rhythm Rhythm { get; init; }

        public required Person Owner { get; init; }

        public IReadOnlyList<DigestPause> Pauses { get; init; } = [];

        public DateTimeOffset? Next { get; init; }

        public IReadOnlyList<DigestRun> Runs { get; init; } = [];

        public long Version { get; init; }
    }

    private async Task<DigestSchedule> ScheduleAsync() => (await _bot.Services.GetRequiredService<IStore>()
        .Open(new TenantId(Home)).FindAsync<DigestSchedule>(Channel, default))!;

    private Task<DigestRoundResult> RoundAsync(DateTimeOffset now) =>
        _bot.Services.GetRequiredService<DigestRound>().RunAsync(new TenantId(Home), now, default);

    private async Task<string> SayAsync(string where, string text)
    {
        var ada = new Speaker(new Person(new UserId("ada"), "Ada"), new TenantId(Home));
        var place = new Place(
            new ConversationKey(where), where is Channel or Ours ? PlaceKind.Channel : PlaceKind.Personal,
            "http://127.0.0.1/");
        var result = await _bot.Services.GetRequiredService<TurnHandler>().HandleAsync(
            new Turn(ada, new TenantId(Home), place, new TurnInput.Said(text, [], null)), default);
        return result.Sends[^1].Text ?? string.Empty;
    }
}
