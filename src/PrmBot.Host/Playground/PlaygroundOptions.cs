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

    /// <summary>
    /// The port of the second window, the partner's, 1 to 65535; when it is taken another one is used. Default 56151.
    /// </summary>
    public int PartnerPort { get; set; } = 56151;

    /// <summary>
    /// Whether a second window plays a contact of the sample partner: <c>--playground partner</c> on the command line.
    /// </summary>
    internal bool HasPartner { get; set; }

    /// <summary>What the command line asked for instead; null: nothing, or what there is.</summary>
    internal string? Unknown { get; set; }

    public IEnumerable<string> Problems()
    {
        if (Unknown is not null)
        {
            yield return $"--playground {Unknown} is not known. Use --playground partner, or leave it out.";
        }

        if (PartnerPort is < 1 or > 65535)
        {
            yield return $"Playground:PartnerPort is {PartnerPort}, but must be from 1 to 65535.";
        }

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
