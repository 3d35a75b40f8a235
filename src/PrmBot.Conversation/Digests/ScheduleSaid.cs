using System.Globalization;
using PrmBot.Conversation.Understanding.Readers;
using PrmBot.Digest.Schedules;

namespace PrmBot.Conversation.Digests;

/// <summary>What was said about a schedule, as it came from a sentence, a card or a model; null: nothing.</summary>
/// <param name="Day">A day of the week.</param>
/// <param name="Time">A time of day.</param>
/// <param name="Zone">An IANA zone, or a name that people give one.</param>
/// <param name="Every">week, month or quarter.</param>
/// <param name="Which">Which of the month's days: first to fourth, or last.</param>
public sealed record ScheduleSaid(string? Day, string? Time, string? Zone, string? Every, string? Which)
{
    /// <summary>Of which post.</summary>
    public PostKind What { get; init; }

    /// <summary>The kind of post that a word means: none, "digest", "review" or "portfolio"; null: it is no such
    /// word.</summary>
    public static PostKind? WhatOf(string? said) =>
        string.IsNullOrWhiteSpace(said) ? PostKind.Digest : EnumOf<PostKind>(said);

    /// <summary>The same, read; what cannot be read is refused with what was given.</summary>
    public Outcome<ScheduleWish> Read()
    {
        var (day, time) = (Day is null ? null : DayOf(Day), Time is null ? null : TimeOf(Time));
        var zone = Zone is null ? null : ZoneNames.Find(Zone);
        var (every, which) = (EnumOf<DigestEvery>(Every), EnumOf<WhichOfMonth>(Which));
        var no = Refused("digest.no_day", Day, day)
            ?? Refused("digest.no_time", Time, time)
            ?? Refused("digest.no_zone", Zone, zone)
            ?? Refused("digest.no_every", Every, every)
            ?? Refused("digest.no_which", Which, which);
        return no is null ? new ScheduleWish(every ?? Implied(day, which), which, day, time, zone) : no;
    }

    // "Every Monday" is weekly, "the first Monday" monthly; a time alone leaves the rest as it is. A review comes
    // once a quarter, on whatever day.
    private DigestEvery? Implied(DayOfWeek? day, WhichOfMonth? which) =>
        What == PostKind.Review ? null : which is not null ? DigestEvery.Month : day is null ? null : DigestEvery.Week;

    private static Refusal? Refused(string key, string? said, object? read) =>
        said is null || read is not null ? null : new Refusal(key).With("given", said);

    private static DayOfWeek? DayOf(string said) =>
        Days.FindDay(Folding.Fold(said)) is { } found ? Enum.Parse<DayOfWeek>(found.Value) : null;

    private static TimeOnly? TimeOf(string said)
    {
        var text = int.TryParse(said.Trim(), CultureInfo.InvariantCulture, out var hour) && hour is >= 0 and < 24
            ? $"{hour:00}:00" : Days.FindTime(Folding.Fold(said))?.Value;
        return TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time : null;
    }

    private static T? EnumOf<T>(string? said)
        where T : struct, Enum =>
        said is not null && !char.IsAsciiDigit(said.Trim().FirstOrDefault())
            && Enum.TryParse<T>(said.Trim(), ignoreCase: true, out var value) ? value : null;
}
