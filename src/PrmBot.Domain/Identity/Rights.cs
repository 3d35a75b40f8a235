namespace PrmBot.Identity;

/// <summary>The kinds of act that a function can be; each kernel function is one of them.</summary>
public enum Act
{
    /// <summary>Talk, help, terms: open to everybody who is somebody.</summary>
    Talk,

    /// <summary>Look at the one partner in question.</summary>
    SeePartner,

    /// <summary>Look at several partners or at how we judge them.</summary>
    SeePortfolio,

    /// <summary>Look at our unreleased judgement of a partner.</summary>
    SeeAssessment,

    /// <summary>Answer the questions put to one's own side.</summary>
    AnswerQuestions,

    /// <summary>Negotiate the joint plan, report progress, give numbers.</summary>
    WorkOnPlan,

    /// <summary>Change partners, profiles, assessments, schedules.</summary>
    Manage,
}

/// <summary>The one place that says who may do what.</summary>
public static class Rights
{
    /// <summary>Null when <paramref name="caller"/> may do it; else the refusal, which names no partner.</summary>
    public static Refusal? Check(Caller caller, Act act, PartnerId? partner = null)
    {
        var allowed = caller.Role switch
        {
            Role.Manager => true,
            Role.Reader => act is Act.Talk or Act.SeePartner or Act.SeePortfolio or Act.SeeAssessment,
            Role.PartnerContact => MayAsContact(caller, act, partner),
            Role.Stranger => false,
            _ => throw new ArgumentOutOfRangeException(nameof(caller), caller.Role, "Unknown role."),
        };
        if (allowed)
        {
            return null;
        }

        return new Refusal(caller.IsUnconfirmed ? "rights.unconfirmed"
            : caller.Role == Role.Reader ? "rights.read_only"
            : caller.HasLeft ? "rights.has_left"
            : "rights.not_here");
    }

    // Who may turn out to be one of us does not answer, or sign, for a partner.
    private static bool MayAsContact(Caller caller, Act act, PartnerId? partner)
    {
        var kind = act is Act.Talk or Act.SeePartner
            || (act is Act.AnswerQuestions or Act.WorkOnPlan && !caller.IsUnconfirmed);
        return kind && (partner is null || partner == caller.Partner);
    }
}
