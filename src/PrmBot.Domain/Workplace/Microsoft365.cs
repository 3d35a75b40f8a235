namespace PrmBot.Workplace;

/// <summary>What a company's Microsoft 365 does for the bot. Every port throws when it does not.</summary>
/// <param name="People">Who is who.</param>
/// <param name="Files">The files of channels.</param>
/// <param name="Tasks">Planner.</param>
/// <param name="Calendar">Meetings.</param>
public sealed record Microsoft365(IPeople People, IChannelFiles Files, ITaskBoard Tasks, ICalendar Calendar)
{
    /// <summary>False: it was not set up, and every call says so.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>One that nobody set up.</summary>
    public static Microsoft365 Off()
    {
        var off = new NotSetUp();
        return new Microsoft365(off, off, off, off) { IsOn = false };
    }
}

/// <summary>A Teams channel as Microsoft Graph addresses it.</summary>
/// <param name="Group">The Entra group of its team.</param>
/// <param name="Channel">The channel's id, without a thread.</param>
public sealed record ChannelAddress(string Group, string Channel);
