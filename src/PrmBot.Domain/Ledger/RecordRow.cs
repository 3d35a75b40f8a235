using PrmBot.Identity;
using PrmBot.Selection;
using PrmBot.Storage;

namespace PrmBot.Ledger;

/// <summary>A row as given.</summary>
/// <param name="Giver">Who gave, or promised to.</param>
/// <param name="What">In words.</param>
public sealed record GivenRow(Side Giver, string What)
{
    /// <summary>Null: not countable, or not said.</summary>
    public decimal? Value { get; init; }

    /// <summary>Null: not said; then the one that the ledger is kept in.</summary>
    public string? Currency { get; init; }

    /// <summary>1 to 5; null: none.</summary>
    public int? Rating { get; init; }

    public bool IsDelivered { get; init; } = true;

    /// <summary>Null: today.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>True: recorded where the partner's people read it.</summary>
    public bool IsShared { get; init; }
}

/// <summary>Writes a row of the give-get ledger, or corrects one.</summary>
public static class RecordRow
{
    /// <summary>The longest description, in characters.</summary>
    public const int LongestWhat = 200;

    private const decimal MostValue = 1_000_000_000_000m;

    /// <summary>
    /// The row as stored. A correction keeps who recorded it first; a partner contact corrects only what its own side
    /// recorded.
    /// </summary>
    /// <param name="session">A manager's, or of a contact of that partner.</param>
    /// <param name="partner">With whom.</param>
    /// <param name="given">What it says.</param>
    /// <param name="former">The row to correct; null: a new one.</param>
    /// <param name="ct">Ends the work early.</param>
    public static async Task<Outcome<LedgerRow>> RunAsync(
        Session session, PartnerId partner, GivenRow given, LedgerRow? former, CancellationToken ct)
    {
        if ((session.Refuses(Act.WorkOnPlan, partner) ?? Fault(session, given)) is { } no)
        {
            return no;
        }

        var side = session.Caller.Role == Role.PartnerContact ? Side.Partner : Side.Us;
        if (former is not null && side == Side.Partner && former.BySide != side)
        {
            return new Refusal("ledger.not_yours");
        }

        var currency = given.Value is null ? null
            : given.Currency ?? former?.Currency ?? await UsualCurrencyAsync(session, partner, ct);
        var row = new LedgerRow
        {
            Id = former?.Id ?? HistoryEntry.IdAt(session.Now, session.NewId()),
            Of = partner,
            Giver = given.Giver,
            What = given.What.Trim(),
            Value = given.Value,
            Currency = currency?.ToUpperInvariant(),
            Rating = given.Value is null ? given.Rating : null,
            IsDelivered = given.IsDelivered,
            Date = given.Date ?? session.Today,
            IsShared = given.IsShared || side == Side.Partner || former is { IsShared: true },
            By = former?.By ?? session.Caller.Who,
            BySide = former?.BySide ?? side,
            At = former?.At ?? session.Now,
            Version = former?.Version ?? 0,
        };
        session.Work.Put(row);
        return row;
    }

    private static Refusal? Fault(Session session, GivenRow given)
    {
        if (given.What.Trim().Length is 0 or > LongestWhat)
        {
            return new Refusal("ledger.what_length").With("longest", LongestWhat);
        }

        if (given.Value is < 0 or > MostValue)
        {
            return new Refusal("ledger.value_out_of_range").With("value", given.Value.Value);
        }

        if (given.Rating is < 1 or > 5)
        {
            return new Refusal("ledger.rating_out_of_range").With("rating", given.Rating.Value);
        }

        return given is { IsDelivered: true, Date: { } date } && date > session.Today
            ? new Refusal("ledger.in_future").With("date", date)
            : null;
    }

    // Only when the ledger knows exactly one: with several, or none, nothing is assumed.
    private static async Task<string?> UsualCurrencyAsync(Session session, PartnerId partner, CancellationToken ct)
    {
        var rows = await LedgerReads.RowsAsync(session, partner, onlyShared: false, ct);
        var used = rows.Where(r => r.Value is not null).Select(r => r.Currency).Distinct().ToList();
        return used is [var only] ? only : null;
    }
}
