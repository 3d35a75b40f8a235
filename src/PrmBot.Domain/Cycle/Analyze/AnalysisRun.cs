using System.Globalization;
using System.Text.Json.Serialization;
using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Storage;

namespace PrmBot.Cycle.Analyze;

/// <summary>What somebody answered to "what explains it?".</summary>
/// <param name="Finding">Id of the finding.</param>
/// <param name="Side">Of whom.</param>
/// <param name="Who">The person.</param>
/// <param name="At">When.</param>
/// <param name="Words">As said.</param>
public sealed record CauseAnswer(string Finding, PlanSide Side, Person Who, DateTimeOffset At, string Words);

/// <summary>
/// One round's analysis of a partner: one a month, done again as often as somebody asks. Answers to its questions stay
/// whatever a later run of the month finds.
/// </summary>
public sealed record AnalysisRun : IDocument
{
    public static string Kind => "analysis_run";

    public static int Schema => 1;

    [JsonIgnore]
    public string Id => IdOf(Of, Round);

    public required PartnerId Of { get; init; }

    [JsonIgnore]
    PartnerId? IDocument.Partner => Of;

    /// <summary>The month of the review.</summary>
    public required Period Round { get; init; }

    /// <summary>The day it looked at last.</summary>
    public required DateOnly Day { get; init; }

    public required Person By { get; init; }

    /// <summary>Most pressing first.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<CauseAnswer> Answers { get; init; } = [];

    /// <summary>Plan score of that day, in percent; null: nothing had a colour.</summary>
    public decimal? Score { get; init; }

    public long Version { get; init; }

    // The same whatever language the asker has.
    public static string IdOf(PartnerId partner, Period round) =>
        string.Create(CultureInfo.InvariantCulture, $"{partner.Value}|{round}");

    /// <summary>Those that call for something to be done.</summary>
    [JsonIgnore]
    public IEnumerable<Finding> Alarms => Findings.Where(f => f.Evidence > Evidence.Watch);

    /// <summary>What was said about one finding.</summary>
    public IEnumerable<CauseAnswer> AnswersTo(string finding) => Answers.Where(a => a.Finding == finding);
}
