using PrmBot.Identity;

namespace PrmBot.Conversation.Plugins;

/// <summary>
/// What kind of act a kernel function is. The filter in front of all functions reads it: it checks the caller's right,
/// asks for a yes where one is due, and writes the history.
/// </summary>
/// <param name="act">The right that it needs.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DoesAttribute(Act act) : Attribute
{
    public Act Act { get; } = act;

    /// <summary>Key of the sentence that asks for a yes before it is done (destructive and outward acts); null: at
    /// once.</summary>
    public string? AsksFirst { get; init; }

    /// <summary>True for the one function whose partner is a new name: it is not looked up.</summary>
    public bool NamesNewPartner { get; init; }

    /// <summary>True: it changes what the place is, and says itself what is wrong with another partner there.</summary>
    public bool IsAboutPlace { get; init; }

    /// <summary>
    /// True: its answer is our judgement, so it is not given where a partner reads along. So are all acts that look at
    /// the portfolio or at an assessment.
    /// </summary>
    public bool IsInternal { get; init; }

    /// <summary>
    /// True: a partner contact gets an answer of its own kind, which holds only what is that partner's; so it is given
    /// where the partner reads along.
    /// </summary>
    public bool HasPartnersView { get; init; }

    /// <summary>True when <see cref="IsInternal"/> holds, said or by its kind.</summary>
    public bool IsForOurEyes => IsInternal || Act is Act.SeePortfolio or Act.SeeAssessment;
}
