namespace PrmBot.Workplace;

/// <summary>Why Microsoft 365 did not do what it was asked: a closed set.</summary>
public enum WorkplaceTrouble
{
    /// <summary>Nobody set it up: see the settings of section <c>Graph</c>.</summary>
    Off,

    /// <summary>It does not take the bot's credential.</summary>
    NotSignedIn,

    /// <summary>A permission is missing; <see cref="WorkplaceException.Permission"/> names it.</summary>
    NotAllowed,

    /// <summary>What was asked for does not exist there, or not any more.</summary>
    NotThere,

    /// <summary>Somebody changed it since it was read: read it again and decide anew.</summary>
    Changed,

    /// <summary>Changes since that token are not known any more: everything is to be looked at once.</summary>
    Resync,

    /// <summary>It asks for patience, for longer than the bot waits.</summary>
    Busy,

    /// <summary>It did not answer, or answered that it is broken.</summary>
    Away,

    /// <summary>It refused what was asked for another reason, for example a full plan.</summary>
    Refused,
}

/// <summary>Microsoft 365 did not do what it was asked. Holds no address, name or token.</summary>
/// <remarks>The service's own words are left out: they may name people.</remarks>
public sealed class WorkplaceException(WorkplaceTrouble trouble) : Exception($"Microsoft 365: {trouble}.")
{
    private const int Locked = 423; // somebody has the file open

    public WorkplaceTrouble Trouble { get; } = trouble;

    /// <summary>The permission that the call needs, as an administrator finds it; null: none is known.</summary>
    public string? Permission { get; init; }

    /// <summary>The HTTP status; null: there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>What the service calls the reason, such as <c>MaximumTasksInProject</c>; null: it does not.</summary>
    public string? Code { get; init; }

    /// <summary>The same for a person. Names a permission only to whom <paramref name="named"/> lets it.</summary>
    /// <param name="feature">What was to be done: the key of a sentence, <c>workplace.off.feature</c>.</param>
    /// <param name="named">True: the missing permission is named.</param>
    public Refusal ToRefusal(string feature, bool named) => Trouble switch
    {
        WorkplaceTrouble.Off => new Refusal($"workplace.off.{feature}"),
        WorkplaceTrouble.NotAllowed when named && Permission is { } missing =>
            new Refusal($"workplace.permission.{Feature(missing)}").With("permission", missing),
        WorkplaceTrouble.NotAllowed => new Refusal("workplace.not_allowed"),
        WorkplaceTrouble.NotSignedIn => new Refusal("workplace.not_signed_in"),
        WorkplaceTrouble.NotThere => new Refusal("workplace.not_there"),
        WorkplaceTrouble.Changed or WorkplaceTrouble.Resync => new Refusal("workplace.changed"),
        WorkplaceTrouble.Busy => new Refusal("workplace.busy"),
        WorkplaceTrouble.Away => new Refusal("workplace.away"),
        WorkplaceTrouble.Refused when Status == Locked => new Refusal("workplace.locked"),
        WorkplaceTrouble.Refused => new Refusal("workplace.refused").With("code", Code ?? "?"),
        _ => throw new InvalidOperationException($"Unknown trouble {Trouble}."),
    };

    // What a permission is for, as the sentence about its absence says it.
    private static string Feature(string permission) => permission.Split('.')[0] switch
    {
        "Files" => permission.Contains("Write", StringComparison.Ordinal) ? "files_write" : "files",
        "Tasks" => "tasks",
        "Calendars" => "calendar",
        "User" => "people",
        "ChannelMember" or "TeamMember" => "members",
        "MailboxSettings" => "mailboxes",
        _ => "other",
    };
}
