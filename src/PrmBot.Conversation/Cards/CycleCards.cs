namespace PrmBot.Conversation.Cards;

/// <summary>One KPI as a line of a card.</summary>
/// <param name="Kpi">K1 to K34.</param>
/// <param name="Name">Its name.</param>
/// <param name="Color">Adaptive Cards' word for its colour.</param>
/// <param name="State">Colour and reason in words, so that colour is never alone.</param>
/// <param name="Value">The number judged.</param>
/// <param name="Versus">What it is compared with; empty: nothing.</param>
/// <param name="Trend">An arrow when a trend was found; else empty.</param>
public sealed record KpiRow(
    string Kpi, string Name, string Color, string State, string Value, string Versus, string Trend);

/// <summary>One bar of a chart: percent.</summary>
public sealed record ChartBar(string X, decimal Y, string Text);

/// <summary>One point of a line; <paramref name="X"/> is an ISO date, <paramref name="Text"/> both in words.</summary>
public sealed record ChartPoint(string X, decimal Y, string Period, string Text);

/// <summary>What a person may choose from.</summary>
public sealed record CardChoice(string Title, string Value);

/// <summary>A line of a fact list.</summary>
public sealed record CardFact(string Title, string Value);

/// <summary>8 to 12 KPIs of one partner.</summary>
public sealed record ScorecardCard(string Partner, string Title, string Subtitle) : ICard
{
    public static string Name => "cycle/scorecard";

    public string File => Name;

    public IReadOnlyList<KpiRow> Rows { get; init; } = [];

    public IReadOnlyList<ChartBar> Bars { get; init; } = [];

    public bool HasBars => Bars.Count > 0;

    public string BarsAlt { get; init; } = string.Empty;

    /// <summary>Shown when nothing was recorded; else empty.</summary>
    public string Empty { get; init; } = string.Empty;

    public IReadOnlyList<CardChoice> Choices { get; init; } = [];

    /// <summary>True: one of the choices takes something beside its number.</summary>
    public bool HasDetails { get; init; }
}

/// <summary>One KPI over time.</summary>
public sealed record SeriesCard(string Partner, string Title, KpiRow Row, string Why) : ICard
{
    public static string Name => "cycle/series";

    public string File => Name;

    public IReadOnlyList<ChartPoint> Points { get; init; } = [];

    /// <summary>What each period should have brought; empty: no target.</summary>
    public IReadOnlyList<ChartPoint> Targets { get; init; } = [];

    /// <summary>The lower limit of what is usual (XmR) at each point; empty: too few numbers, or a trend.</summary>
    public IReadOnlyList<ChartPoint> Lower { get; init; } = [];

    /// <summary>The upper limit.</summary>
    public IReadOnlyList<ChartPoint> Upper { get; init; } = [];

    /// <summary>Limits in words; empty: none.</summary>
    public string LimitWords { get; init; } = string.Empty;

    public bool HasPoints => Points.Count > 0;

    public bool HasLimits => Upper.Count > 0;

    public bool HasTargets => Targets.Count > 0;

    public string Alt { get; init; } = string.Empty;

    public string TrendWords { get; init; } = string.Empty;

    public string Empty { get; init; } = string.Empty;
}

/// <summary>What was stored, and what it does to the colour.</summary>
public sealed record RecordedCard(string Partner, string Title, KpiRow Row, string Why) : ICard
{
    public static string Name => "cycle/recorded";

    public string File => Name;
}

/// <summary>Why a KPI has its colour.</summary>
public sealed record ExplainCard(string Partner, string Title, KpiRow Row, string Why) : ICard
{
    public static string Name => "cycle/explain";

    public string File => Name;

    public IReadOnlyList<CardFact> Facts { get; init; } = [];
}

/// <summary>What a KPI measures.</summary>
public sealed record DefineCard(string Title, string Definition, string Formula, string Rule, string Kind) : ICard
{
    public static string Name => "cycle/define";

    public string File => Name;
}
