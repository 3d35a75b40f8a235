namespace PrmBot.Host.Startup;

/// <summary>
/// One section of the configuration. Its summary and those of its members state range, default and what null means, and
/// it
/// checks itself: a bad value stops the start with a sentence.
/// </summary>
public interface ISettings
{
    /// <summary>The section's name, for example <c>Storage</c>.</summary>
    static abstract string Section { get; }

    /// <summary>
    /// One sentence for each problem, naming the setting and what would be right; empty when all is well.
    /// </summary>
    IEnumerable<string> Problems();
}
