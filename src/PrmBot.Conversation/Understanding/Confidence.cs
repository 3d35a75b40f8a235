using PrmBot.Conversation.Understanding.Classification;

namespace PrmBot.Conversation.Understanding;

/// <summary>
/// How sure a reading is: the classifier's probability, less when the words were not seen in training.
/// </summary>
internal static class Confidence
{
    /// <summary>Below this nothing is called at all.</summary>
    internal const double Lowest = 0.34;

    internal static double Of(Ranking ranking, Segment said)
    {
        var words = said.Words.Where(w => said.IsFree(w.Start, w.End)).ToList();
        var strange = words.Count(w => !said.Speller.Knows(w.Text.Replace("'", string.Empty,
            StringComparison.Ordinal)));
        var share = words.Count == 0 ? 0 : strange / (double)words.Count;
        return Math.Clamp(ranking.Probability * (1 - (0.8 * share)), 0, 1);
    }

    /// <summary>Where two functions differ by one finding only, the finding decides.</summary>
    internal static string Settle(Ranking ranking, Segment said) => ranking.Best switch
    {
        "Help-term" when said.Kpis.Count > 0 && said.Criteria.Count == 0 => "Kpi-define",
        "Kpi-define" when said.Kpis.Count == 0 => "Help-term",
        "Kpi-explain" when said.Kpis.Count == 0 && said.Context.Last is null
            && !said.Has(@"\b(?:red|amber|green|yellow|gr[ae]y|colou?r|status|rot|gelb|grun|grau|farbe)\b")
            => LocalEngine.None,
        "Kpi-show" when said.Kpis.Count > 0 && said.Amounts.Count == 1
            && !said.Has(@"\?|^(?:show|how|what|which|is)\b") => "Kpi-record",
        "Assessment-answer" when ranking.Second != LocalEngine.None
            && ranking.SecondProbability > 0.3 => ranking.Second,
        "Kpi-set_target" or "Kpi-record" when said.Lines.Count > 0 && said.Partners.Count == 0 => "Plan-update_line",
        "Profile-set_weight" when said.Lines.Count > 0 => "Plan-update_line",
        "Partners-show" when said.Kpis.Count > 0 && said.Partners.Count < 2 => "Kpi-show",
        "Analysis-portfolio" when said.Partners.Count == 1 => "Analysis-run",
        var best => best,
    };
}
