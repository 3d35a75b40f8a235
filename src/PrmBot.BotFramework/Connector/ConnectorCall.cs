namespace PrmBot.BotFramework.Connector;

/// <summary>One call of the Connector's API, made as often as it takes.</summary>
/// <param name="Method">What is done.</param>
/// <param name="Url">To what; its host is allowed.</param>
/// <param name="Body">JSON; null for none.</param>
/// <param name="Rate">Whose limits it counts against.</param>
internal sealed record ConnectorCall(HttpMethod Method, Uri Url, byte[]? Body, RateKey Rate)
{
    /// <summary>Making it twice has the effect of making it once, so silence is no reason to stop.</summary>
    public bool IsRepeatable { get; init; } = Method != HttpMethod.Post;

    /// <summary>Made once and never again: what comes next makes it needless.</summary>
    public bool IsFleeting { get; init; }

    /// <summary>Null: nobody wants to know.</summary>
    public ICallWatch? Watch { get; init; }
}

/// <summary>
/// Which published limits a call counts against: those of its thread, for reading or for sending, and those of its
/// tenant ("" when nobody said which).
/// </summary>
internal readonly record struct RateKey(string Thread, bool Reads, string Tenant);
