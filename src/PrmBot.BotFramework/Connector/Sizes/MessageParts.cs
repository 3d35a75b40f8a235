using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Connector.Sizes;

/// <summary>Makes of a message that is too big (<see cref="MessageSize"/>) several that are not.</summary>
public static class MessageParts
{
    private const int SummaryLength = 500;
    private const int Slack = 200;

    /// <summary>
    /// The messages to send, in order; the same one alone when it is small enough. Text is cut where a reader would
    /// pause, a card becomes pages with the buttons on the last; TooBig is the sentence that stands for what cannot be
    /// cut, beside the text that the card itself offers instead. Most is how many bytes each may have: less than
    /// usual when the channel has refused a message for its size.
    /// </summary>
    public static IReadOnlyList<Activity> Of(Activity activity, string tooBig, int most = MessageSize.Most)
    {
        if (MessageSize.Of(activity) <= most)
            return [activity];

        var bare = activity with { Text = null, Attachments = null, Summary = Shortened(activity.Summary) };
        var parts = new List<Activity>();
        if (!string.IsNullOrWhiteSpace(activity.Text))
            parts.AddRange(Texts(bare with { Summary = null }, activity.Text, most));
        foreach (var one in activity.Attachments ?? [])
            parts.AddRange(Pages(bare with { Entities = null }, one, Instead(activity, one, tooBig), most));

        return parts.Count == 0 ? Texts(bare, tooBig, most) : parts;
    }

    // What stands for a card that cannot be shown: the sentence, and what the card or the message offers as text.
    private static (string TooBig, string Text) Instead(Activity activity, Attachment attachment, string tooBig) =>
        (attachment.Content?.Text("fallbackText") ?? activity.Summary) is { } text
            ? (tooBig, $"{tooBig}\n\n{text}")
            : (tooBig, tooBig);

    private static IReadOnlyList<Activity> Texts(Activity bare, string text, int most)
    {
        var room = most - Slack - MessageSize.Of(bare);
        return [.. TextParts.Of(text, Math.Max(room, Slack)).Select(part => bare with
        {
            Text = part,
            Entities = Named(bare.Entities, part),
        })];
    }

    // Teams refuses a mention whose words are not in the text.
    private static IReadOnlyList<Entity>? Named(IReadOnlyList<Entity>? entities, string text)
    {
        var kept = entities?.Where(entity => entity.Type != "mention"
            || (entity.AsMention()?.Text is { } words && text.Contains(words, StringComparison.Ordinal))).ToList();
        return kept is { Count: > 0 } ? kept : null;
    }

    private static IReadOnlyList<Activity> Pages(
        Activity bare, Attachment attachment, (string TooBig, string Text) instead, int most)
    {
        Activity With(Attachment one) => bare with { Attachments = [one] };

        if (MessageSize.Of(With(attachment)) <= most)
            return [With(attachment)];

        var room = most - Slack - MessageSize.Of(With(attachment with { Content = null }));
        var pages = attachment.Content is { } card ? new CardPages(instead.TooBig).Of(card, room) : null;
        var said = pages?.Select(page => With(attachment with { Content = page })).ToList();
        return said is not null && said.All(page => MessageSize.Of(page) <= most)
            ? said
            : Texts(bare with { Summary = null }, instead.Text, most);
    }

    private static string? Shortened(string? summary) =>
        summary?.Length > SummaryLength ? TextParts.Of(summary, SummaryLength * 2)[0] : summary;
}
