using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Reminders;

/// <summary>Somebody, or the people of a channel, want no reminders.</summary>
public sealed record ReminderSwitch : IDocument
{
    public static string Kind => "reminder_switch";

    public static int Schema => 1;

    /// <summary>The person's id, or the channel.</summary>
    public required string Id { get; init; }

    /// <summary>The partner whose channel or person it is; null for one of us.</summary>
    public PartnerId? Partner { get; init; }

    public required bool IsOff { get; init; }

    /// <summary>The first day on which they are wanted again; null: until somebody switches them on.</summary>
    public DateOnly? Until { get; init; }

    public required Person By { get; init; }

    public required DateTimeOffset At { get; init; }

    public long Version { get; init; }

    /// <summary>True on a day on which nothing is to be said.</summary>
    public bool IsOffOn(DateOnly day) => IsOff && (Until is null || day < Until);
}

/// <summary>Switches reminders off and on: one's own, or those of a channel.</summary>
public static class SwitchReminders
{
    /// <summary>The switch as stored. Refuses a day that is not to come.</summary>
    /// <param name="session">Who wants it.</param>
    /// <param name="channel">The channel; null: the speaker's own reminders.</param>
    /// <param name="isOff">Off or on.</param>
    /// <param name="until">The first day on which they are wanted again; null: no end.</param>
    /// <param name="ct">Ends the work early.</param>
    public static async Task<Outcome<ReminderSwitch>> RunAsync(
        Session session, ChannelOfPartner? channel, bool isOff, DateOnly? until, CancellationToken ct)
    {
        if (session.Refuses(Act.WorkOnPlan, channel?.Of) is { } no)
        {
            return no;
        }

        if (until <= session.Today)
        {
            return new Refusal("reminders.past").With("date", until.Value);
        }

        var id = channel?.Key.Value ?? session.Caller.Who.Id.Value;
        var former = await session.Work.FindAsync<ReminderSwitch>(id, ct);
        var stored = new ReminderSwitch
        {
            Id = id,
            Partner = channel?.Of ?? session.Caller.Partner,
            IsOff = isOff,
            Until = isOff ? until : null,
            By = session.Caller.Who,
            At = session.Now,
            Version = former?.Version ?? 0,
        };
        session.Work.Put(stored);
        return stored;
    }
}

/// <summary>The channel of a partner, without a thread.</summary>
public sealed record ChannelOfPartner(ConversationKey Key, PartnerId Of);
