namespace PrmBot.Host.Startup;

/// <summary>Section <c>Downloads</c>: how people fetch the files that the bot makes for them.</summary>
public sealed class DownloadsOptions : ISettings
{
    public static string Section => "Downloads";

    /// <summary>
    /// The address under which people's browsers reach this bot, https outside of Development. Default null: the
    /// address that it listens on, in Development only; elsewhere there are no files then, and the bot says so.
    /// </summary>
    public string? PublicUrl { get; set; }

    /// <summary>How long a link works, from 1 minute to 1 day. Default 15 minutes.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(15);

    public IEnumerable<string> Problems()
    {
        if (PublicUrl is not null
            && !(Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) && SafeAddress.Is(url)))
        {
            yield return $"Downloads:PublicUrl is \"{PublicUrl}\", which browsers cannot be sent to safely. Set it to "
                + "an address such as https://prmbot.example.com.";
        }

        if (Lifetime < TimeSpan.FromMinutes(1) || Lifetime > TimeSpan.FromDays(1))
        {
            yield return $"Downloads:Lifetime is {Lifetime}, but must be from 00:01:00 to 1.00:00:00.";
        }
    }
}
