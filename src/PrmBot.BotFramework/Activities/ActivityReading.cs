using System.Text.RegularExpressions;

namespace PrmBot.BotFramework.Activities;

/// <summary>What an inbound activity says, once the channel's decoration is taken off.</summary>
public static partial class ActivityReading
{
    /// <summary>
    /// The text without the mentions of this bot, with plain spaces, trimmed; line breaks stay. Null when there is no
    /// text (a pressed button), "" when only the bot's name was said. Mentions of others stay.
    /// </summary>
    public static string? TextForBot(this Activity activity)
    {
        if (activity.Text is not { } text)
            return null;

        foreach (var mention in activity.Mentions().Where(mention => mention.Id == activity.Recipient?.Id))
        {
            if (!string.IsNullOrEmpty(mention.Text))
                text = text.Replace(mention.Text, " ", StringComparison.OrdinalIgnoreCase);
        }

        text = EmptyMentions().Replace(text, " ");
        text = Invisible().Replace(text, "");
        text = text.Replace("&nbsp;", " ", StringComparison.OrdinalIgnoreCase).ReplaceLineEndings("\n");
        return AroundLineBreaks().Replace(Spaces().Replace(text, " "), "\n").Trim();
    }

    /// <summary>Everybody mentioned, the bot included.</summary>
    public static IEnumerable<Mention> Mentions(this Activity activity) =>
        (activity.Entities ?? []).Select(entity => entity?.AsMention()).OfType<Mention>();

    /// <summary>The people mentioned; never the bot itself.</summary>
    public static IReadOnlyList<Mention> OtherMentions(this Activity activity) =>
        [.. activity.Mentions().Where(mention => mention.Id != activity.Recipient?.Id)];

    /// <summary>True when the bot itself is mentioned.</summary>
    public static bool MentionsBot(this Activity activity) =>
        activity.Mentions().Any(mention => mention.Id == activity.Recipient?.Id);

    /// <summary>The sender's IANA time zone as the client says, else as the activity says; null when unknown.</summary>
    public static string? TimeZoneName(this Activity activity) =>
        (activity.Entities ?? []).FirstOrDefault(entity => entity?.Type == "clientInfo")?.Member("timezone")
        ?? activity.LocalTimezone;

    // What is left where the entity names the mention without its tags.
    [GeneratedRegex(@"<at(\s[^<>]*)?>\s*</at>", RegexOptions.IgnoreCase)]
    private static partial Regex EmptyMentions();

    // Editors leave these around a mention. Joiners stay: emoji and several scripts need them.
    [GeneratedRegex("[\u200B\u2060\uFEFF]")]
    private static partial Regex Invisible();

    [GeneratedRegex(@"[^\S\n]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@" ?\n ?")]
    private static partial Regex AroundLineBreaks();
}
