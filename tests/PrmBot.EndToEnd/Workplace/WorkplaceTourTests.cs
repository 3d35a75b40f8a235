using Shouldly;
using Xunit;

namespace PrmBot.EndToEnd.Workplace;

/// <summary>
/// Every card and answer about Microsoft 365 as it stands in the playground, with the sample portfolio and a Microsoft
/// Graph on loopback. A picture of each is kept; PRMBOT_TOUR=full takes them darkened and as wide as a phone too.
/// </summary>
public sealed class WorkplaceTourTests : IAsyncLifetime
{
    private static readonly object Numbers = new[] { new { KPI = "Pipeline", Period = "2026-10", Value = 420_000 } };
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(300);
    private readonly List<string> _missing = [];
    private TourGraph _graph = null!;
    private PlaygroundPage _page = null!;

    public async Task InitializeAsync() => _graph = await TourGraph.StartAsync();

    public async Task DisposeAsync() => await _graph.DisposeAsync();

    private static bool IsFull => Environment.GetEnvironmentVariable("PRMBOT_TOUR") == "full";

    [BrowserFact]
    public async Task Every_answer_about_Microsoft_365_stands_in_the_playground()
    {
        await using var host = new RunningHost { Settings = _graph.Settings };
        await host.StartAsync();
        await using var session = await PlaygroundSession.OpenAsync(host.Playground);
        _page = session.Page;
        await _page.SayAsync("hello");
        await _page.PressAsync("Load the sample portfolio");
        await SeesAsync("no-channel", "follow the workbook of Contoso", "no linked channel");
        await _page.OpenChannelAsync("Contoso");
        await _page.PostAsync("link this channel to Contoso");
        await _page.SeesAsync("This channel is Contoso's channel now");
        await _page.OpenChatAsync();

        await WorkbookAsync();
        await PlannerAsync();
        await PeopleAsync();
        await CalendarAsync();
        await FilesAsync();

        await SeesAsync("help", "help", "Microsoft 365");
        _missing.ShouldBeEmpty(string.Join("\n\n", _missing));
    }

    [BrowserFact]
    public async Task Without_it_every_answer_says_what_is_missing()
    {
        await using var host = new RunningHost();
        await host.StartAsync();
        await using var session = await PlaygroundSession.OpenAsync(host.Playground);
        _page = session.Page;
        await _page.SayAsync("hello");
        await _page.PressAsync("Load the sample portfolio");

        await SeesAsync("off-workbook", "follow the workbook numbers.xlsx for Contoso", "Send me the file beside");
        await SeesAsync("off-refresh", "lies die Zahlen von Contoso neu", "Send me the file beside");
        await SeesAsync("off-planner", "put Contoso's plan into Planner", "reminders and the digest work without it");
        await SeesAsync("off-calendar", "put the reviews with Contoso into the calendar", "I post reviews into");
        await SeesAsync("off-people", "add dana@fabrikam.example as a contact of Contoso", "for Contoso now.");
        await SeesAsync("off-export", "export Contoso's plan", "The link works for 15 minutes.");

        _missing.ShouldBeEmpty(string.Join("\n\n", _missing));
    }

    private async Task WorkbookAsync()
    {
        await SeesAsync("workbook-none", "follow the workbook of Contoso", "no Excel workbook");
        _graph.Lists(isAllowed: false);
        await SeesAsync("workbook-403", "follow the workbook of Contoso", "I lack the permission Files.Read.All");
        await SeesAsync("workbook-403-again", "folge der Arbeitsmappe von Contoso", "still does not let me");
        _graph.Lists();
        _graph.Writes("numbers.xlsx", ("North", Numbers), ("South", Numbers));
        _graph.Writes("forecast 2026.xlsx", ("Deals", new[] { new { Deal = "A", Stage = "won" } }));
        await SeesAsync("workbook-which", "follow the workbook of Contoso", "Which workbook?");
        await SeesAsync("workbook-other", "forecast 2026.xlsx", "I don't know these headings");
        await SeesAsync("worksheet-which", "folge der Arbeitsmappe numbers.xlsx für Contoso", "Which table");
        await SeesAsync("workbook-preview", "north", "Nothing is stored yet");
        await SeesAsync("workbook-taken", "ja", "From now on I follow");
        await SeesAsync("workbook-unchanged", "refresh Contoso's numbers", "has not changed");
        await ChangedAsync();
        _graph.Writes("numbers.xlsx", ("North", new[] { new { KPI = "Pipeline", When = "2026-10", Value = 1 } }));
        await SeesAsync("workbook-column", "refresh Contoso's numbers", "has no column \"Period\" any more");
        _graph.Deletes("numbers.xlsx");
        await SeesAsync("workbook-gone", "lies die Zahlen von Contoso neu", "is not among the channel's files");
        await SeesAsync("workbook-stopped", "stop following the workbook of Contoso", "no more");
    }

    // A round that has begun before may still be faster: then another number.
    private async Task ChangedAsync()
    {
        _graph.TellsOfChanges = false;
        var answer = string.Empty;
        for (var i = 1; i < 10 && !answer.Contains("new or changed", StringComparison.Ordinal); i++)
        {
            _graph.Writes("numbers.xlsx", ("North", new[]
            {
                new { KPI = "Pipeline", Period = "2026-10", Value = 420_000 + i },
                new { KPI = "Foo", Period = "2026-10", Value = i },
            }));
            await _page.SayAsync("refresh Contoso's numbers");
            answer = await _page.LastAnswerAsync();
        }

        await KeepAsync("workbook-changed", "new or changed");
        _graph.TellsOfChanges = true;
    }

