namespace PrmBot.Workplace;

/// <summary>What one of several came to that were asked for together.</summary>
/// <param name="Value">Null exactly where <paramref name="Trouble"/> is set.</param>
/// <param name="Trouble">What went wrong with this one.</param>
public sealed record Answered<T>(T? Value, WorkplaceException? Trouble)
    where T : class
{
    /// <exception cref="WorkplaceException">It went wrong.</exception>
    public T OrThrow() => Value ?? throw Trouble!;
}
