namespace PrmBot.Conversation.Cards;

/// <summary>A commitment of the quarter.</summary>
/// <param name="Text">What, who, by when.</param>
/// <param name="Outcome">What became of it, in words.</param>
/// <param name="Color">Adaptive Cards' word.</param>
/// <param name="Reason">As the people said, as a line; empty: it is not asked.</param>
public sealed record QbrCommitmentRow(string Text, string Outcome, string Color, string Reason);

/// <summary>
/// The quarterly review of one partner, for both sides. One that would be too large shows fewer rows of each part: all
/// of them are in the file.
/// </summary>
public sealed record QbrCard(string Partner, string Title, string Approval) : ICard, IShortens
{
    private const int FewRows = 3;

    public static string Name => "digest/qbr";

    public string File => Name;

    /// <summary>A question to answer with yes or no; empty: none.</summary>
    public string Ask { get; init; } = string.Empty;

    /// <summary>With a question: which one it is.</summary>
    public string Token { get; init; } = string.Empty;

    /// <summary>How many commitments each side kept; empty: none was due.</summary>
    public string Kept { get; init; } = string.Empty;

    public IReadOnlyList<QbrCommitmentRow> Commitments { get; init; } = [];

    public IReadOnlyList<DigestRow> Exceptions { get; init; } = [];

    public bool HasExceptions => Exceptions.Count > 0;

    /// <summary>Accounts by name.</summary>
    public IReadOnlyList<string> Pipeline { get; init; } = [];

    public bool HasPipeline => Pipeline.Count > 0;

    /// <summary>Changes to decide on.</summary>
    public IReadOnlyList<string> Proposals { get; init; } = [];

    public bool HasProposals => Proposals.Count > 0;

    /// <summary>What both sides do next quarter.</summary>
    public IReadOnlyList<string> Next { get; init; } = [];

    public bool HasNext => Next.Count > 0;

    public IReadOnlyList<KpiRow> Numbers { get; init; } = [];

    public bool HasNumbers => Numbers.Count > 0;

    /// <summary>What was left out of the parts above, as a line; empty: nothing.</summary>
    public string More { get; init; } = string.Empty;

    /// <summary>Which numbers a yes is given to.</summary>
    public string Fingerprint { get; init; } = string.Empty;

    /// <summary>True: one side has not approved these numbers yet.</summary>
    public bool MayApprove { get; init; }

    public IReadOnlyList<CardChoice> Choices { get; init; } = [];

    /// <summary>Says that something was left out; used when it is.</summary>
    public string MoreInFile { get; init; } = string.Empty;

    /// <inheritdoc/>
    public ICard? Shorter()
    {
        IReadOnlyList<T> Fewer<T>(IReadOnlyList<T> rows) => [.. rows.Take(Math.Max(FewRows, rows.Count / 2))];
        var fewer = this with
        {
            More = MoreInFile, Commitments = Fewer(Commitments), Exceptions = Fewer(Exceptions),
            Pipeline = Fewer(Pipeline), Proposals = Fewer(Proposals), Next = Fewer(Next), Numbers = Fewer(Numbers),
            Choices = Fewer(Choices),
        };
        return fewer.Rows < Rows ? fewer : null;
    }

    private int Rows => Commitments.Count + Exceptions.Count + Pipeline.Count + Proposals.Count + Next.Count
        + Numbers.Count + Choices.Count;
}

/// <summary>The file of a quarterly review.</summary>
/// <param name="Text">What it is and how long the link works.</param>
/// <param name="Url">Where it is fetched.</param>
public sealed record QbrFileCard(string Text, string Url) : ICard
{
    public static string Name => "digest/qbr_file";

    public string File => Name;

    /// <summary>True: it is opened among the channel's files; false: it is fetched from the bot.</summary>
    public bool IsInChannel { get; init; }
}
