using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>
/// The whole way of one assessment between two companies, with secrets planted on our side: what a manager shares
/// reaches the partner, and nothing else ever does.
/// </summary>
public sealed class ReleaseTests : TwoCompanies
{
    private const string OurNote = "quagga-note";
    private const string OurProof = "quagga-proof";
    private const string OurWords = "quagga-words";

    [Fact]
    public async Task Only_what_was_previewed_is_shared_and_no_secret_of_ours_ever_reaches_the_partner()
    {
        await PlantAsync();
        var invite = await InviteAsync();
        await WeAnswerAsync();
        await TheyAnswerAsync(invite);
        var before = ReachedThePartner;
        var done = await Connector.NextAsync(0, s => s.Method == "PUT" && s.ActivityId == invite.ActivityId);

        var preview = await Alex.SayAsync("release the assessment to Contoso");
        await InThread(invite, "Lena").SayAsync("BP1: 2");
        var overtaken = (await Alex.PressAsync(preview, "Share with Contoso", Parts(preview))).ToJsonString();
        var fewer = (await Alex.PressAsync("Share with Contoso", new JsonObject { ["parts"] = "Fits,Strengths,Gaps" }))
            .ToJsonString();
        ReachedThePartner.ShouldNotContain("how we fit");
        await Alex.SayAsync("yes");
        var summary = await Connector.NextAsync(
            0, s => s.Conversation == Channel && s.Words.Contains("how we fit", StringComparison.Ordinal));

        done.Words.ShouldContain("Contoso has answered");
        preview.Words.ShouldContain("The verdict is left out");
        overtaken.ShouldContain("nothing was shared");
        fewer.ShouldContain("nothing was shared");
        summary.Words.ShouldContain("The five fits");
        summary.Words.ShouldNotContain("What we see differently");
        summary.Words.ShouldNotContain("What both sides see differently");
        summary.Words.ShouldContain("twelve projects");
        before.ShouldNotContain("we say");
        await AfterwardsAsync(invite);
        ShouldHoldNoSecret();
    }

    private async Task AfterwardsAsync(Sent invite)
    {
        var marco = InThread(invite, "Marco");
        (await marco.SayAsync("show our result")).Words.ShouldContain("The five fits");
        (await marco.SayAsync("change BP1 to 4")).Words.ShouldContain("answers stay as they are");
        (await marco.SayAsync("history of Contoso")).Words.ShouldNotContain("BP1");
        (await marco.SayAsync("compare Contoso and Fabrikam")).Words.ShouldNotContain("Fabrikam has");
        (await marco.SayAsync("undo")).Words.ShouldNotContain("3 (");
        (await Alex.SayAsync("release the assessment to Contoso")).Words
            .ShouldContain("shared the summary with Contoso");
        var closed = await Connector.NextAsync(
            0, s => s.Method == "PUT" && s.ActivityId == invite.ActivityId
                && s.Words.Contains("closed", StringComparison.Ordinal));
        closed.Words.ShouldNotContain("Action.");
    }

    private void ShouldHoldNoSecret()
    {
        // The level's own words say "adverse credit"; the gate is written with a capital.
        string[] secrets =
            [OurNote, OurProof, OurWords, "Fabrikam", "Adverse credit", "Conditional", "estimate", "Alex says"];
        foreach (var secret in secrets)
        {
            ReachedThePartner.Contains(secret, StringComparison.Ordinal)
                .ShouldBeFalse($"“{secret}” reached the partner");
        }
    }

    private async Task PlantAsync()
    {
        await Alex.SayAsync("add Fabrikam as a reseller");
        await Alex.SayAsync($"set the note of Contoso to {OurNote}");
        await Alex.SayAsync("assess Contoso");
        await Alex.SayAsync($"0, {OurWords}");
        await Alex.SayAsync("pause");
    }

    // Every question, also the partner's: those are estimates.
    private async Task WeAnswerAsync()
    {
        await Alex.SayAsync("assess Contoso");
        for (var i = 0; i < 35 && Alex.LastCard!.Words.Contains("Question ", StringComparison.Ordinal); i++)
        {
            await Alex.PressAsync("4", new JsonObject { ["evidence"] = OurProof });
        }
    }

    // Taking turns: each goes on where the colleague left it. Their credit hits a gate that is internal.
    private async Task TheyAnswerAsync(Sent invite)
    {
        var (marco, lena) = (InThread(invite, "Marco"), InThread(invite, "Lena"));
        await PressAsync(marco, invite, "Answer the questions");
        await PressAsync(lena, invite, "Answer the questions");
        for (var i = 0; i < 34; i++)
        {
            var who = i % 2 == 0 ? marco : lena;
            var view = await PressAsync(who, invite, "Answer the questions");
            if (!view.Contains("Question ", StringComparison.Ordinal))
            {
                return;
            }

            var level = view.Contains("BP5. ", StringComparison.Ordinal) ? "0" : "3";
            await PressAsync(who, level, new JsonObject { ["evidence"] = "twelve projects" });
        }
    }

    private static JsonObject Parts(Sent preview) => new()
    {
        ["parts"] = Choice(preview.Card!)!["value"]!.DeepClone(),
    };

    private static JsonObject? Choice(JsonNode? node) => node switch
    {
        JsonObject o when o["type"]?.ToString() == "Input.ChoiceSet" => o,
        JsonObject o => o.Select(p => Choice(p.Value)).FirstOrDefault(f => f is not null),
        JsonArray a => a.Select(Choice).FirstOrDefault(f => f is not null),
        _ => null,
    };
}
