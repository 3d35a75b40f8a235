using PrmBot.Host.Startup;

namespace PrmBot.Host.Playground;

/// <summary>
/// Section <c>Playground</c>: the Microsoft 365 Agents Playground, a test client like Teams, beside the bot.
/// </summary>
public sealed class PlaygroundOptions : ISettings
{
    public static string Section => "Playground";

    /// <summary>
    /// Whether it is started. Default null: in Development only. It has no sign-in: never enable it elsewhere.
    /// </summary>
    public bool? Enabled { get; set; }

    /// <summary>The port of its page, 1 to 65535; when it is taken another one is used. Default 56150.</summary>
    public int Port { get; set; } = 56150;

    /// <summary>
    /// Where its npm package is put on the first start, absolute or from the folder that the bot was started in.
    /// Default <c>data/playground</c>; never empty.
    /// </summary>
    public string Folder { get; set; } = "data/playground";

    public IEnumerable<string> Problems()
    {
        if (Port is < 1 or > 65535)
        {
            yield return $"Playground:Port is {Port}, but must be from 1 to 65535.";
        }

        if (string.IsNullOrWhiteSpace(Folder))
        {
            yield return "Playground:Folder is empty. Set it to a folder, for example data/playground, or remove it.";
        }
    }
}
