using PrmBot.Conversation.Prompts;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Planning.Versions;
using PrmBot.Selection;
using PrmBot.Storage;

namespace PrmBot.Conversation.Plugins;

/// <summary>
/// Puts the partners of <c>prompts/sample/portfolio.yaml</c> in, so that a newcomer sees something at once.
/// </summary>
/// <param name="samples">What the file says; empty where samples are not allowed (outside Development).</param>
/// <param name="questions">The question set in use.</param>
public sealed class SamplePortfolio(IReadOnlyList<SamplePartner> samples, QuestionSet questions)
{
    private const int DaysRunning = 150;

    /// <summary>False outside Development.</summary>
    public bool IsAllowed => samples.Count > 0;

    /// <summary>
    /// The partners that were put. A partner of one's own with the same name stays as it is: the sample's gets
    /// another name then. What was put before is not put again.
    /// </summary>
    public async Task<Outcome<IReadOnlyList<Partner>>> LoadAsync(Session session, CancellationToken ct)
    {
        if (session.Refuses(Act.Manage) is { } no)
        {
            return no;
        }

        if (samples.Count == 0)
        {
            return new Refusal("sample.development_only");
        }

        var put = new List<Partner>();
        var there = PartnerDirectory.Of(await session.Work.AllAsync<Partner>(ct));
        foreach (var sample in samples)
        {
            // The alias is the mark by which a sample partner is known again.
            var mark = $"{sample.Name} (sample)";
            var isTaken = there.Called(PartnerName.Key(sample.Name)).Any();
            var name = isTaken ? mark : sample.Name;
            if (there.Called(PartnerName.Key(mark)).Any())
            {
                continue;
            }

            var added = await AddPartner.RunAsync(session, name, sample.Type, sample.Region, null, ct);
            if (added.Succeeded(out var partner, out _))
            {
                partner = partner with { Status = PartnerStatus.Active, Aliases = [mark] };
                session.Work.Put(partner);
                await AssessAsync(session, partner, sample, ct);
                var plan = PlanOf(session, partner, sample);
                session.Work.Put(plan);
                session.Work.Put(PlanVersion.Signed(plan, session.Now));
                await LoadSampleKpis.RunAsync(session, partner, sample.Kpis, ct);
                put.Add(partner);
            }
        }

        return put.Count > 0 ? put : new Refusal("sample.there_already");
    }

    private async Task AssessAsync(Session session, Partner partner, SamplePartner sample, CancellationToken ct)
    {
        var started = await StartAssessment.RunAsync(session, questions, partner, ct);
        if (!started.Succeeded(out var assessment, out _))
        {
            return;
        }

        foreach (var question in questions.Questions.Where(q => sample.Answers.ContainsKey(q.Id)))
        {
            var side = question.IsAskedOf(Side.Us) ? Side.Us : Side.Partner;
            assessment = assessment.With(new Answer
            {
                Question = question.Id,
                Side = side,
                Rating = Ratings.Of(sample.Answers[question.Id]),
                By = session.Caller.Who,
                At = session.Now,
                IsEstimate = side == Side.Partner,
            });
        }

        session.Work.Put(assessment with { State = AssessmentState.Complete });
    }

    // A plan that both sides signed some months ago: a draft would not show in the digest.
    private static JointPlan PlanOf(Session session, Partner partner, SamplePartner sample)
    {
        var plan = new JointPlan
        {
            Id = session.NewId(),
            Of = partner.Of,
            Start = session.Today.AddDays(-DaysRunning),
            End = session.Today.AddDays(-DaysRunning).AddYears(1).AddDays(-1),
            State = PlanState.Active,
            AgreedVersion = 1,
            Currency = "EUR",
            StartedBy = session.Caller.Who,
            StartedAt = session.Now,
        };
        var lines = sample.Lines.Select((line, i) => LineOf(session, line, i + 1));
        var lead = sample.Lines.Count > 0 ? sample.Lines[0].PartnerOwner : partner.Name;
        return plan with { Lines = [.. lines], Signatures = SignedByBoth(session, plan.Revision, lead) };
    }

    private static PlanLine LineOf(Session session, SampleLine line, int number) => new()
    {
        Number = number,
        Section = PlanSections.Find(line.Section)
            ?? throw new InvalidOperationException($"The sample has an unknown section, {line.Section}."),
        Element = line.Element,
        Title = line.Title,
        OurOwner = new PlanOwner(line.OurOwner),
        PartnerOwner = new PlanOwner(line.PartnerOwner),
        Due = session.Today.AddDays(line.DueInDays),
        Target = line.Target is { } target ? new PlanTarget(line.Title, target, null) : null,
        Budget = line.Budget is { } budget ? new PlanBudget(budget, "EUR", BudgetSource.Mdf) : null,
        Status = line.DueInDays < 0 && number % 3 != 0 ? LineStatus.Done : LineStatus.InProgress,
        Acceptances = SignedByBoth(session, 1, line.PartnerOwner),
    };

    private static IReadOnlyList<Acceptance> SignedByBoth(Session session, int revision, string theirs) =>
    [
        new(PlanSide.Us, session.Caller.Who, session.Now, revision),
        new(PlanSide.Partner, new Person(UserId.From($"sample:{theirs}"), theirs), session.Now, revision),
    ];
}
