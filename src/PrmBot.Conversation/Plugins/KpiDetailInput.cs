using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding.Readers;
using PrmBot.Cycle.Monitor;
using PrmBot.Planning;

namespace PrmBot.Conversation.Plugins;

/// <summary>
/// Reads what was said beside a KPI's number: the day on which a certificate lapses, the share that was well
/// documented, or whose number it is of two sides that both give one.
/// </summary>
internal static partial class KpiDetailInput
{
    /// <summary>The number with it; else a refusal that says what would be right.</summary>
    public static Outcome<GivenNumber> With(TurnScope turn, KpiDefinition kpi, GivenNumber number, string? said) =>
        string.IsNullOrWhiteSpace(said) ? number : kpi.Condition switch
        {
            KpiCondition.Lapse => Lapse(turn, number, Folding.Fold(said)),
            KpiCondition.Quality => Quality(turn, number, said),
            KpiCondition.Gap => Sides(turn, number, said),
            _ => new Refusal("kpi.no_detail").With("kpi", kpi.Name),
        };

    private static Outcome<GivenNumber> Lapse(TurnScope turn, GivenNumber number, string said)
    {
        if (None().IsMatch(said))
        {
            return number with { Detail = new KpiDetail() };
        }

        var today = turn.Session.Today;
        return Moments.Find(said, today) is [var moment, ..] && moment.Value.AsDate(today) is { } on
            ? number with { Detail = new KpiDetail { Lapses = on } }
            : new Refusal("kpi.no_lapse").With("said", said);
    }

    private static Outcome<GivenNumber> Quality(TurnScope turn, GivenNumber number, string said) =>
        KpiInput.Number(Documented().Replace(said, string.Empty), null, turn.Culture).Succeeded(out var share, out _)
        && share.Unit is null or KpiUnit.Percent
            ? number with { Detail = new KpiDetail { Quality = share.Value } }
            : new Refusal("kpi.no_quality").With("said", said);

    private static Outcome<GivenNumber> Sides(TurnScope turn, GivenNumber number, string said)
    {
        var isPartner = PlanSides.Of(turn.Session.Caller) == PlanSide.Partner;
        KpiSides Own(decimal? own, decimal? other) => isPartner ? new(other, own) : new(own, other);
        var words = Folding.Fold(said).Trim();
        var sides = Ours().IsMatch(words) ? Own(number.Value, null)
            : Theirs().IsMatch(words) ? Own(null, number.Value)
            : KpiInput.Number(words, null, turn.Culture).Succeeded(out var other, out _)
                ? Own(number.Value, other.Value) : null;
        return sides is null ? new Refusal("kpi.no_sides").With("said", said)
            : number with { Detail = new KpiDetail { Sides = sides } };
    }

    [GeneratedRegex(@"^(?:none|no|nothing|kein|keine|keines|nichts)\b")]
    private static partial Regex None();

    [GeneratedRegex(@"\s*\b(?:well|gut|documented|dokumentiert)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Documented();

    [GeneratedRegex("^(?:ours|us|our side|unsere(?: seite)?|wir)$")]
    private static partial Regex Ours();

    [GeneratedRegex("^(?:theirs|them|partner|their side|ihre(?: seite)?|partnerseite)$")]
    private static partial Regex Theirs();
}
