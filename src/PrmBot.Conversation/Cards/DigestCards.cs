namespace PrmBot.Conversation.Cards;

/// <summary>One KPI in a digest.</summary>
/// <param name="Kpi">K1 to K34.</param>
/// <param name="Name">Its name.</param>
/// <param name="Color">Adaptive Cards' word for its colour.</param>
/// <param name="Change">Red, new amber, recovered, win.</param>
/// <param name="Value">The number.</param>
/// <param name="Method">Numbers and method in one sentence.</param>
/// <param name="Spark">The last numbers as blocks; of a single one, how far it is towards what is wanted.</param>
public sealed record DigestRow(
    string Kpi, string Name, string Color, string Change, string Value, string Method, string Spark);

/// <summary>The weekly digest of one partner.</summary>
public sealed record WeeklyCard(string Partner, string Title, string Score, string Arrow) : ICard
{
    public static string Name => "digest/weekly";

    public string File => Name;

    public IReadOnlyList<DigestRow> Exceptions { get; init; } = [];

    public bool HasExceptions => Exceptions.Count > 0;

    /// <summary>The last numbers of the first exception; empty: fewer than three.</summary>
    public IReadOnlyList<ChartPoint> Points { get; init; } = [];

    public bool HasPoints => Points.Count > 0;

    public string ChartTitle { get; init; } = string.Empty;

    public string ChartAlt { get; init; } = string.Empty;

    public string ChartSpark { get; init; } = string.Empty;

    public IReadOnlyList<DigestRow> Wins { get; init; } = [];

    public bool HasWins => Wins.Count > 0;

    public IReadOnlyList<DigestRow> Standing { get; init; } = [];

    public bool HasStanding => Standing.Count > 0;

    public IReadOnlyList<string> Coming { get; init; } = [];

    public bool HasComing => Coming.Count > 0;

    public IReadOnlyList<string> Due { get; init; } = [];

    public bool HasDue => Due.Count > 0;

    /// <summary>The one question; empty: none.</summary>
    public string Decision { get; init; } = string.Empty;

    public IReadOnlyList<KpiRow> Rest { get; init; } = [];

    public bool HasRest => Rest.Count > 0;

    /// <summary>What to do when nothing was recorded; else empty.</summary>
    public string Empty { get; init; } = string.Empty;

    public IReadOnlyList<CardChoice> Choices { get; init; } = [];
}
