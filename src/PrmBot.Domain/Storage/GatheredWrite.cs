namespace PrmBot.Storage;

/// <summary>A write that waits for the commit.</summary>
/// <param name="Row">What to write, with the version that its own must be above; null: a removal.</param>
/// <param name="Expected">The version that the store must have; 0: none.</param>
public sealed record GatheredWrite(DocumentRow? Row, long Expected)
{
    /// <summary>0 for a removal. A restored document goes on above its last version, not at one it had.</summary>
    public long NewVersion => Row is null ? 0 : Math.Max(Expected, Row.Version) + 1;

    /// <summary>As the session finds it: with the version it read, so that putting it again replaces this.</summary>
    public DocumentRow? AsRead => Row is null ? null : Row with { Version = Expected };
}
