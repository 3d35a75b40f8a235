using System.Globalization;
using PrmBot.Selection;

namespace PrmBot.Conversation.Prompts;

/// <summary>Holds each written question against the rules of the file; what passes becomes a domain record.</summary>
internal sealed class QuestionCheck(IReadOnlyList<QuestionShape> written)
{
    private static readonly string[] Sections = ["ramp_up", "goals", "marketing", "joint_sales", "service"];

    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// What is wrong with a question, at which member, and what would be right; null: nothing. Called once for each, in
    /// order.
    /// </summary>
    public QuestionFault? Fault(int index)
    {
        var q = written[index];
        if (q is null || Missing(q) is not null)
        {
            var missing = q is null ? "id" : Missing(q)!;
            return new QuestionFault(missing.Split('.')[0], $"The question {q?.Id} lacks \"{missing}\".");
        }

        if (!_seen.Add(q.Id!))
        {
            return new QuestionFault("id", $"The id {q.Id} is used twice. Give each question its own.");
        }

        return NameFault(q) ?? LevelFault(q)
            ?? (GateFaults(q) is { } gates ? new QuestionFault("gates", gates) : null);
    }

    /// <summary>The domain's question; only after <see cref="Fault"/> found nothing.</summary>
    public Question Build(int index)
    {
        var q = written[index];
        return new Question
        {
            Id = q.Id!.Trim(),
            Criterion = CriterionOf(q)!.Value,
            Element = q.Element!,
            Text = q.Question!,
            Why = q.Why!,
            Answers = Enum.Parse<Responder>(q.Answers!, ignoreCase: true),
            Levels = q.Levels!,
            Evidence = q.Evidence?.Trim() ?? string.Empty,
            Weight = q.Weight,
            Gates = [.. (q.Gates ?? []).Select(Build)],
            Suggests = new SuggestedElement(q.Suggests!.Section!, q.Suggests.Element!, q.Suggests.Title!),
            Attribute = AttributeOf(q),
        };
    }

    /// <summary>
    /// The first question of a criterion whose weights do not sum to 100, or that has none; null: all do.
    /// </summary>
    public (int Index, string Reason)? WeightFault()
    {
        foreach (var criterion in Criteria.All)
        {
            var indexes = Enumerable.Range(0, written.Count).Where(i => CriterionOf(written[i]) == criterion).ToList();
            var sum = indexes.Sum(i => written[i].Weight);
            if (sum != 100)
            {
                var found = sum.ToString(CultureInfo.InvariantCulture);
                return (indexes.FirstOrDefault(),
                    $"The weights of {criterion.Key()} sum to {found}. They must sum to 100.");
            }
        }

        return null;
    }

    private static string? Missing(QuestionShape q)
    {
        (string Name, string? Value)[] required =
        [
            ("id", q.Id), ("criterion", q.Criterion), ("element", q.Element), ("question", q.Question), ("why", q.Why),
            ("answers", q.Answers), ("suggests.section", q.Suggests?.Section),
            ("suggests.element", q.Suggests?.Element), ("suggests.title", q.Suggests?.Title),
        ];
        return required.FirstOrDefault(r => string.IsNullOrWhiteSpace(r.Value)).Name;
    }

    private static QuestionFault? NameFault(QuestionShape q)
    {
        if (CriterionOf(q) is null)
        {
            return new QuestionFault("criterion", $"{q.Id}: \"{q.Criterion}\" is no criterion. "
                + $"Use {string.Join(", ", Criteria.All.Select(c => c.Key()))}.");
        }

        if (q.Answers is not ("us" or "partner" or "both"))
        {
            return new QuestionFault("answers", $"{q.Id}: answers is \"{q.Answers}\". Use us, partner or both.");
        }

        if (!Sections.Contains(q.Suggests!.Section))
        {
            return new QuestionFault("suggests",
                $"{q.Id}: \"{q.Suggests.Section}\" is no section of a plan. Use {string.Join(", ", Sections)}.");
        }

        return q.Attribute is not null && AttributeOf(q) is null
            ? new QuestionFault("attribute", $"{q.Id}: \"{q.Attribute}\" is no attribute that is counted. "
                + $"Use {string.Join(", ", ProfileAttributes.Counted.Select(a => a.Key()))}.")
            : null;
    }

    // A rated attribute follows from the answers; only a count can be measured by one question.
    private static ProfileAttribute? AttributeOf(QuestionShape q) =>
        ProfileAttributes.Find(q.Attribute) is { } found && !found.IsRated() ? found : null;

    private static QuestionFault? LevelFault(QuestionShape q)
    {
        if (q.Levels is not { Count: 5 } levels || levels.Any(string.IsNullOrWhiteSpace))
        {
            return new QuestionFault("levels",
                $"{q.Id}: there are {q.Levels?.Count ?? 0} levels. Write five, each with words, level 0 first.");
        }

        return q.Weight is > 0 and <= 100
            ? null
            : new QuestionFault("weight", $"{q.Id}: the weight is {q.Weight.ToString(CultureInfo.InvariantCulture)}"
                + ". Use a number above 0, up to 100.");
    }

    private string? GateFaults(QuestionShape q) =>
        (q.Gates ?? []).Select(g => GateFault(q, g)).FirstOrDefault(f => f is not null);

    private string? GateFault(QuestionShape q, GateShape gate)
    {
        if (gate.Kind is not ("hard" or "conditional") || string.IsNullOrWhiteSpace(gate.When))
        {
            return $"{q.Id}: a gate needs kind: hard or conditional, and when: with the condition in words.";
        }

        if (gate.AtOrBelow is < 0 or > 4 || gate.Unless is { AtLeast: < 0 or > 4 })
        {
            return $"{q.Id}: a gate's level is not between 0 and 4.";
        }

        if (gate.BelowMinimum && (q.Attribute is null || gate.AtOrBelow is null))
        {
            return $"{q.Id}: a gate with below_minimum needs an attribute at the question, and at_or_below.";
        }

        return gate.Unless is { } unless && written.All(o => o.Id != unless.Question)
            ? $"{q.Id}: a gate names the question {unless.Question}, which is not in the file."
            : null;
    }

    private static Gate Build(GateShape gate) =>
        new(gate.Kind == "hard" ? GateKind.Hard : GateKind.Conditional, gate.When!)
        {
            AtOrBelow = gate.AtOrBelow,
            BelowMinimum = gate.BelowMinimum,
            Unless = gate.Unless is { } unless ? new Exemption(unless.Question!, unless.AtLeast) : null,
        };

    private static Criterion? CriterionOf(QuestionShape q) =>
        Criteria.All.Where(c => c.Key() == q.Criterion).Select(c => (Criterion?)c).FirstOrDefault();
}

/// <summary>What is wrong with a question.</summary>
/// <param name="Member">The member of the file that it is about; null: the whole question.</param>
/// <param name="Reason">What is wrong and what would be right.</param>
internal sealed record QuestionFault(string? Member, string Reason);
