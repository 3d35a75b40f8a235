using Shouldly;

namespace PrmBot.EndToEnd;

/// <summary>
/// Every kind of card as it stands in the playground, with the sample portfolio: a picture of each is kept. Each run
/// takes a few of them; PRMBOT_TOUR=full takes all.
/// </summary>
public sealed class CardTourTests
{
    private const int Few = 4;

    // Picture, what is typed, and a word that the card must hold.
    private static readonly (string Name, string Said, string Holds)[] Stops =
    [
        ("portfolio", "list my partners", "Fabrikam"),
        ("partner", "show Fabrikam", "Fabrikam"),
        ("scorecard", "show Fabrikam's KPIs", "Fabrikam"),
        ("series", "show Fabrikam's pipeline", "Pipeline"),
        ("kpi-why", "why is Fabrikam's pipeline the colour it is", "Pipeline"),
        ("kpi-define", "what does the pipeline KPI measure", "Pipeline"),
        ("analysis", "analyze Fabrikam", "Fabrikam"),
        ("at-risk", "who is at risk", "Fabrikam"),
        ("proposals", "what should we change at Fabrikam", "Fabrikam"),
        ("profile", "show the ideal profile", "Weight"),
        ("result", "show Fabrikam's assessment result", "Fabrikam"),
        ("result-why", "why does Fabrikam score like that", "Fabrikam"),
        ("status", "who has answered what for Fabrikam", "Fabrikam"),
        ("evidence", "show the evidence for BP4 of Fabrikam", "Fabrikam"),
        ("remedy", "plan a remedy for TF5 of Fabrikam: agree a credit line, owner Ada, due 31 March", "credit line"),
        ("compare", "compare Fabrikam and Northwind", "Northwind"),
        ("ledger", "we gave Fabrikam 12 leads worth 30k", "30"),
        ("ledger-balance", "show the ledger with Fabrikam", "Fabrikam"),
        ("partner-added", "add Tailspin as a reseller in DACH", "Tailspin"),
        ("question", "assess Tailspin", "Question"),
        ("question-why", "why do you ask", "Question"),
        ("question-read", "they know our market well and have two references", "Question"),
        ("paused", "pause", "Tailspin"),
        ("plan-line", "add a joint webinar with Fabrikam in March, 8k MDF, 40 leads", "webinar"),
        ("plan", "show Fabrikam's plan", "Fabrikam"),
        ("plan-check", "check the plan of Fabrikam", "plan"),
        ("plan-money", "show the money in Fabrikam's plan", "Fabrikam"),
        ("plan-months", "show Fabrikam's plan by month", "Fabrikam"),
        ("work", "what is due at Fabrikam", "Fabrikam"),
        ("history", "show the history of Fabrikam", "Fabrikam"),
        ("help", "help", "Fabrikam"),
        ("term", "what is reciprocity", "eciprocity"),
        ("not-understood", "the moon is made of cheese", "did not get that"),
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
        foreach (var (name, said, holds) in Tour())
        {
            await page.SayAsync(said);
            if (!(await page.LastAnswerAsync()).Contains(holds, StringComparison.OrdinalIgnoreCase))
            {
                missing.Add($"{name}: {await page.LastAnswerAsync()}");
            }

            await page.ScreenshotAsync("tour-" + name);
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
    }

    private static IEnumerable<(string Name, string Said, string Holds)> Tour() =>
        Environment.GetEnvironmentVariable("PRMBOT_TOUR") == "full"
            ? Stops
            : Stops.Where((_, i) => i % (Stops.Length / Few) == 0);
}
