using System.Net.Http.Json;
using Shouldly;

namespace PrmBot.EndToEnd;

/// <summary>
/// The cards that take two companies or a day to come: a contact of the sample partner plays in a second window, and
/// nothing is quiet. A picture of each is kept.
/// </summary>
public sealed class TwoSidesTourTests
{
    private const string Channel = "19:YN9KNRDNVIdAxbUeGlUZxAYvWxoVxoxpx6UMJUkI2OI1@thread.tacv2";

    [BrowserFact]
    public async Task Cards_of_both_sides_stand_in_the_playground()
    {
        await using var host = new RunningHost
        {
            HasPartner = true,
            Settings = new Dictionary<string, string>
            {
                ["Reminders__Round"] = "00:00:01",
                ["Reminders__QuietFrom"] = "00:00",
                ["Reminders__QuietTo"] = "00:00",
                ["Reminders__DaysOff"] = "none",
            },
        };
        await host.StartAsync();
        await using var ourWindow = await PlaygroundSession.OpenAsync(host.Playground);
        await using var theirWindow = await PlaygroundSession.OpenAsync(host.PartnerWindow);
        var (ours, theirs) = (ourWindow.Page, theirWindow.Page);

        await FormsAsync(ours);
        await AnsweringAsync(host, ours, theirs);
        await ReleasingAsync(ours);
        await NegotiatingAsync(ours, theirs);
    }

    private static async Task FormsAsync(PlaygroundPage ours)
    {
        await ours.SayAsync("hello");
        await ours.PressAsync("Load the sample portfolio");
        await ours.SayAsync("show the ideal profile");
        await ours.PressAsync("Edit");
        await SeeAsync(ours, "profile-form", "Save");

        await ours.SayAsync("show Fabrikam's assessment result");
        await ours.PressAsync("Plan a remedy");
        await SeeAsync(ours, "remedy-form", "TF5");

        await ours.SayAsync("plan a remedy for TF5 of Fabrikam: agree a credit line, owner Maria Lind, due today");
        await ours.SeesAsync("Waiting for you");
        await SeeAsync(ours, "reminders", "credit line");
    }

    private static async Task AnsweringAsync(RunningHost host, PlaygroundPage ours, PlaygroundPage theirs)
    {
        await ours.OpenChannelAsync("Contoso");
        await ours.PostAsync("link this channel to Contoso");
        await ours.SeesAsync("This channel is Contoso's channel now");
        await ours.PostAsync("invite Contoso to answer");
        await ours.AgreeAsync();

        await theirs.OpenChannelAsync("Contoso");
        await PostAsJuliaAsync(host, "RF7: promises are kept nearly always");
        await theirs.SeesCardAsync("RF7 is noted", "tour-noted");
        await theirs.PressOnAsync("34 questions", "Answer the questions");
        await theirs.SeesCardAsync("Question 1 of 34", "tour-their-question");
        await theirs.PressOnAsync("Question 1 of 34", "4");
        await PostAsJuliaAsync(host, "BP3: 1");
        await theirs.SeesAsync("BP3 is noted");
        await theirs.PressOnAsync("Question 2 of 34", "Back");
        await theirs.SeesCardAsync("Julia Brandt says 1", "tour-their-difference");
    }

    private static async Task ReleasingAsync(PlaygroundPage ours)
    {
        await ours.OpenChatAsync();
        await ours.SayAsync("release the result of Contoso");
        await SeeAsync(ours, "release-preview", "Contoso");
        await ours.TapAsync("Share with Contoso");
        await ours.SeesAsync("The summary is shared with Contoso");
        await ours.OpenChannelAsync("Contoso");
        await ours.SeesCardAsync("how we fit", "tour-summary");
    }

    private static async Task NegotiatingAsync(PlaygroundPage ours, PlaygroundPage theirs)
    {
        await theirs.PostAsync("show the plan");
        await SeeAsync(theirs, "their-plan", "Plan with");
        await theirs.PostAsync("we counter line 9: due 28 February");
        await SeeAsync(theirs, "their-counter", "28 February");
        await ours.OpenChatAsync();
        await ours.SayAsync("show the open lines of the plan with Contoso");
        await SeeAsync(ours, "negotiation", "28 February");
        await ours.PressAsync("Comment");
        await SeeAsync(ours, "comment", "omment");
    }

    private static async Task SeeAsync(PlaygroundPage page, string name, string holds)
    {
        var buttons = string.Join(" | ", await page.ButtonsAsync());
        (await page.LastCardTextAsync()).ShouldContain(holds, customMessage: $"{name}: {buttons}");
        await page.ScreenshotAsync("tour-" + name);
    }

    // The window plays one person; a colleague writes as Teams would deliver it.
    private static async Task PostAsJuliaAsync(RunningHost host, string text)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsJsonAsync(new Uri(host.Address, "/api/messages"), new
        {
            type = "message",
            id = Guid.NewGuid().ToString("N"),
            channelId = "msteams",
            serviceUrl = new Uri(host.PartnerWindow, "/_connector").AbsoluteUri,
            text = "<at>PrmBot</at> " + text,
            from = new
            {
                id = "29:1OyIpyNHW0Ug2SgSUU3oFnyCig5ui34wzPI39THAx5XTUVlmDJEs2EEk3Bxs",
                name = "Julia Brandt",
                aadObjectId = "7c3e1f52-2b4d-4e8a-b6f0-5a9d8c7b6e11",
            },
            recipient = new { id = "28:4b0c7a52-8f5e-4c1d-9c0b-7a1e2f3d4c5b", name = "PrmBot" },
            conversation = new { id = Channel, conversationType = "channel", isGroup = true },
            entities = new[]
            {
                new
                {
                    type = "mention",
                    text = "<at>PrmBot</at>",
                    mentioned = new { id = "28:4b0c7a52-8f5e-4c1d-9c0b-7a1e2f3d4c5b", name = "PrmBot" },
                },
            },
            channelData = new { tenant = new { id = "b7d1e0c4-58a2-4f39-8c6b-2e9f1a7d3c55" } },
        });
        answer.EnsureSuccessStatusCode();
    }
}
