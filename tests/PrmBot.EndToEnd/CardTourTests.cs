using Shouldly;

namespace PrmBot.EndToEnd;

/// <summary>
/// Every kind of card as it stands in the playground, with the sample portfolio: a picture of each is kept. Each run
/// takes a few of them; PRMBOT_TOUR=full takes all.
/// </summary>
public sealed class CardTourTests
{
    private const int Few = 4;

    private static readonly Stop[] Stops =
    [
        new("portfolio", "list my partners", "Fabrikam"),
        new("partner", "show Fabrikam", "Fabrikam"),
        new("scorecard", "show Fabrikam's KPIs", "Fabrikam"),
        new("series", "show Fabrikam's pipeline", "Pipeline"),
        new("kpi-why", "why is Fabrikam's pipeline the colour it is", "Pipeline"),
        new("kpi-define", "what does the pipeline KPI measure", "Pipeline"),
        new("kpi-recorded", "Fabrikam's pipeline was 400k in October", "400,000"),
        new("kpi-own", "create a KPI for Fabrikam", "of your own"),
        new("funnel", "show Fabrikam's funnel", "the funnel"),
        new("analysis", "analyze Fabrikam", "Fabrikam"),
        new("at-risk", "who is at risk", "Fabrikam"),
        new("proposals", "what should we change at Fabrikam", "Fabrikam"),
        new("past", "how did past changes at Fabrikam work", "what changes did"),
        new("digest-portfolio", "show the portfolio digest", "All partners"),
        new("digest", "show the digest of Fabrikam", "Fabrikam"),
        new("qbr", "prepare the QBR for Fabrikam", "review of"),
        new("qbr-file", "prepare the QBR for Fabrikam", "Download", Pressed: "Excel file"),
        new("profile", "show the ideal profile", "Weight"),
        new("result", "show Fabrikam's assessment result", "Fabrikam"),
        new("result-why", "why does Fabrikam score like that", "Fabrikam"),
        new("fit", "show the reciprocity of Fabrikam", "RF4"),
        new("status", "who has answered what for Fabrikam", "Fabrikam"),
        new("evidence", "show the evidence for BP4 of Fabrikam", "Fabrikam"),
        new("remedy", "plan a remedy for TF5 of Fabrikam: agree a credit line, owner Ada, due 31 March", "credit line"),
        new("compare", "compare Fabrikam and Northwind", "Northwind"),
        new("ledger", "we gave Fabrikam 12 leads worth 30k", "30"),
        new("ledger-balance", "show the ledger with Fabrikam", "Fabrikam"),
        new("ledger-row", "Fabrikam gave us 3 references worth 10k", "correct a row", Pressed: "Correct"),
        new("partner-added", "add Tailspin as a reseller in DACH", "Tailspin"),
        new("question", "assess Tailspin", "Question"),
        new("question-why", "why do you ask", "Question"),
        new("question-read", "they know our market well and have two references", "Question"),
        new("paused", "pause", "Tailspin"),
        new("plan-line", "add a joint webinar with Fabrikam in March, 8k MDF, 40 leads", "webinar"),
        new("plan-line-form", "add a joint dinner with Fabrikam in May", "Due", Pressed: "Counter"),
        new("plan", "show Fabrikam's plan", "Fabrikam"),
        new("plan-section", "show the marketing section of Fabrikam's plan", "Marketing"),
        new("plan-check", "check the plan of Fabrikam", "plan"),
        new("plan-money", "show the money in Fabrikam's plan", "Fabrikam"),
        new("plan-months", "show Fabrikam's plan by month", "Fabrikam"),
        new("plan-versions", "what changed in the plan with Fabrikam", "What changed"),
        new("plan-file", "export Fabrikam's plan", "as a file"),
        new("plan-mdf", "set the MDF pool of Fabrikam to 90k", "90,000"),
        new("plan-accounts", "show the account mapping with Fabrikam", "Account mapping"),
        new("work", "what is due at Fabrikam", "Fabrikam"),
        new("history", "show the history of Fabrikam", "Fabrikam"),
        new("help", "help", "Fabrikam"),
        new("term", "what is reciprocity", "eciprocity"),
        new("not-understood", "the moon is made of cheese", "did not get that"),
    ];

    [BrowserFact]
    public async Task Every_card_stands_in_the_playground()
    {
        await using var host = new RunningHost();
        await host.StartAsync();
        await using var session = await PlaygroundSession.OpenAsync(host.Playground);
        var page = session.Page;
        await page.SayAsync("hello");
        await page.PressAsync("Load the sample portfolio");

        var missing = new List<string>();
        foreach (var stop in Tour())
        {
            await page.SayAsync(stop.Said);
            if (stop.Pressed is { } button)
            {
                await page.PressAsync(button);
            }

            if (!(await page.LastAnswerAsync()).Contains(stop.Holds, StringComparison.OrdinalIgnoreCase))
            {
                missing.Add($"{stop.Name}: {await page.LastAnswerAsync()}");
            }

            await page.ScreenshotAsync("tour-" + stop.Name);
        }

        missing.ShouldBeEmpty(string.Join("\n\n", missing));
        await InTheChannelAsync(page);
    }

    private static async Task InTheChannelAsync(PlaygroundPage page)
    {
        await page.OpenChannelAsync("Contoso");
        await page.PostAsync("link this channel to Fabrikam");
        await page.SeesAsync("This channel is Fabrikam's channel now");
        foreach (var (name, said) in new[]
        {
            ("invitation", "invite Fabrikam to answer"), ("channel-plan", "show the plan"),
            ("channel-kpis", "show the KPIs"), ("channel-digest", "post the digest"),
        })
        {
            await page.PostAsync(said);
            await page.AgreeAsync();

            (await page.LastCardTextAsync()).ShouldContain("Fabrikam");
            await page.ScreenshotAsync("tour-" + name);
        }

        var (light, dark) = await page.LightAndDarkAsync("digest-channel");
        light.ShouldBeGreaterThan(200);
        dark.ShouldBeLessThan(80);

        await page.OpenChatAsync();
        await page.SayAsync("post the digest of Fabrikam every Monday at 9 Berlin time");
        await page.TapAsync("Yes");
        await page.SeesAsync("comes every Monday");
        await page.SayAsync("when does the digest of Fabrikam come next");
        (await page.LastCardTextAsync()).ShouldContain("Europe/Berlin");
        await page.ScreenshotAsync("tour-digest-status");
    }

    private static IEnumerable<Stop> Tour() =>
        Environment.GetEnvironmentVariable("PRMBOT_TOUR") == "full"
            ? Stops
            : Stops.Where((_, i) => i % (Stops.Length / Few) == 0);

    /// <param name="Name">Of the picture.</param>
    /// <param name="Said">What is typed.</param>
    /// <param name="Holds">A word that the answer must hold.</param>
    /// <param name="Pressed">A button of the answer that leads to the card; null: the answer is the card.</param>
    private sealed record Stop(string Name, string Said, string Holds, string? Pressed = null);
}
