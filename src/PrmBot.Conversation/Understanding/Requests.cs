using System.Text.Json.Nodes;
using PrmBot.Conversation.Understanding.Slots;

namespace PrmBot.Conversation.Understanding;

/// <summary>Several requests of one message: what a later one takes over from the first.</summary>
internal static class Requests
{
    /// <summary>"pipeline 420k and leads 40" are two requests of the same kind; anything else stays one.</summary>
    internal static IEnumerable<Understood> Several(Understood one, Func<Segment> read)
    {
        if (one.Function is not ("Kpi-record" or "Kpi-set_target") || read() is not { Amounts.Count: > 1 } said)
        {
            return [one];
        }

        if (one.Function == "Kpi-record" && said.Kpis.Count == 1 && said.Moments.Count == said.Amounts.Count)
        {
            return OfEachPeriod(one, said);
        }

        if (said.Kpis.Count != said.Amounts.Count)
        {
            return [one];
        }

        var name = one.Function == "Kpi-record" ? "value" : "target";
        return said.Kpis.Zip(said.Amounts, (kpi, amount) =>
        {
            var arguments = (JsonObject)one.Arguments.DeepClone();
            arguments["kpi"] = kpi.Value;
            arguments[name] = KpiSlots.Number(amount.Value.Value);
            arguments.Remove("currency");
            if (amount.Value.Currency is { } currency)
            {
                arguments["currency"] = currency;
            }

            return one with { Arguments = arguments };
        });
    }

    // "Pipeline 420k in October and 380k in September".
    private static IEnumerable<Understood> OfEachPeriod(Understood one, Segment said) =>
        said.Moments.Zip(said.Amounts, (moment, amount) =>
        {
            var arguments = (JsonObject)one.Arguments.DeepClone();
            arguments["value"] = KpiSlots.Number(amount.Value.Value);
            arguments["period"] = moment.Value.AsPeriod(said.Context.Today, past: true);
            return one with { Arguments = arguments };
        });

    /// <summary>"What does CSAT measure and why is it red": the KPI said once holds for the request after it.</summary>
    internal static void InheritKpi(List<Understood> requests)
    {
        for (var i = 1; i < requests.Count; i++)
        {
            if (requests[i].Function is "Kpi-explain" or "Kpi-define" or "Kpi-set_target"
                && requests[i].Arguments["kpi"] is null && requests[i - 1].Arguments["kpi"] is { } kpi)
            {
                requests[i].Arguments["kpi"] = kpi.DeepClone();
            }
        }
    }

    /// <summary>"We are done with Fabrikam, remove them" asks once, in two clauses.</summary>
    internal static void SayOnce(List<Understood> requests)
    {
        for (var i = requests.Count - 1; i > 0; i--)
        {
            if (requests[i].Function == requests[i - 1].Function
                && requests[i].Arguments.All(a => JsonNode.DeepEquals(a.Value, requests[i - 1].Arguments[a.Key])))
            {
                requests.RemoveAt(i);
            }
        }
    }

    /// <summary>A partner said once holds for the requests after it.</summary>
    internal static void Inherit(List<Understood> requests)
    {
        var named = requests.FindIndex(r => r.Arguments["partner"] is not null);
        for (var i = named + 1; named >= 0 && i < requests.Count; i++)
        {
            var request = requests[i];
            if (request.Arguments["partner"] is not null)
            {
                named = i;
            }
            else if (Array.Exists(SlotTable.Of(request.Function!), s => s.Name == "partner"))
            {
                request.Arguments.Insert(0, "partner", requests[named].Arguments["partner"]!.DeepClone());
            }
        }
    }
}
