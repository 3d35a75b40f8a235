using System.Globalization;
using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Storage;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>
/// Overdue work is told its owners unasked, over the real protocol. It is quiet at two hours around what time it is now
/// in Kiribati, fourteen hours before UTC, and nowhere else that matters.
/// </summary>
public sealed class NudgeTests : TwoCompanies
{
    private const string FarEast = "Pacific/Kiritimati";

    private ChatClient _bo = null!;
    private ChatClient _cy = null!;

    internal override bool IsProcess => true;

    internal override IEnumerable<(string Name, string Value)> Settings =>
    [
        ("Access:HomeTenantId", ChatPlace.HomeTenant), ("Reminders:Round", "00:00:01"), ("Reminders:DaysOff", "none"),
        ("Reminders:QuietFrom", HoursFromNow(12)), ("Reminders:QuietTo", HoursFromNow(16)),
    ];

    internal override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        Connector.Has("Bo", ChatPlace.HomeTenant);
        Connector.Has("Cy", ChatPlace.HomeTenant);
        _bo = Chat(new ChatPlace("Bo", "a:bo"));
        _cy = Chat(new ChatPlace("Cy", "a:cy"));
        await _bo.SayAsync("hello");
        await _cy.SayAsync("hello");
    }

    [Fact]
    public async Task Each_owner_is_told_in_private_unless_away_or_heard_of_lately()
    {
        (await _bo.SayAsync("switch the reminders off until " + Day(9))).Words.ShouldContain("remind");
        var before = Connector.All.Count;

        await KillAndStartAsync(s => PlantAsync(s, Line(1, "Alex"), Line(2, "Bo"), Reported(Line(3, "Cy"))));

        var told = await Connector.NextAsync(before, s => s.Conversation == "a:alex");
        told.Words.ShouldContain("Your week with Contoso: 1 overdue");
        (await Connector.NextAsync(before, s => s.Conversation == Channel)).Words.ShouldContain("Marco, your week");
        (await Alex.PressAsync(told, "In progress")).ToJsonString().ShouldContain("is in progress");
        Connector.All.Skip(before).ShouldNotContain(s => s.Conversation == "a:bo" || s.Conversation == "a:cy");
    }

    [Fact]
    public async Task It_is_quiet_by_the_clock_of_who_reads()
    {
        var before = Connector.All.Count;
        await Alex.HappensAsync("message", a => (a["text"], a["localTimezone"]) = ("hello", FarEast));
        await Connector.NextAsync(
            before, s => s.Conversation == "a:alex" && s.Activity["type"]?.ToString() == "message");
        before = Connector.All.Count;

        await KillAndStartAsync(s => PlantAsync(s, Line(1, "Alex"), Line(2, "Bo")));

        (await Connector.NextAsync(before, s => s.Conversation == "a:bo")).Words
            .ShouldContain("Your week with Contoso: 1 overdue");
        // Bo hears of it in one round with those who would hear of it too; a round later they still have not.
        await _cy.SayAsync("hello");
        Connector.All.Skip(before).Where(s => s.Words.Contains("your week", StringComparison.OrdinalIgnoreCase))
            .Select(s => s.Conversation).ShouldAllBe(c => c == "a:bo");
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static string HoursFromNow(int hours) =>
        Now.AddHours(hours).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Day(int ahead) => Now.AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Person Us(string name) => new(new UserId(name.ToLowerInvariant() + "-object-id"), name);

    private static PlanLine Line(int number, string owner) => new()
    {
        Number = number, Section = PlanSection.Marketing, Title = $"Line {number}", Status = LineStatus.Agreed,
        OurOwner = new PlanOwner(owner, Us(owner).Id), PartnerOwner = new PlanOwner("Marco"),
        Due = DateOnly.FromDateTime(Now.UtcDateTime).AddDays(-12),
    };

    private static PlanLine Reported(PlanLine line) => line with
    {
        Changes = [new LineChange(LineField.Status, "agreed", "in progress", Us(line.OurOwner!.Name), Now.AddDays(-1))],
    };

    private static async Task PlantAsync(IStore store, params PlanLine[] lines)
    {
        var work = store.Open(new TenantId(ChatPlace.HomeTenant));
        var today = DateOnly.FromDateTime(Now.UtcDateTime);
        work.Put(new JointPlan
        {
            Id = "plan", Of = (await work.AllAsync<PrmBot.Partners.Partner>(default)).Single().Of,
            Start = today.AddDays(-60), End = today.AddDays(300), State = PlanState.Active, Currency = "EUR",
            StartedBy = Us("Alex"), StartedAt = Now.AddDays(-60), Lines = lines,
        });
        await work.CommitAsync(default);
    }
}
