using PrmBot.Identity;
using PrmBot.Selection;
using PrmBot.Storage;

namespace PrmBot.Ledger;

/// <summary>One thing that one side gave the other, or promised to.</summary>
public sealed record LedgerRow : IDocument
{
    public static string Kind => "ledger_row";

    public static int Schema => 1;

    /// <summary>Sorts by the time of recording.</summary>
    public required string Id { get; init; }

    public required PartnerId Of { get; init; }

    PartnerId? IDocument.Partner => Of;

    public required Side Giver { get; init; }

    /// <summary>In words, for example <c>12 leads</c>.</summary>
    public required string What { get; init; }

    /// <summary>
    /// What it is worth, for what can be counted; null: hard to count, or not said yet. Never negative.
    /// </summary>
    public decimal? Value { get; init; }

    /// <summary>Three letters; null: nobody said which.</summary>
    public string? Currency { get; init; }

    /// <summary>1 to 5 for what is hard to count; null: not rated.</summary>
    public int? Rating { get; init; }

    /// <summary>False: only promised so far.</summary>
    public required bool IsDelivered { get; init; }

    /// <summary>When it was delivered, or is to be.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>True: the partner's people see it too.</summary>
    public bool IsShared { get; init; }

    public required Person By { get; init; }

    /// <summary>The side of the person who recorded it.</summary>
    public required Side BySide { get; init; }

    public required DateTimeOffset At { get; init; }

    public long Version { get; init; }
}
