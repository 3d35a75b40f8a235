using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Authentication;

/// <summary>What the headers of a request prove. A closed set.</summary>
public abstract record Admission
{
    private Admission()
    {
    }

    /// <summary>Nothing: answer with this status (401, or 503 when the keys are out of reach) and read no
    /// further.</summary>
    public sealed record Refused(int Status) : Admission;

    /// <summary>A caller on this machine, in Development.</summary>
    public sealed record Loopback : Admission;

    /// <summary>
    /// The channel service. Its token is bound to one service URL; Endorsements are the channels its key may speak
    /// for, null when the key names none.
    /// </summary>
    public sealed record Channel(string ServiceUrl, IReadOnlySet<string>? Endorsements) : Admission;

    /// <summary>True when the proof covers this activity: only then is its body trusted.</summary>
    public bool Covers(Activity activity) => this switch
    {
        Refused => false,
        Loopback => ServiceHosts.IsLoopback(activity.ServiceUrl),
        Channel channel => IsSame(channel.ServiceUrl, activity.ServiceUrl)
            && channel.Endorsements?.Contains(activity.Channel) == true,
        _ => throw new InvalidOperationException("An admission is one of its three kinds."),
    };

    private static bool IsSame(string claimed, string? stated) =>
        Uri.TryCreate(claimed, UriKind.Absolute, out var one)
        && Uri.TryCreate(stated, UriKind.Absolute, out var other)
        && string.Equals(one.AbsoluteUri.TrimEnd('/'), other.AbsoluteUri.TrimEnd('/'),
            StringComparison.OrdinalIgnoreCase);
}
