using PrmBot.Identity;

namespace PrmBot.Planning;

/// <summary>Where a plan is between first draft and end.</summary>
public enum PlanState
{
    /// <summary>Seen by our side only.</summary>
    Draft,

    /// <summary>The partner sees it and may accept or counter.</summary>
    Shared,

    /// <summary>A line was changed after it was shared or agreed: the other side has to look again.</summary>
    Countered,

    /// <summary>Signed by both sides, its period has not begun.</summary>
    Agreed,

    /// <summary>Signed by both sides and running.</summary>
    Active,

    /// <summary>Over; kept to be read.</summary>
    Closed,
}

/// <summary>Where one line is.</summary>
public enum LineStatus
{
    Proposed,

    /// <summary>The partner changed it; we have to look again.</summary>
    Countered,

    /// <summary>Both sides accepted it as it stands.</summary>
    Agreed,
    InProgress,
    AtRisk,
    Blocked,
    Done,

    /// <summary>Taken out of the plan; kept with its history.</summary>
    Dropped,
}

/// <summary>The two sides of a plan.</summary>
public enum PlanSide
{
    Us,
    Partner,
}

/// <summary>Which side a person speaks for.</summary>
public static class PlanSides
{
    /// <summary>A manager speaks for us and for nobody else; a partner contact for the partner.</summary>
    public static PlanSide Of(Caller caller) =>
        caller.Role == Role.PartnerContact ? PlanSide.Partner : PlanSide.Us;
}
