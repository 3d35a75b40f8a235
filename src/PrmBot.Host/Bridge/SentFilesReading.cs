using PrmBot.BotFramework.Activities;
using PrmBot.Conversation;

namespace PrmBot.Host.Bridge;

/// <summary>The files on a message; cards, and the message's own text in HTML, are none.</summary>
internal static class SentFilesReading
{
    private const string FromTeams = "application/vnd.microsoft.teams.file.download.info";

    // More than anybody sends by hand: the rest is not looked at.
    private const int Most = 50;

    private static readonly string[] NoFiles =
        ["text/html", "application/vnd.microsoft.card.", "application/vnd.microsoft.teams."];

    public static IReadOnlyList<SentFile> Of(Activity activity) =>
        [.. (activity.Attachments ?? []).Where(IsFile).Take(Most).Select(FileOf)];

    private static bool IsFile(Attachment attachment)
    {
        var type = attachment.ContentType ?? string.Empty;
        return type.Equals(FromTeams, StringComparison.OrdinalIgnoreCase)
            || (!Array.Exists(NoFiles, n => type.StartsWith(n, StringComparison.OrdinalIgnoreCase))
                && (attachment.ContentUrl is not null || attachment.Name is not null));
    }

    private static SentFile FileOf(Attachment attachment) => new(
        attachment.Name, attachment.ContentUrl, attachment.Content?.Text("downloadUrl") ?? attachment.ContentUrl);
}