    private async Task PlannerAsync()
    {
        await SeesAsync("planner-none", "put Contoso's plan into Planner", "no plan in Planner yet");
        _graph.Plans("Partners DACH", "Partners Nordics");
        await SeesAsync("planner-which", "leg den Plan von Contoso in den Planner", "Which plan of Planner?");
        await SeesAsync("planner-set", "partners dach", "come as tasks into \"Partners DACH\"");
        await SeesAsync("linked", "show Contoso", "tasks in \"Partners DACH\"");
        await UntilAsync(() => !_graph.Tasks.IsEmpty);
        var open = _graph.Tasks.Values.Where(t => t["percentComplete"]!.GetValue<int>() < 100).Take(2).ToList();
        _graph.Completes(open[0]["id"]!.ToString());
        await HistoryAsync("completed in Planner");
        await SeesAsync("planner-history", "show the history of Contoso", "completed in Planner");

        // What is said here after it was done there wins, and the task is open again.
        var number = open[1]["title"]!.ToString().Split(' ')[1].TrimEnd(':');
        _graph.Completes(open[1]["id"]!.ToString());
        await SeesAsync("planner-newer", $"line {number} is blocked, the budget is missing", "locked");
        await UntilAsync(() => _graph.Tasks[open[1]["id"]!.ToString()]["percentComplete"]!.GetValue<int>() < 100);
        await SeesAsync("planner-plan", "show Contoso's plan", "Contoso");
        await SeesAsync("planner-stopped", "nimm den Plan von Contoso aus dem Planner", "not mirrored");
    }

    private async Task PeopleAsync()
    {
        await SeesAsync("people-two", "our owner of line 1 of Contoso is Tom Becker", "Several people are called Tom");
        await SeesAsync("people-one", "our owner of line 1 of Contoso is t.becker@northwind.example", "Tom Becker");
        await SeesAsync("people-nobody", "our owner of line 1 of Contoso is Tomas Bekker", "I find nobody called");
        _graph.Refuses("GET", "/users");
        await SeesAsync("people-403", "our owner of line 1 of Contoso is Ida Head", "User.ReadBasic.All");
        _graph.People();
    }

    private async Task CalendarAsync()
    {
        await SeesAsync("calendar-set", "put the reviews with Contoso into the calendar at 14:00", "calendar of");
        await SeesAsync("calendar-cadence", "we review the plan with Contoso monthly", "every month");
        await UntilAsync(() => !_graph.Meetings.IsEmpty);
        await SeesAsync("calendar-moved", "trag die Reviews mit Contoso um 9 Uhr in den Kalender ein", "9:00");
        await UntilAsync(() => _graph.Meetings.Values.All(
            m => m["start"]!["dateTime"]!.ToString().EndsWith("T09:00:00", StringComparison.Ordinal)));
        await SeesAsync("calendar-stopped", "stop the calendar invitations for Contoso", "are cancelled");
        await UntilAsync(() => _graph.Meetings.IsEmpty);
    }

    private async Task FilesAsync()
    {
        var today = TimeProvider.System.GetUtcNow();
        _graph.Takes($"Contoso plan {today:yyyy-MM-dd}.xlsx");
        await SeesAsync("export", "export Contoso's plan", "among the files of the channel");
        _graph.Takes($"Contoso plan {today:yyyy-MM-dd}.csv", isAllowed: false);
        await SeesAsync("export-403", "export Contoso's plan as csv", "I lack the permission Files.ReadWrite.All");
        await SeesAsync("qbr-private", "QBR von Contoso als Excel bitte", "The link works for");
        foreach (var day in new[] { today, today.AddMonths(-3) })
        {
            _graph.Takes($"Contoso QBR {day.Year}-Q{(day.Month + 2) / 3}.xlsx");
        }

        await _page.OpenChannelAsync("Contoso");
        await _page.PostAsync("prepare the QBR pack as excel");
        await KeepAsync("qbr-channel", "among the files of its channel");
        await _page.OpenChatAsync();
    }

    private async Task HistoryAsync(string words)
    {
        for (var i = 0; i < 30 && !(await _page.LastAnswerAsync()).Contains(words, StringComparison.Ordinal); i++)
        {
            await Task.Delay(Between);
            await _page.SayAsync("show the history of Contoso");
        }
    }

    private async Task SeesAsync(string name, string said, string holds)
    {
        await _page.SayAsync(said);
        await KeepAsync(name, holds);
    }

    private async Task KeepAsync(string name, string holds)
    {
        var answer = await _page.LastAnswerAsync();
        if (!answer.Contains(holds, StringComparison.OrdinalIgnoreCase))
        {
            _missing.Add($"{name}: {answer}");
        }

        await _page.LooksAsync("workplace-" + name, IsFull);
    }

    private async Task UntilAsync(Func<bool> holds)
    {
        for (var i = 0; i < 50 && !holds(); i++)
        {
            await Task.Delay(Between);
        }

        holds().ShouldBeTrue(string.Join("\n\n", _missing));
    }
}
