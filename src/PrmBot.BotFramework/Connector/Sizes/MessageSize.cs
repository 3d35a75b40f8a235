using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Connector.Sizes;

/// <summary>
/// How big a message is for Teams: everything in it as UTF-16, without the data of pictures that it carries itself.
/// Where UTF-8 is longer, that counts.
/// </summary>
public static partial class MessageSize
{
    /// <summary>The most that is sent, in bytes. Teams refuses at about 100 KB and advises to stay below 80.</summary>
    public const int Most = 80_000;

    /// <summary>The size in bytes of what would be sent.</summary>
    public static int Of(Activity activity) => Of(ActivityJson.Write(activity));

    /// <summary>The same of what is written already.</summary>
    internal static int Of(ReadOnlySpan<byte> json) => json.IndexOf("data:image/"u8) >= 0
        ? Of(Encoding.UTF8.GetString(json))
        : Math.Max(Encoding.UTF8.GetCharCount(json) * 2, json.Length);

    /// <summary>The same of a part of a card.</summary>
    internal static int Of(JsonNode node) => Of(node.ToJsonString(ActivityJson.Options));

    private static int Of(string json)
    {
        var written = PictureData().Replace(json, "$1");
        return Math.Max(written.Length * 2, Encoding.UTF8.GetByteCount(written));
    }

    [GeneratedRegex(@"(data:image/[a-zA-Z0-9.+-]+;base64,)[A-Za-z0-9+/=]+")]
    private static partial Regex PictureData();
}
