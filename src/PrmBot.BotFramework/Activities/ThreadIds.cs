using System.Globalization;

namespace PrmBot.BotFramework.Activities;

/// <summary>
/// A Teams channel's conversation id may carry a thread: <c>19:…@thread.tacv2;messageid=123</c>. Sending to it
/// answers in the thread; sending to the bare id starts a new one.
/// </summary>
public static class ThreadIds
{
    private const string Mark = ";messageid=";

    /// <summary>Which channel or chat it is: the id without its thread.</summary>
    public static string ChannelOf(string conversationId) => conversationId.Split(';', 2)[0];

    /// <summary>The thread's root message; null when the id names no thread.</summary>
    public static string? ThreadOf(string conversationId)
    {
        var at = conversationId.IndexOf(Mark, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : conversationId[(at + Mark.Length)..].Split(';', 2)[0];
    }

    /// <summary>The id of a thread in a channel, whatever thread the given id named before.</summary>
    /// <exception cref="ArgumentException">The message id is not a positive whole number.</exception>
    public static string InThread(string conversationId, string messageId)
    {
        if (!long.TryParse(messageId, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number <= 0)
            throw new ArgumentException("A message id in a channel is a positive whole number.", nameof(messageId));

        return ChannelOf(conversationId) + Mark + number.ToString(CultureInfo.InvariantCulture);
    }
}
