using PrmBot.Conversation.Routes;
using PrmBot.Ledger;
using PrmBot.Planning;
using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>What a result shows beside the answers themselves.</summary>
/// <param name="Change">Since the assessment before; null: there is none.</param>
/// <param name="HasPlan">True: a plan is open that a gap can be added to.</param>
/// <param name="Ledger">What the ledger comes to; null: it is empty.</param>
/// <param name="Due">Why it should be assessed again; empty: nothing is due.</param>
/// <param name="Versions">All versions of the same assessment, the first one first.</param>
internal sealed record ResultExtras(
    AssessmentChange? Change, bool HasPlan, LedgerSummary? Ledger, IReadOnlyList<ReassessmentDue> Due,
    IReadOnlyList<Assessment> Versions)
{
    public static async Task<ResultExtras> LoadAsync(
        TurnScope turn, Assessment assessment, QuestionSet questions, CancellationToken ct)
    {
        var change = await AssessmentChange.SinceLastAsync(turn.Session, questions, assessment, ct);
        var plan = await CurrentPlan.OpenAsync(turn.Session, assessment.Of, ct);
        var rows = await LedgerReads.RowsAsync(turn.Session, assessment.Of, SharedPlace.Is(turn), ct);
        var due = await ReassessmentDue.OfAsync(turn.Session, turn.Partner(assessment.Of), assessment, ct);
        var versions = await AssessmentReads.VersionsAsync(turn.Session, assessment, ct);
        return new ResultExtras(
            change, plan.Succeeded(out _, out _), rows.Count == 0 ? null : LedgerSummary.Of(rows), due, versions);
    }
}
