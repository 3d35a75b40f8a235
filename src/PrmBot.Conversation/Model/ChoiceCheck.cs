using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Routes;
using PrmBot.Conversation.Understanding;
using PrmBot.Conversation.Understanding.Slots;

namespace PrmBot.Conversation.Model;

/// <summary>A function as a model chose it, and what is wrong with that, told to the model; null: nothing.</summary>
internal sealed record Choice(FunctionCallContent Call, Request Request, string? Fault);

/// <summary>
/// Holds what a model chose against what there is: the function was offered, its arguments can be read, its partner
/// is one that the person may know, and figures, dates and words to be stored come from the message. What a function
/// does not take from sentences is left out.
/// </summary>
internal sealed partial class ChoiceCheck(TurnScope turn, Offer offer, Grounds grounds)
{
    private static readonly string[] Dates = ["due", "new_date", "until", "date"];
    private static readonly string[] ReadAnywhere = ["partner", "partners", "period"];

    internal Choice Of(FunctionCallContent call)
    {
        var name = string.IsNullOrEmpty(call.PluginName) ? call.FunctionName : $"{call.PluginName}-{call.FunctionName}";
        var request = new Request(name, []);
        if (offer.Find(turn, name) is not { } function)
        {
            return new Choice(call, request, $"There is no function {name} here.");
        }

        if (call.Exception is not null || call.Arguments is null)
        {
            return new Choice(call, request, "The arguments are no JSON object.");
        }

        foreach (var slot in SlotTable.Of(function.Name).Where(s => function.Takes(s.Name)))
        {
            if (TextOf(call.Arguments.GetValueOrDefault(slot.Name)) is { Length: > 0 } value)
            {
                request.Arguments[slot.Name] = value;
            }
        }

        request = request with { Function = function.Name };
        return new Choice(call, request, FaultOf(function, request.Arguments));
    }

    private static string? TextOf(object? value) => value switch
    {
        null => null,
        JsonArray list => string.Join(", ", list.Select(TextOf)),
        System.Text.Json.JsonElement { ValueKind: System.Text.Json.JsonValueKind.Array } list =>
            string.Join(", ", list.EnumerateArray().Select(e => e.ToString())),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim(),
    };

    private string? FaultOf(CataloguedFunction function, JsonObject arguments) =>
        PartnerFault(function, arguments) ?? arguments
            .Where(a => !ReadAnywhere.Contains(a.Key))
            .Select(a => ValueFault(function, a.Key, a.Value!.ToString()))
            .FirstOrDefault(fault => fault is not null)
        ?? PeriodFault(arguments);

    private string? PartnerFault(CataloguedFunction function, JsonObject arguments)
    {
        if (arguments["partner"]?.ToString() is not { } partner)
        {
            return null;
        }

        var isNamed = grounds.HasName(partner);
        if (function.Rule.NamesNewPartner)
        {
            return isNamed ? null : "The name of the new partner does not stand in the message.";
        }

        var found = PartnerInQuestion.Find(turn, partner).Candidates;
        if (found.Count == 0)
        {
            // A name that the person wrote may be unknown: then the person is told, and not the model.
            return isNamed ? null : "No such partner. Leave it out when the message names none.";
        }

        var isImplied = PartnerInQuestion.Find(turn, null).Candidates.Any(found.Contains);
        return isNamed || isImplied || !LocalEngine.Changes(function.Name)
            ? null
            : "The message does not name this partner. Leave it out.";
    }

    private string? PeriodFault(JsonObject arguments) => arguments["period"]?.ToString() switch
    {
        null => null,
        var period when !Period().IsMatch(period) => "period is not written as 2026-10, 2026-W47, 2026-Q4 or 2026.",
        _ when !grounds.HasMoment => "The message says nothing of a period. Leave it out.",
        _ => null,
    };

    private string? ValueFault(CataloguedFunction function, string name, string value)
    {
        if (Dates.Contains(name) || DateOnly.TryParseExact(value, "yyyy-MM-dd", out _))
        {
            return !DateOnly.TryParseExact(value, "yyyy-MM-dd", out _) ? $"{name} is not written as 2026-11-30."
                : !grounds.HasMoment ? $"The message says nothing of {name}. Leave it out."
                : null;
        }

        if (decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var figure))
        {
            return grounds.HasFigure(figure) ? null : $"The figure in {name} does not stand in the message.";
        }

        return value.Contains(' ', StringComparison.Ordinal) && LocalEngine.Changes(function.Name)
            && !grounds.HasWords(value)
            ? $"The words in {name} do not stand in the message. Use the message's own."
            : null;
    }

    [GeneratedRegex(@"^\d{4}(?:-(?:0[1-9]|1[0-2])|-W(?:0[1-9]|[1-4]\d|5[0-3])|-Q[1-4])?$")]
    private static partial Regex Period();
}
