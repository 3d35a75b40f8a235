using PrmBot.Conversation;
using PrmBot.Identity;

namespace PrmBot.Host.Bridge;

/// <summary>Who is in a conversation, as the platform knows it.</summary>
public interface IRoster
{
    /// <summary>Never throws for what the platform does: that is <see cref="RosterAnswer.Unreachable"/>.</summary>
    /// <param name="tenant">The tenant that hosts the place.</param>
    /// <param name="place">The conversation; a thread stands for its channel.</param>
    /// <param name="person">The channel's own id of the person.</param>
    /// <param name="ct">Ends the work early.</param>
    Task<RosterAnswer> FindAsync(TenantId tenant, Place place, UserId person, CancellationToken ct);
}

/// <summary>What the platform says of somebody: a closed set.</summary>
public abstract record RosterAnswer
{
    private RosterAnswer()
    {
    }

    /// <summary>In the conversation.</summary>
    /// <param name="Tenant">The person's own; null when the platform does not say.</param>
    /// <param name="IsGuest">A guest, or somebody without an account.</param>
    /// <param name="PrincipalName">Null when the platform does not say.</param>
    /// <param name="ObjectId">The Entra object id; null when the platform does not say.</param>
    public sealed record Member(string? Tenant, bool IsGuest, string? PrincipalName, string? ObjectId) : RosterAnswer;

    /// <summary>Not in the conversation.</summary>
    public sealed record Absent : RosterAnswer;

    /// <summary>The platform gave no answer.</summary>
    public sealed record Unreachable : RosterAnswer;
}
