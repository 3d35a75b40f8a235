using PrmBot.Reminders;

namespace PrmBot.Conversation.Reminding;

/// <summary>How people are reminded.</summary>
/// <param name="Quiet">When nobody is.</param>
/// <param name="Pace">After how long, and how often.</param>
/// <param name="Zone">For whoever's time zone is not known.</param>
public sealed record ReminderSettings(QuietRules Quiet, ReminderPace Pace, TimeZoneInfo Zone);
