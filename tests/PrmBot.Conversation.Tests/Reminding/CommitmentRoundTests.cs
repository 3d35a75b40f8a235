using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Plugins;
using PrmBot.Conversation.Prompts;
using PrmBot.Conversation.Reminding;
using PrmBot.Conversation.Tests.Plugins;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Planning.Lines;
using PrmBot.Reminders;
using PrmBot.Storage;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Reminding;

/// <summary>A plan that both agreed to runs from Monday 23 November; nobody ticks its commitment.</summary>
public sealed class CommitmentRoundTests
{
    private const string Channel = "19:contoso@thread.tacv2";
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly PartnerId Contoso = new("c");

    private readonly MemoryStore _store = new();
    private readonly KnownPeople _people = new();
    private int _ids;

    [Fact]
    public async Task A_second_week_without_a_tick_goes_up_to_the_sponsors_in_the_channel_and_once()
    {
        await PlantAsync();

        var during = await RoundAsync(Monday.AddDays(4));
        var first = await RoundAsync(Monday.AddDays(7));
        var once = await LineAsync();
        var second = await RoundAsync(Monday.AddDays(14));
        var again = await RoundAsync(Monday.AddDays(14).AddHours(1));
        var third = await RoundAsync(Monday.AddDays(21));

        (during.Count, first.Count, again.Count, third.Count).ShouldBe((0, 0, 0, 0));
        (once.MissedInRow, once.Status).ShouldBe((1, LineStatus.InProgress));
        var up = second.ShouldHaveSingleItem();
        (up.Conversation.Value, up.Delivery).ShouldBe((Channel, Delivery.Post));
        up.Text.ShouldBe("\"Call Fabrikam\" was missed 2 weeks in a row. Eva Chief, please look at it together.");
        up.CardJson!.ShouldContain("Weeks missed in a row: 2");
        var line = await LineAsync();
        (line.MissedInRow, line.Status).ShouldBe((3, LineStatus.AtRisk));
        line.Changes.Select(c => (c.To, c.Who.Name)).First().ShouldBe(("missed in 2026-W48", "PrmBot"));
        (await _store.Open(Chat.Home).OfPartnerAsync<HistoryEntry>(Contoso, default)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_sponsor_of_each_side_is_mentioned_whom_plan_contact_or_channel_knows_by_id()
    {
        await PlantAsync();
        var work = _store.Open(Chat.Home);
        var plan = (await work.FindAsync<JointPlan>("p", default))!;
        work.Put(plan with
        {
            Lines = [.. plan.Lines.Select(l => l with { PartnerOwner = new PlanOwner("Paolo Capo") })],
        });
        await work.CommitAsync(default);
        _people.All = [KnownPeople.One("eva-id", "Eva Chief", false), KnownPeople.One("paolo-id", "Paolo Capo", true)];

        var up = (await RoundAsync(Monday.AddDays(14))).ShouldHaveSingleItem();

        var card = JsonNode.Parse(up.CardJson!)!;
        card["body"]![1]!["text"]!.ToString()
            .ShouldBe("<at>Eva Chief</at>, <at>Paolo Capo</at>, please look at it together.");
        card["msteams"]!["entities"]!.AsArray().Select(e => e!["mentioned"]!["id"]!.ToString())
            .ShouldBe(["eva-id", "paolo-id"]);
        up.Text.ShouldNotBeNull().ShouldNotContain("<at>");
    }

    [Fact]
    public async Task A_kept_week_ends_the_row()
    {
        await PlantAsync(l => l with { Ticks = [new WeekTick(new DateOnly(2026, 11, 23), true)] });

        await RoundAsync(Monday.AddDays(14));

        (await LineAsync()).MissedInRow.ShouldBe(1);
    }

    [Theory]
    [InlineData(PlanState.Draft)]
    [InlineData(PlanState.Shared)]
    [InlineData(PlanState.Countered)]
    [InlineData(PlanState.Closed)]
    public async Task Only_a_running_plan_has_weeks(PlanState state)
    {
        await PlantAsync(state: state);

        (await RoundAsync(Monday.AddDays(21))).ShouldBeEmpty();
        (await LineAsync()).Ticks.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_done_or_no_commitment_or_over_has_no_silent_weeks()
    {
        await PlantAsync(l => l with { Status = LineStatus.Done });
        (await RoundAsync(Monday.AddDays(21))).ShouldBeEmpty();

        await PlantAsync(l => l with { Element = "account_mapping" });
        (await RoundAsync(Monday.AddDays(21))).ShouldBeEmpty();

        await PlantAsync(l => l with { Due = new DateOnly(2026, 11, 27) });
        await RoundAsync(Monday.AddDays(28));
        (await LineAsync()).Ticks.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_is_written_to_at_night()
    {
        await PlantAsync();

        (await RoundAsync(Monday.AddDays(14).AddHours(-7))).ShouldBeEmpty();
        (await LineAsync()).Ticks.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tick_counts_the_silent_week_before_it()
    {
        var chat = new PlanChat();
        await chat.Complete();
        await chat.Put(p => p with
        {
            Start = new DateOnly(2026, 11, 9),
            State = PlanState.Active,
            Lines = [.. p.Lines.Select(
                l => l with { Element = SilentWeeks.Commitments, Status = LineStatus.InProgress })],
        });

        await chat.Ask("update_line", ("line", "4"), ("field", "tick"), ("value", "missed"));

        var line = (await chat.Plan()).Line(4);
        (line.MissedInRow, line.Status).ShouldBe((3, LineStatus.AtRisk));
    }

    private async Task PlantAsync(Func<PlanLine, PlanLine>? with = null, PlanState state = PlanState.Active)
    {
        var work = _store.Open(Chat.Home);
        var (dana, start) = (new Person(new UserId("dana"), "Dana"), new DateOnly(2026, 11, 23));
        var line = new PlanLine
        {
            Number = 1, Section = PlanSection.JointSales, Title = "Call Fabrikam", Element = SilentWeeks.Commitments,
            Status = LineStatus.InProgress, Due = new DateOnly(2027, 3, 31),
        };
        var sponsors = line with
        {
            Number = 2, Title = "Sponsors", Element = "executive_alignment", OurOwner = new PlanOwner("Eva Chief"),
        };
        var former = await work.FindAsync<JointPlan>("p", default);
        work.Put(new JointPlan
        {
            Id = "p", Of = Contoso, Start = start, End = start.AddYears(1), Currency = "EUR", State = state,
            Lines = [with?.Invoke(line) ?? line, sponsors], StartedBy = dana, StartedAt = Monday,
            Version = former?.Version ?? 0,
        });
        if (former is null)
        {
            work.Put(new Partner { Of = Contoso, Name = "Contoso", Channel = new ConversationKey(Channel) });
            work.Put(new ChannelLink
                { Id = Channel, Of = Contoso, ServiceUrl = "https://example.test/", LinkedBy = dana });
        }

        await work.CommitAsync(default);
    }

    private async Task<PlanLine> LineAsync() =>
        (await _store.Open(Chat.Home).FindAsync<JointPlan>("p", default))!.Line(1);

    private Task<IReadOnlyList<OutboxEntry>> RoundAsync(DateTimeOffset now) => new CommitmentRound(
        _store,
        new ReminderSettings(new QuietRules(), new ReminderPace(), TimeZoneInfo.Utc),
        new IdSource(() => $"e{Interlocked.Increment(ref _ids)}"),
        new Escalations(
            PromptFiles.ReadTexts(RepoFiles.Prompts), new CardLibrary(RepoFiles.Cards), new PlanOwners(_people)))
        .RunAsync(Chat.Home, now, default);
}
