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
    string Kpi, string Name, string Color, string Change, string Value, string Method, string Spark)
{
    /// <summary>Who answers for it, as a line; empty: not an exception.</summary>
    public string Owner { get; init; } = string.Empty;

    /// <summary>Rule, threshold, inputs, source, who, when: shown by "Why?"; empty: left out.</summary>
    public IReadOnlyList<CardFact> Why { get; init; } = [];

    public bool HasWhy => Why.Count > 0;

    /// <summary>The one proposed change; empty: none.</summary>
    public string Offer { get; init; } = string.Empty;

    public bool HasOffer => Offer.Length > 0;

    /// <summary>Number of that proposal.</summary>
    public string Proposal { get; init; } = string.Empty;

    /// <summary>Which wording a yes is given to.</summary>
    public string Wording { get; init; } = string.Empty;

    /// <summary>True: another date or figure may be proposed.</summary>
    public bool MayCounter { get; init; }

    /// <summary>True: it has a button to say no; a no can be typed in any case.</summary>
    public bool MayReject { get; init; }
}

/// <summary>A commitment in a digest.</summary>
/// <param name="Text">What, who, when.</param>
/// <param name="Line">Its number in the plan; empty: it cannot be reported on here.</param>
public sealed record DigestDueRow(string Text, string Line);

/// <summary>
/// The weekly digest of one partner. One that would be too large says less, step by step: what is also under "All KPIs"
/// goes first, what calls for something stays.
/// </summary>
public sealed record WeeklyCard(string Partner, string Title, string Score, string Arrow) : ICard, IShortens
{
    private const int FewChoices = 12;
    private const int ShortText = 160;
    private const int ShortestText = 50;

    public static string Name => "digest/weekly";

    public string File => Name;

    /// <summary>The ISO week: a press on a digest of a week that is over leaves it as it was.</summary>
    public string Week { get; init; } = string.Empty;

    /// <summary>shared or internal.</summary>
    public string Form { get; init; } = string.Empty;

    /// <summary>Says that this is for our side only; empty in the shared form.</summary>
    public string ForUs { get; init; } = string.Empty;

    /// <summary>What somebody just did on the card; empty: it is new.</summary>
    public string Echo { get; init; } = string.Empty;

    /// <summary>A question to answer with yes or no; empty: none.</summary>
    public string Ask { get; init; } = string.Empty;

    /// <summary>With a question: which one it is.</summary>
    public string Token { get; init; } = string.Empty;

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

    public IReadOnlyList<DigestDueRow> Due { get; init; } = [];

    public bool HasDue => Due.Count > 0;

    /// <summary>What is due and can be said to be done here.</summary>
    public IReadOnlyList<CardChoice> Tasks { get; init; } = [];

    public bool HasTasks => Tasks.Count > 0;

    /// <summary>What became done this week.</summary>
    public IReadOnlyList<string> Done { get; init; } = [];

    public bool HasDone => Done.Count > 0;

    /// <summary>What both sides agreed to change this week, and why.</summary>
    public IReadOnlyList<string> Agreed { get; init; } = [];

    public bool HasAgreed => Agreed.Count > 0;

    /// <summary>The one question; empty: none.</summary>
    public string Decision { get; init; } = string.Empty;

    /// <summary>True: our side reads it, something is red, and nothing is proposed yet.</summary>
    public bool MayPropose { get; init; }

    public IReadOnlyList<KpiRow> Rest { get; init; } = [];

    public bool HasRest => Rest.Count > 0;

    /// <summary>How many more there are than fit here.</summary>
    public int Left { get; init; }

    public bool HasLeft => Left > 0;

    /// <summary>What kind of week it was, where the numbers alone do not say it; else empty.</summary>
    public string Empty { get; init; } = string.Empty;

    public IReadOnlyList<CardChoice> Choices { get; init; } = [];

    /// <inheritdoc/>
    public ICard? Shorter()
    {
        if (Standing.Any(r => r.HasWhy) || Exceptions.Any(r => r.HasWhy))
        {
            return this with { Exceptions = WithoutWhy(Exceptions), Standing = WithoutWhy(Standing) };
        }

        if (HasRest)
        {
            var kept = Rest.Count / 2;
            return this with { Rest = [.. Rest.Take(kept)], Left = Left + Rest.Count - kept };
        }

        if (HasPoints)
        {
            return this with { Points = [] };
        }

        if (Choices.Count > FewChoices)
        {
            return this with { Choices = [.. Choices.Take(FewChoices)] };
        }

        return Clipped(ShortText) is var shorter && shorter != this ? shorter
            : Clipped(ShortestText) is var shortest && shortest != this ? shortest
            : Exceptions.Any(e => e.MayCounter || e.MayReject) ? WithYesOnly() : null;
    }

    private WeeklyCard WithYesOnly() => this with
    {
        Exceptions = [.. Exceptions.Select(e => e with { MayCounter = false, MayReject = false })],
    };

    private static IReadOnlyList<DigestRow> WithoutWhy(IReadOnlyList<DigestRow> rows) =>
        [.. rows.Select(r => r with { Why = [] })];

    // The same card, itself, when nothing in it is longer.
    private WeeklyCard Clipped(int most)
    {
        string Clip(string text) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 2])
            ? most - 2 : most - 1)] + "…";
        IReadOnlyList<DigestRow> Rows(IReadOnlyList<DigestRow> rows) => [.. rows.Select(r => r with
        {
            Name = Clip(r.Name), Method = Clip(r.Method), Offer = Clip(r.Offer), Owner = Clip(r.Owner),
        })];
        IReadOnlyList<string> Lines(IReadOnlyList<string> lines) => [.. lines.Select(Clip)];
        var all = Exceptions.Concat(Wins).Concat(Standing)
            .SelectMany(r => new[] { r.Name, r.Method, r.Offer, r.Owner }).Concat(Due.Select(d => d.Text))
            .Concat(Coming).Concat(Done).Concat(Agreed).Concat(Choices.Concat(Tasks).Select(c => c.Title))
            .Concat([Decision, Empty, ChartTitle, Echo, ForUs]);
        return all.All(t => t.Length <= most) ? this : this with
        {
            Exceptions = Rows(Exceptions), Wins = Rows(Wins), Standing = Rows(Standing),
            Due = [.. Due.Select(d => d with { Text = Clip(d.Text) })], Coming = Lines(Coming), Done = Lines(Done),
            Agreed = Lines(Agreed), Decision = Clip(Decision), Empty = Clip(Empty), ChartTitle = Clip(ChartTitle),
            Echo = Clip(Echo), ForUs = Clip(ForUs),
            Choices = [.. Choices.Select(c => c with { Title = Clip(c.Title) })],
            Tasks = [.. Tasks.Select(c => c with { Title = Clip(c.Title) })],
        };
    }
}
