namespace PrmBot.Host.Playground;

/// <summary>
/// The last ten lines that a program wrote, for the sentence that says why it failed. Safe for many threads.
/// </summary>
internal sealed class LastLines
{
    private const int Kept = 10;
    private readonly Queue<string> lines = new();
    private readonly Lock gate = new();

    /// <summary>Adds a line; null (the end of the output) and empty ones are passed over.</summary>
    public void Add(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        lock (gate)
        {
            lines.Enqueue(line.Trim());
            if (lines.Count > Kept)
            {
                lines.Dequeue();
            }
        }
    }

    public override string ToString()
    {
        lock (gate)
        {
            return string.Join(Environment.NewLine, lines);
        }
    }
}
