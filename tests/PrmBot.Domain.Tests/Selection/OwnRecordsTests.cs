using PrmBot.Cycle;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Ledger;
using PrmBot.Selection;
using PrmBot.Storage;
using Shouldly;
using Xunit;

namespace PrmBot.Tests.Selection;

/// <summary>What is on record and both sides can read confirms an answer that says the same.</summary>
public sealed class OwnRecordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private static readonly QuestionSet Set =
        QuestionSet.Of(new[] { "BP3", "BP4", "RF1", "RF2", "RF4", "RF7" }.Select(id => Sets.Ask(id, 10)));

    // Balance: the smaller by the larger; .7 and .4 are the bands.
    [Theory]
    [InlineData(30, 21, 3, true)]
    [InlineData(30, 21, 4, true)]
    [InlineData(30, 21, 2, false)]
    [InlineData(30, 12, 2, true)]
    [InlineData(30, 12, 3, false)]
    [InlineData(30, 11, 1, true)]
    [InlineData(30, 11, 0, true)]
    public void The_ledgers_band_confirms_what_is_said_of_the_balance(int us, int them, int level, bool isProved) =>
        (With(Row(Side.Us, us), Row(Side.Partner, them)).ProofOf(Said("RF4", level)) is not null).ShouldBe(isProved);

    [Theory]
    [InlineData("RF1", 3, true)]
    [InlineData("RF1", 4, false)]
    [InlineData("RF2", 4, true)]
    [InlineData("RF2", 3, true)]
    [InlineData("RF2", 1, false)]
    public void Rows_with_a_value_confirm_that_it_is_quantified(string question, int level, bool isProved) =>
        (With(Row(Side.Us, 5), Row(Side.Partner, 9)).ProofOf(Said(question, level)) is not null).ShouldBe(isProved);

    [Fact]
    public void A_promise_and_a_row_without_a_value_quantify_nothing() =>
        With(Row(Side.Us, null), Row(Side.Us, 9) with { IsDelivered = false }).ProofOf(Said("RF1", 3)).ShouldBeNull();

    [Theory]
    [InlineData("BP3", 0, 0)]
    [InlineData("BP3", 20, 1)]
    [InlineData("BP3", 50, 2)]
    [InlineData("BP3", 99, 2)]
    [InlineData("BP3", 100, 3)]
    [InlineData("BP3", 125, 4)]
    [InlineData("RF7", 100, 4)]
    [InlineData("RF7", 85, 3)]
    [InlineData("RF7", 70, 2)]
    [InlineData("RF7", 69, 1)]
    [InlineData("RF7", 10, 0)]
    public void A_number_confirms_the_level_that_it_stands_for_and_the_next_ones_not(
        string question, int value, int level)
    {
        var records = new OwnRecords([], new Dictionary<string, decimal> { ["K2"] = value, ["K26"] = value });

        records.ProofOf(Said(question, level)).ShouldNotBeNull().Value.ShouldBe(value);
        records.ProofOf(Said(question, (level + 2) % 5)).ShouldBeNull();
    }

    [Fact]
    public void An_estimate_stays_a_claim_and_other_questions_are_left_alone()
    {
        var records = new OwnRecords([], new Dictionary<string, decimal> { ["K2"] = 100 });
        var assessment = Sets.Empty(Set) with
        {
            Answers =
            [
                Said("BP3", 3) with { Side = Side.Partner, IsEstimate = true }, Said("BP4", 3),
                Said("BP3", 3) with { Side = Side.Partner, By = SelectionTable.Karl },
            ],
        };

        records.Over(Set, assessment).Answers.Select(a => a.Grade)
            .ShouldBe([EvidenceGrade.E0, EvidenceGrade.E0, EvidenceGrade.E3]);
    }

    [Fact]
    public async Task Rows_that_only_we_see_and_disputed_or_old_numbers_confirm_nothing()
    {
        var table = new SelectionTable(Set);
        await table.PlantAsync(Sets.Empty(Set) with
        {
            Answers = [Said("RF1", 3), Said("RF7", 4), Said("BP3", 3) with { Side = Side.Partner }],
        });
        await StoreAsync(table, Row(Side.Us, 5) with { IsShared = false }, Kpi("K26", 100, "2024-10"), Disputed);

        var none = await GradesAsync(table);
        await StoreAsync(
            table, Row(Side.Us, 5) with { Id = "r2" }, Kpi("K26", 100, "2026-10"), Kpi("K2", 100, "2026-10"));

        none.ShouldAllBe(g => g == EvidenceGrade.E0);
        (await GradesAsync(table)).ShouldAllBe(g => g == EvidenceGrade.E3);
    }

    private static KpiSeries Disputed => Kpi("K2", 100, "2026-10") is var kpi
        ? kpi with { Values = [kpi.Values[0] with { Dispute = new KpiDispute(50, kpi.Values[0].By, null) }] } : null!;

    private static async Task<IReadOnlyList<EvidenceGrade>> GradesAsync(SelectionTable table)
    {
        var session = table.SessionOf(Sets.Ada, Role.Manager);
        var latest = await table.LatestAsync();
        return [.. (await OwnRecords.AppliedAsync(session, Set, latest, default)).Answers.Select(a => a.Grade)];
    }

    private static async Task StoreAsync(SelectionTable table, LedgerRow row, params KpiSeries[] series)
    {
        var work = table.SessionOf(Sets.Ada, Role.Manager).Work;
        work.Put(row);
        foreach (var one in series)
        {
            var former = await work.FindAsync<KpiSeries>(one.Id, default);
            work.Put(one with { Version = former?.Version ?? 0 });
        }

        await work.CommitAsync(default);
    }

    private static OwnRecords With(params LedgerRow[] rows) => new(rows, new Dictionary<string, decimal>());

    private static KpiSeries Kpi(string id, decimal value, string month) => new()
    {
        Of = SelectionTable.Contoso,
        Kpi = id,
        Values = [new KpiNumber(Period.Parse(month)!, value, new KpiStamp(Sets.Ada, Now, KpiSource.Said))],
    };

    private static Answer Said(string question, int level) => new()
    {
        Question = question, Side = Side.Us, Rating = Ratings.Of(level), By = Sets.Ada, At = Now,
    };

    private static LedgerRow Row(Side giver, decimal? value) => new()
    {
        Id = $"r-{giver}-{value}",
        Of = SelectionTable.Contoso,
        Giver = giver,
        What = "leads",
        Value = value,
        Currency = "EUR",
        IsDelivered = true,
        Date = new DateOnly(2026, 11, 1),
        IsShared = true,
        By = Sets.Ada,
        BySide = Side.Us,
        At = Now,
    };
}
