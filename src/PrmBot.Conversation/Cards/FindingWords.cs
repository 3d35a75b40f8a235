using System.Globalization;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Partners;
using PrmBot.Planning;

namespace PrmBot.Conversation.Cards;

/// <summary>Findings in plain sentences: every number in them comes from the finding's record.</summary>
/// <param name="turn">Gives language and formats.</param>
/// <param name="catalogue">Names and units of KPIs.</param>
internal sealed class FindingWords(TurnScope turn, KpiCatalogue catalogue) : IProposalWords
{
    private const string Unknown = "–";

    private static readonly string[] Names =
    [
        "pace", "due", "done", "overdue", "low", "high", "pooled", "used", "tau", "approval", "effort", "end",
        "end_high", "target", "forecast", "weeks", "n", "won", "before", "kept", "share", "actual", "green", "balance",
        "pulse", "value", "lower", "upper", "missing", "disputed", "slope", "p", "deviations", "centre", "age",
        "apart", "pulse_apart", "part_share",
    ];

    /// <summary>What was seen.</summary>
    public string Found(Finding finding, Partner partner)
    {
        var facts = Facts(finding, partner);
        var found = turn.Say($"analysis.found.{KpiWords.Key(finding.Kind)}{Rule(finding)}", facts);
        return finding.Part is null ? found : $"{found} {turn.Say("analysis.part", facts)}";
    }

    // A run inside the limits is told as a run.
    private static string Rule(Finding finding) => finding.Kind is FindingKind.UnusuallyGood or FindingKind.UnusuallyBad
        && Enum.TryParse<XmrRule>(finding.Step, out var rule) && rule != XmrRule.Outside
            ? "_" + KpiWords.Key(rule) : string.Empty;

    /// <summary>Method, window, numbers and strength.</summary>
    public string Method(Finding finding, Partner partner)
    {
        var how = turn.Say($"analysis.method.{KpiWords.Key(finding.Method)}",
        [
            .. Facts(finding, partner).Where(f => f.Item1 != "n"), ("n", finding.Window.Count),
            ("from", Day(finding.Window.From)), ("to", Day(finding.Window.To)),
        ]);
        return $"{how}; {turn.Say($"analysis.evidence.{KpiWords.Key(finding.Evidence)}")}";
    }

    /// <summary>What would prove it wrong.</summary>
    public string Wrong(Finding finding) => turn.Say($"analysis.wrong.{KpiWords.Key(finding.Kind)}");

    /// <summary>The question to both owners.</summary>
    public string Ask(Finding finding) => turn.Say($"analysis.ask.{KpiWords.Key(finding.Kind)}");

    /// <inheritdoc/>
    public string TitleOf(Finding finding, string? kpi) =>
        turn.Say($"change.title.{KpiWords.Key(finding.Kind)}", ("kpi", kpi ?? Unknown));

    /// <summary>The title of what a finding calls for.</summary>
    public string Title(Finding finding) => TitleOf(finding, NameOf(finding.Kpi));

    /// <summary>What we think is behind it.</summary>
    public string Think(Finding finding) => turn.Say($"change.think.{KpiWords.Key(finding.Kind)}");

    /// <summary>A share of what is wanted.</summary>
    public string Share(decimal? share) => share is { } s ? KpiWords.Percent(turn, s) : Unknown;

    /// <summary>A day in the reader's short form.</summary>
    public string Day(DateOnly day) => KpiWords.Day(turn, day);

    private (string, object)[] Facts(Finding finding, Partner partner)
    {
        var kpi = finding.Kpi is { } id ? catalogue.Find(id) : null;
        var known = finding.Figures.ToDictionary(f => f.Name, f => Figure(kpi, f));
        return
        [
            .. Names.Select(n => (n, (object)known.GetValueOrDefault(n, Unknown))),
            ("kpi", kpi?.Name ?? finding.Kpi ?? Unknown), ("partner", partner.Name),
            ("lines", string.Join(", ", finding.Lines.Select(l => $"{l.Number} {l.Title}"))),
            ("part", finding.Part is { } part ? $"{part.Number} {part.Title}" : Unknown),
            ("low_line", finding.Lines.Count > 0 ? finding.Lines[0].Title : Unknown),
            ("high_line", finding.Lines.Count > 1 ? finding.Lines[1].Title : Unknown),
            ("side", finding.Side == PlanSide.Partner
                ? turn.Say("analysis.side.partner", ("partner", partner.Name))
                : turn.Say("analysis.side.us")),
            ("step_name", NameOf(finding.Step) ?? turn.Say("analysis.step.none")),
        ];
    }

    private string Figure(KpiDefinition? kpi, FindingFigure figure) => figure.Unit switch
    {
        FigureUnit.Share => Share(figure.Value),
        FigureUnit.Count => figure.Value.ToString("#,##0", turn.Culture),
        FigureUnit.Kpi when kpi is not null => KpiWords.Value(turn, kpi, Math.Round(figure.Value, 2)),
        FigureUnit.Kpi or FigureUnit.Times => figure.Value.ToString("#,##0.##", turn.Culture),
        FigureUnit.Chance => Math.Max(.01m, figure.Value).ToString("0.00", turn.Culture),
        FigureUnit.Days => figure.Value.ToString("0", CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(figure), figure.Unit, "Unknown unit."),
    };

    private string? NameOf(string? kpi) => kpi is null ? null : catalogue.Find(kpi)?.Name;
}
