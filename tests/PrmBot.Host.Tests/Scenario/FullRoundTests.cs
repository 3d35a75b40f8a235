using System.Globalization;
using System.Text.Json.Nodes;
using PrmBot.Cycle;
using PrmBot.Cycle.Modify;
using PrmBot.Identity;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>
/// One round of the management cycle over the real protocol: an agreed plan, work, numbers, analysis, a change that
/// both accept, the plan's next version, the review with its verdict, and the next round.
/// </summary>
public sealed class FullRoundTests : TwoCompanies
{
    private ChatClient _marco = null!;

    internal override bool IsProcess => true;

    [Fact]
    public async Task From_an_agreed_plan_to_the_verdict_of_a_change_and_on()
    {
        _marco = Chat(new ChatPlace("Marco", Channel + ";messageid=1", IsChannel: true, TheirTenant));
        await AgreeAsync();
        (await Alex.SayAsync("line 1 is done, the recording is in the wiki")).Words.ShouldContain("is done: “");
        (await Alex.SayAsync(SlowWeeks())).Words.ShouldContain("13 new");
        (await Alex.SayAsync("yes")).Words.ShouldContain("numbers taken in (13 new)");

        (await Alex.SayAsync("analyse Contoso")).Words.ShouldContain("Speed to lead is red");
        var why = (await Alex.SayAsync("why is speed to lead red?")).Words;
        why.ShouldContain("Green up to 24 hours, amber up to 72 hours, red above.");
        why.ShouldContain("100 hours, ");
        why.ShouldContain("from Alex");
        why.ShouldContain("(by import)");
        (await Alex.SayAsync("propose changes for Contoso")).Words.ShouldContain("Plan something for Speed to lead");
        await Alex.SayAsync("accept proposal 1");
        (await Alex.SayAsync("yes")).Words.ShouldContain("is approved for us and shown to Contoso");
        (await _marco.SayAsync("accept proposal 1")).Words.ShouldContain("version 2 of the plan has it");
        (await Alex.SayAsync("what did past changes do at Contoso")).Words.ShouldContain("Is checked on");

        await KillAndStartAsync(ReviewDateComesAsync);
        await Alex.SayAsync("Contoso speed to lead 20 hours");
        var past = (await Alex.SayAsync("what did past changes do at Contoso")).Words;
        past.ShouldContain("Worked, and is kept");
        past.ShouldContain("Past changes: 1 of 1 worked");
        (await Alex.SayAsync("analyse Contoso")).Words.ShouldNotContain("Speed to lead is red");
    }

    private async Task AgreeAsync()
    {
        await Alex.SayAsync("build a plan with Contoso");
        await Alex.SayAsync("pause");
        foreach (var section in new[] { "ramp_up", "goals", "marketing", "joint_sales", "service" })
        {
            await Alex.SayAsync($"show the {section.Replace('_', ' ')} section of Contoso's plan");
            await Alex.PressAsync("Add lines here");
            await Alex.PressAsync("Add and go on", new JsonObject { ["title"] = $"Work on {section}" });
            await Alex.PressAsync("Change");
            await Alex.PressAsync("Save", new JsonObject
            {
                ["our_owner"] = "Alex", ["partner_owner"] = "Marco", ["target"] = "40 leads",
                ["due"] = Today.AddDays(200).ToString("O", CultureInfo.InvariantCulture),
            });
        }

        await Alex.SayAsync("share the plan with Contoso");
        await Alex.SayAsync("yes");
        foreach (var who in new[] { _marco, Alex })
        {
            await who.SayAsync("sign the plan with Contoso");
            await who.SayAsync("yes");
        }
    }

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    // Thirteen finished weeks, each far too slow.
    private static string SlowWeeks()
    {
        var rows = new List<string>();
        var week = Period.Of(PeriodKind.Week, Today);
        for (var i = 0; i < 13; i++)
        {
            week = week.Previous();
            rows.Add($"Speed to lead;{week};{100 + (i % 3)}");
        }

        return "KPI;Period;Value\n" + string.Join('\n', rows);
    }

    private static async Task ReviewDateComesAsync(Storage.IStore store)
    {
        var work = store.Open(new TenantId(ChatPlace.HomeTenant));
        var proposal = (await work.AllAsync<ChangeProposal>(default)).ShouldHaveSingleItem();
        work.Put(proposal with { ReviewOn = Today });
        await work.CommitAsync(default);
    }
}
