namespace PrmBot.Conversation.Understanding.Readers;

/// <summary>Something read in a text, and where: positions count characters of the text as written.</summary>
public readonly record struct Found<T>(T Value, int Start, int Length)
{
    public int End => Start + Length;

    public bool Overlaps(int start, int end) => Start < end && start < End;
}
