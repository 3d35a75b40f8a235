using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;

namespace PrmBot.Conversation.Cards;

/// <summary>The answers of the analysis functions.</summary>
internal static class AnalysisCards
{
    private const int MostAlarms = 6;
    private const int MostWatched = 5;

    public static Reply Findings(TurnScope turn, Partner partner, AnalysisRun run, KpiCatalogue catalogue)
    {
        var words = new FindingWords(turn, catalogue);
        var (alarms, watched) = (run.Alarms.ToList(), run.Findings.Except(run.Alarms).ToList());
        var title = turn.Say("analysis.title", ("partner", partner.Name));
        var summary = Summary(turn, run, alarms.Count, watched.Count);
        var mayAct = turn.Session.Refuses(Act.Manage) is null;
        var card = new FindingsCard(partner.Name, title, summary)
        {
            Alarms = [.. alarms.Take(MostAlarms).Select(f => Row(turn, words, partner, run, f))],
            Watched = [.. watched.Take(MostWatched).Select(f => Row(turn, words, partner, run, f))],
            MayPropose = alarms.Count > 0 && mayAct,
            Choices = !mayAct ? [] :
            [
                .. run.Findings.Take(MostAlarms + MostWatched)
                    .Select(f => new CardChoice($"{words.Title(f)}: {words.Ask(f)}", f.Id)),
            ],
        };
        var first = alarms.Count > 0 ? $" {words.Found(alarms[0], partner)}" : string.Empty;
        return Reply.Show(card, $"{title}. {summary}{first}");
    }

    private static string Summary(TurnScope turn, AnalysisRun run, int alarms, int watched)
    {
        if (alarms + watched == 0 && run.Score is null)
        {
            return turn.Say("analysis.too_few");
        }

        var what = alarms > 0
            ? turn.Say("analysis.summary", ("alarms", alarms), ("watched", watched))
            : turn.Say("analysis.summary_none", ("watched", watched));
        return run.Score is { } score
            ? $"{what} {turn.Say("analysis.score", ("score", KpiWords.Percent(turn, score / 100)))}"
            : what;
    }

    private static FindingRow Row(
        TurnScope turn, FindingWords words, Partner partner, AnalysisRun run, Finding finding) =>
        new(
            finding.Id, finding.Kpi ?? string.Empty, words.Found(finding, partner), words.Method(finding, partner),
            words.Wrong(finding), words.Ask(finding))
        {
            Color = finding.Evidence switch
            {
                Evidence.Watch => "Default",
                _ when finding.IsGood => "Good",
                Evidence.Fair => "Warning",
                Evidence.Strong => "Attention",
                _ => throw new ArgumentOutOfRangeException(nameof(finding), finding.Evidence, "Unknown evidence."),
            },
            Answers = [.. run.AnswersTo(finding.Id).Select(a => Answer(turn, partner, a))],
            IsSignal = finding.Method == AnalysisMethod.ControlChart,
        };

    private static string Answer(TurnScope turn, Partner partner, CauseAnswer answer)
    {
        var who = answer.Side == PlanSide.Partner ? $"{answer.Who.Name} ({partner.Name})" : answer.Who.Name;
        return turn.Say("analysis.answered", ("who", who), ("words", answer.Words));
    }
}
