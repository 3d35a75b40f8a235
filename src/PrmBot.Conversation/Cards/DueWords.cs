using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>Says a sentence of <c>prompts/</c> in the reader's format.</summary>
internal delegate string Sayer(string key, params (string Name, object Fact)[] facts);

/// <summary>Why a partner should be assessed again, in words.</summary>
internal static class DueWords
{
    public static string Line(ReassessmentDue due, string date, Sayer say) => due.Reason switch
    {
        ReassessmentReason.Age => say("result.due_age", ("date", date)),
        ReassessmentReason.TierChange => due.What is { } tier
            ? say("result.due_tier", ("date", date), ("tier", tier)) : say("result.due_tier_noted", ("date", date)),
        ReassessmentReason.ContactLost => due.What is { } who
            ? say("result.due_contact", ("date", date), ("who", who))
            : say("result.due_contact_noted", ("date", date)),
        ReassessmentReason.ChangeOfControl => due.What is { } what
            ? say("result.due_control_note", ("date", date), ("what", what))
            : say("result.due_control", ("date", date)),
        ReassessmentReason.RedQuarters => say("result.due_red", ("date", date)),
        _ => throw new ArgumentOutOfRangeException(nameof(due), due.Reason, "Unknown reason."),
    };
}
