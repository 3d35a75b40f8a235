using Cronos;
using PrmBot.Digest.Schedules;

namespace PrmBot.Conversation.Digests;

/// <summary>Calendars and changes of clocks by Cronos: what it promises is what the port promises.</summary>
public sealed class CronRecurrence : IRecurrence
{
    /// <inheritdoc/>
    public DateTimeOffset? Next(string rule, TimeZoneInfo zone, DateTimeOffset after) =>
        CronExpression.Parse(rule).GetNextOccurrence(after, zone)?.ToUniversalTime();
}
