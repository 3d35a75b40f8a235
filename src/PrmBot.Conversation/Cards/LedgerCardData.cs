namespace PrmBot.Conversation.Cards;

/// <summary>What both sides gave each other.</summary>
public sealed record LedgerCard : ICard
{
    public static string Name => "ledger/ledger";

    public string File => Name;

    public required string Title { get; init; }

    public string? Echo { get; init; }

    /// <summary>The balance and its band in words.</summary>
    public required string Headline { get; init; }

    /// <summary>Good, Warning, Attention or Default.</summary>
    public required string Color { get; init; }

    /// <summary>How the balance came about, or why there is none.</summary>
    public required string Why { get; init; }

    /// <summary>The delivered value of each side in each currency.</summary>
    public required IReadOnlyList<LedgerBar> Bars { get; init; }

    /// <summary>What is not in the balance: ratings, promises.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Whether both rate the exchange well enough; null: not known, or not for this reader.</summary>
    public string? Fairness { get; init; }

    public required IReadOnlyList<LedgerLine> Rows { get; init; }

    /// <summary>How many older rows are not shown; null: none.</summary>
    public string? More { get; init; }

    public required string Partner { get; init; }

    /// <summary>True: rows are there that the partner does not see, and the reader may share them.</summary>
    public bool OffersShare { get; init; }
}

/// <summary>One sum as a bar.</summary>
public sealed record LedgerBar(string Name, string Bar, string Value);

/// <summary>One row.</summary>
/// <param name="Id">Of the row.</param>
/// <param name="What">Who gave what.</param>
/// <param name="Meta">Worth, date, who recorded it.</param>
/// <param name="MayCorrect">True: the reader may.</param>
public sealed record LedgerLine(string Id, string What, string Meta, bool MayCorrect);

/// <summary>One row to correct.</summary>
public sealed record LedgerFormCard : ICard
{
    public static string Name => "ledger/row_form";

    public string File => Name;

    public required string Title { get; init; }

    public required string Row { get; init; }

    public required string Partner { get; init; }

    /// <summary>us or partner.</summary>
    public required string Giver { get; init; }

    public required IReadOnlyList<NamedChoice> Givers { get; init; }

    public required string What { get; init; }

    /// <summary>Empty: none.</summary>
    public required string Value { get; init; }

    public required string Currency { get; init; }

    public required string Rating { get; init; }

    /// <summary>delivered or promised.</summary>
    public required string Status { get; init; }

    /// <summary>yyyy-MM-dd.</summary>
    public required string Date { get; init; }
}
