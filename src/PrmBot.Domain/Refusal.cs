namespace PrmBot;

/// <summary>
/// Why something was not done, as a value: what a user can cause is never an exception.
/// </summary>
/// <param name="Key">Key of the sentence under <c>prompts/</c>, for example <c>plan.date_in_past</c>.</param>
public sealed record Refusal(string Key)
{
    /// <summary>
    /// What the sentence names: its <c>{placeholders}</c>. Text, numbers, dates or months; formatted for the reader.
    /// </summary>
    public IReadOnlyDictionary<string, object> Facts { get; init; } = new Dictionary<string, object>();

    public Refusal With(string name, object fact) =>
        this with { Facts = new Dictionary<string, object>(Facts) { [name] = fact } };
}

/// <summary>What a use case gives back: what it made, or why it did not.</summary>
/// <typeparam name="T">What it makes.</typeparam>
public readonly record struct Outcome<T>
{
    private Outcome(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>Null exactly when <see cref="Refusal"/> is set.</summary>
    public T? Value { get; }

    public Refusal? Refusal { get; }

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    /// <summary>True with the value, or false with the refusal.</summary>
    public bool Succeeded(
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? value,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out Refusal? refusal)
    {
        (value, refusal) = (Value, Refusal);
        return refusal is null;
    }
}
