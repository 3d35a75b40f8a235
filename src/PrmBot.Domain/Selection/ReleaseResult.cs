using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>A release as it would be now.</summary>
/// <param name="Assessment">What it is made of.</param>
/// <param name="Questions">Its questions, in the caller's language.</param>
/// <param name="Parts">What the partner would see.</param>
/// <param name="Summary">The same, worked out.</param>
/// <param name="Channel">Where the partner reads it.</param>
public sealed record ReleasePreview(
    Assessment Assessment, QuestionSet Questions, IReadOnlyList<SummaryPart> Parts, PartnerSummary Summary,
    ChannelLink Channel)
{
    /// <summary>Names this wording: another one means that answers or parts have changed.</summary>
    public string Wording =>
        $"{Assessment.Id}.{Assessment.Version}.{string.Join('-', Parts.Select(p => (int)p))}";

    /// <summary>How far the partner is.</summary>
    public SideProgress Partner => SideProgress.Of(Questions, Assessment, Side.Partner);
}

/// <summary>Lets the partner see a summary of its assessment; from then on the answers stay as they are.</summary>
public static class ReleaseResult
{
    /// <summary>
    /// What would be shared, with nothing changed. Refuses without an assessment, a channel or a part, after the
    /// release, and while our side has open questions.
    /// </summary>
    public static async Task<Outcome<ReleasePreview>> PreviewAsync(
        Session session, QuestionSet inHand, Partner partner, IReadOnlyList<SummaryPart> parts, CancellationToken ct)
    {
        if (session.Refuses(Act.Manage, partner.Of) is { } no)
        {
            return no;
        }

        if (await AssessmentReads.LatestAsync(session, partner.Of, ct) is not { } assessment)
        {
            return new Refusal("assessment.none").With("partner", partner.Name);
        }

        if (assessment is { State: AssessmentState.Released, Released: { } before })
        {
            return new Refusal("release.already")
                .With("partner", partner.Name).With("who", before.By.Name).With("date", before.At);
        }

        var questions = await AssessmentReads.QuestionsAsync(session, assessment, inHand, ct);
        if (assessment.State == AssessmentState.Open)
        {
            var open = questions.Questions.Count(q => assessment.OurAnswer(q) is null);
            return new Refusal("release.open").With("partner", partner.Name).With("count", open);
        }

        if (parts.Count == 0)
        {
            return new Refusal("release.no_part");
        }

        if (await PartnerChannel.ReachableAsync(session.Work, partner, ct) is not { } link)
        {
            return new Refusal("release.no_channel").With("partner", partner.Name);
        }

        IReadOnlyList<SummaryPart> ordered = [.. parts.Distinct().Order()];
        var summary = PartnerSummary.Of(questions, assessment, ordered);
        return new ReleasePreview(assessment, questions, ordered, summary, link);
    }

    /// <summary>
    /// Shares it. Refuses with <c>release.changed_since</c> when it is not what was previewed.
    /// </summary>
    /// <param name="session">Of a manager.</param>
    /// <param name="inHand">The question file.</param>
    /// <param name="partner">With whom it is shared.</param>
    /// <param name="parts">What the partner will see.</param>
    /// <param name="wording">The wording of the preview that was said yes to.</param>
    /// <param name="ct">Ends the work early.</param>
    public static async Task<Outcome<ReleasePreview>> RunAsync(
        Session session, QuestionSet inHand, Partner partner, IReadOnlyList<SummaryPart> parts, string? wording,
        CancellationToken ct)
    {
        var found = await PreviewAsync(session, inHand, partner, parts, ct);
        if (!found.Succeeded(out var preview, out var no))
        {
            return no;
        }

        if (preview.Wording != wording)
        {
            return new Refusal("release.changed_since");
        }

        await PartnerQuestions.KeepAsync(session, preview.Assessment, inHand, ct);
        var released = preview.Assessment with
        {
            State = AssessmentState.Released,
            Released = new Release(session.Caller.Who, session.Now, preview.Parts) { Summary = preview.Summary },
        };
        session.Work.Put(released);
        return preview with { Assessment = released };
    }
}
