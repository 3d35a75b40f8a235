using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Ledger;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>Which record of ours an answer agrees with.</summary>
public enum OwnRecord
{
    /// <summary>The rows of the give-get ledger that both sides see.</summary>
    Ledger,

    /// <summary>K2, certified people of those that the plan needs, in percent.</summary>
    CertifiedPeople,

    /// <summary>K26, commitments kept, in percent.</summary>
    CommitmentsKept,
}

/// <summary>A record that proves an answer.</summary>
/// <param name="Record">Which.</param>
/// <param name="Value">What it says: a share from 0 to 1 of the ledger, else the KPI's last number.</param>
public sealed record RecordProof(OwnRecord Record, decimal Value);

/// <summary>
/// What is on record about a partner, where questions ask for the same. Only what both sides can read and nobody
/// disputes confirms an answer (E3, "a system"): shared rows of the ledger, numbers of the last year. It is looked up
/// when a result is looked at and never stored, so that it is as current as the records are.
/// </summary>
/// <param name="Shared">Rows of the ledger that the partner sees too.</param>
/// <param name="Numbers">The last undisputed number by KPI.</param>
public sealed record OwnRecords(IReadOnlyList<LedgerRow> Shared, IReadOnlyDictionary<string, decimal> Numbers)
{
    private const int MonthsThatCount = 12;
    private const string Certified = "K2";
    private const string Kept = "K26";

    /// <summary>The assessment with the answers that records prove graded as confirmed; nothing is stored.</summary>
    public static async Task<Assessment> AppliedAsync(
        Session session, QuestionSet questions, Assessment assessment, CancellationToken ct) =>
        (await LoadAsync(session, assessment, ct)).Over(questions, assessment);

    /// <summary>
    /// The assessment with each answer that the records prove at E3. Our estimates for the partner stay claims.
    /// </summary>
    public Assessment Over(QuestionSet questions, Assessment assessment) => assessment with
    {
        Answers = [.. assessment.Answers.Select(a => a is { IsEstimate: false, ConfirmedBy: null }
            && questions.Find(a.Question) is not null && ProofOf(a) is { } proof
                ? a with { Grade = EvidenceGrade.E3, Record = proof } : a)],
    };

    /// <summary>The record that says the same as the answer; null: none does.</summary>
    public RecordProof? ProofOf(Answer answer)
    {
        if (answer.Rating.Level() is not { } level)
        {
            return null;
        }

        (RecordProof? Record, Func<decimal, (int From, int To)> Fits) rule = answer.Question switch
        {
            "RF1" => (Valued(Side.Us), LevelsOfOurValued),
            "RF2" => (Valued(Side.Partner), LevelsOfValued),
            "RF4" => (Balance(), LevelsOfBalance),
            "BP3" => (Number(Certified, OwnRecord.CertifiedPeople), LevelsOfCertified),
            "RF7" => (Number(Kept, OwnRecord.CommitmentsKept), LevelsOfKept),
            _ => (null, LevelsOfKept),
        };
        return rule.Record is { } found && rule.Fits(found.Value) is var (from, to) && level >= from && level <= to
            ? found : null;
    }

    // Quantified means: with a value. All of it, most of it, or less.
    private static (int From, int To) LevelsOfValued(decimal share) => share switch
    {
        1 => (3, 4),
        >= .5m => (3, 3),
        _ => (2, 2),
    };

    // Level 4 also compares with other vendors, of which no record knows.
    private static (int From, int To) LevelsOfOurValued(decimal share) => share >= .5m ? (3, 3) : (2, 2);

    private static (int From, int To) LevelsOfBalance(decimal share) => share switch
    {
        >= LedgerBalance.Green => (3, 4),
        >= LedgerBalance.Amber => (2, 2),
        _ => (0, 1),
    };

    // The question's own levels: nobody, fewer than half, half, as many as the plan needs, a quarter more.
    private static (int From, int To) LevelsOfCertified(decimal percent) => percent switch
    {
        >= 125 => (4, 4),
        >= 100 => (3, 3),
        >= 50 => (2, 2),
        > 0 => (1, 1),
        _ => (0, 0),
    };

    // The KPI's thresholds (domain/cycle.md, K26): 85 and 70.
    private static (int From, int To) LevelsOfKept(decimal percent) => percent switch
    {
        >= 100 => (4, 4),
        >= 85 => (3, 3),
        >= 70 => (2, 2),
        _ => (0, 1),
    };

    private RecordProof? Valued(Side giver)
    {
        var given = Shared.Where(r => r.IsDelivered && r.Giver == giver).ToList();
        return given.Exists(r => r.Value > 0)
            ? new RecordProof(OwnRecord.Ledger, given.Count(r => r.Value > 0) / (decimal)given.Count) : null;
    }

    private RecordProof? Balance() => LedgerSummary.Of(Shared).Balance is { Share: { } share }
        ? new RecordProof(OwnRecord.Ledger, share) : null;

    private RecordProof? Number(string kpi, OwnRecord record) =>
        Numbers.TryGetValue(kpi, out var value) ? new RecordProof(record, value) : null;

    /// <summary>Of what is on record about one partner on a day: pure.</summary>
    /// <param name="rows">Of the ledger; those that are not shared don't count.</param>
    /// <param name="series">As recorded; others than those that prove something are passed over.</param>
    /// <param name="day">The day of the look.</param>
    public static OwnRecords Of(IEnumerable<LedgerRow> rows, IEnumerable<KpiSeries> series, DateOnly day) => new(
        [.. rows.Where(r => r.IsShared).OrderBy(r => r.Id, StringComparer.Ordinal)],
        series.Where(s => s is { Kpi: Certified or Kept, Values: [.., { Dispute: null } last] }
                && last.Period.End.AddMonths(MonthsThatCount) > day)
            .ToDictionary(s => s.Kpi, s => s.Values[^1].Value));

    private static async Task<OwnRecords> LoadAsync(Session session, Assessment assessment, CancellationToken ct)
    {
        var series = new List<KpiSeries>();
        foreach (var kpi in new[] { Certified, Kept })
        {
            if (await session.Work.FindAsync<KpiSeries>(KpiSeries.IdOf(assessment.Of, kpi), ct) is { } one)
            {
                series.Add(one);
            }
        }

        var rows = await LedgerReads.RowsAsync(session, assessment.Of, onlyShared: true, ct);
        return Of(rows, series, session.Today);
    }
}
