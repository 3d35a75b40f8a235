using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>Proof, a remedy and what happened at a partner, over the wire protocol.</summary>
public sealed class EvidenceTests : HostScenario
{
    [Fact]
    public async Task A_file_a_link_and_words_become_evidence_of_the_answer_they_belong_to()
    {
        var alex = Chat();
        await AtBp4Async(alex);
        (await alex.SayAsync("3")).Words.ShouldContain("Can you prove it");

        (await SendFileAsync(alex, string.Empty)).ShouldContain("Kept as evidence for BP4: soc2.pdf.");
        (await alex.SayAsync("evidence for BP4: https://example.com/audit")).Words.ShouldContain("document or link");
        var shown = await alex.SayAsync("what evidence is there for BP4?");
        shown.Words.ShouldContain("soc2.pdf");
        shown.Words.ShouldContain("https://example.com/audit");
        (await alex.SayAsync("remove evidence 1 of BP4")).Words.ShouldContain("taken off BP4");
    }

    [Fact]
    public async Task A_level_with_a_file_is_one_answer_and_a_file_out_of_the_blue_is_asked_about()
    {
        var alex = Chat();
        await AtBp4Async(alex);

        (await SendFileAsync(alex, "3")).ShouldContain("Kept as evidence: soc2.pdf.");
        await alex.SayAsync("pause");
        (await SendFileAsync(alex, string.Empty)).ShouldContain("do not know what it is for");
        (await SendFileAsync(alex, "evidence for BP4")).ShouldContain("kept as evidence for BP4 already");
    }

    [Fact]
    public async Task A_remedy_is_planned_and_closed_in_two_sentences()
    {
        var alex = Chat();
        await alex.SayAsync("add Contoso as a reseller in DACH");
        var question = await alex.SayAsync("assess Contoso");
        for (var i = 0; i < 36; i++)
        {
            question = await alex.SayAsync(question.Words.Contains("MM7.", StringComparison.Ordinal) ? "0" : "4");
        }

        var planned = await alex.SayAsync("remedy for MM7: Alex signs the terms by 1 March");
        planned.Words.ShouldContain("Remedy: Alex signs the terms, Alex");
        (await alex.SayAsync("the remedy is done")).Words.ShouldContain("MM7 is lifted");

        (await alex.SayAsync("change of control at Contoso")).Words.ShouldContain("It should be assessed again.");
        (await alex.SayAsync("stop reminding me")).Words.ShouldContain("I do not remind you any more.");
        (await alex.SayAsync("reminders on")).Words.ShouldContain("I remind you again");
    }

    private static async Task AtBp4Async(ChatClient alex)
    {
        await alex.SayAsync("add Contoso as a reseller in DACH");
        await alex.SayAsync("assess Contoso");
        await alex.SayAsync("3");
    }

    private async Task<string> SendFileAsync(ChatClient alex, string text)
    {
        var before = Connector.All.Count;
        await alex.HappensAsync("message", a =>
        {
            a["text"] = text;
            a["attachments"] = new JsonArray(new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
                ["name"] = "soc2.pdf",
                ["contentUrl"] = "https://files.example.com/soc2.pdf",
                ["content"] = new JsonObject { ["downloadUrl"] = "https://files.example.com/d?t=1" },
            });
        });
        return (await Connector.NextAsync(before, s => s.Method == "POST")).Words;
    }

    private ChatClient Chat() => Chat(new ChatPlace("Alex", "a:alex"));
}
