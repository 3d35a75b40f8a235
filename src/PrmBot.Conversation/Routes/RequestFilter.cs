using System.Globalization;
using Microsoft.SemanticKernel;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Conversation.Routes;

/// <summary>
/// Stands in front of every kernel function, whoever chose it (a sentence, a button, a model): right, partner,
/// missing arguments, a yes where one is due; behind it, the history.
/// </summary>
/// <param name="catalogue">What the functions are.</param>
/// <param name="asking">How the person is asked.</param>
public sealed class RequestFilter(FunctionCatalogue catalogue, Asking asking) : IFunctionInvocationFilter
{
    /// <inheritdoc/>
    public async Task OnFunctionInvocationAsync(
        FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
    {
        var turn = (TurnScope)context.Kernel.Services.GetService(typeof(TurnScope))!;
        var function = catalogue.Find($"{context.Function.PluginName}-{context.Function.Name}")
            ?? throw new InvalidOperationException($"{context.Function.Name} is in no plugin of the catalogue.");
        var instead = BeforeCall(turn, function, context.Arguments)
            ?? await UnsharedPlan.RefusedAsync(turn, function, context.Arguments, context.CancellationToken);
        if (instead is not null)
        {
            context.Result = new FunctionResult(context.Function, instead);
            return;
        }

        await next(context);
        var reply = context.Result.GetValue<Reply>()!;
        if (reply.AsksFirst is { } asks)
        {
            reply = asking.ForYes(turn, function, context.Arguments, asks);
            context.Result = new FunctionResult(context.Function, reply);
        }

        if (reply.Asks is { } missing)
        {
            reply = asking.ForArgument(turn, function, context.Arguments, missing.Parameter, missing.Choices);
            context.Result = new FunctionResult(context.Function, reply);
        }

        if (reply.Changed is { } summary)
        {
            var entry = Entry(turn, function.Name, summary);
            turn.Session.Work.Put(reply.IsFinal ? entry with { Changes = [] } : entry);
        }
    }

    private Reply? BeforeCall(TurnScope turn, CataloguedFunction function, KernelArguments arguments)
    {
        if (turn.Session.Refuses(function.Rule.Act) is { } no)
        {
            return turn.Refuse(no);
        }

        if (SharedPlace.Withholds(turn, function.Rule))
        {
            return turn.Refuse(new Refusal("rights.not_in_channel"));
        }

        if (function.Takes("partner") && !function.Rule.NamesNewPartner
            && PartnerStep(turn, function, arguments) is { } question)
        {
            return question;
        }

        if (FirstMissing(function, arguments) is { } missing)
        {
            return asking.ForArgument(turn, function, arguments, missing, []);
        }

        DropUnreadable(function, arguments);
        if (WrongNumber(turn, function, arguments) is { } wrong)
        {
            return wrong;
        }

        return function.Rule.AsksFirst is { } sentence && !turn.Confirmed
            ? asking.ForYes(turn, function, arguments, Sentence(turn, sentence, arguments))
            : null;
    }

    private static string Sentence(TurnScope turn, string key, KernelArguments arguments) => turn.Say(
        key, [.. arguments.Select(a => (a.Key, (object)(a.Value?.ToString() ?? string.Empty)))]);

    private Reply? PartnerStep(TurnScope turn, CataloguedFunction function, KernelArguments arguments)
    {
        var said = arguments.TryGetValue("partner", out var value) ? value?.ToString() : null;
        var found = PartnerInQuestion.Find(turn, said);
        if (found is { Candidates.Count: > 1 })
        {
            return asking.ForArgument(turn, function, arguments, "partner", Names(turn, found.Candidates));
        }

        if (found.Candidates is [var partner])
        {
            if (turn.ChannelPartner is { } here && here != partner.Of && !function.Rule.IsAboutPlace)
            {
                return turn.Refuse(new Refusal("rights.other_partner_here"));
            }

            arguments["partner"] = partner.Name;
            turn.Dialogue = turn.Dialogue with { About = partner.Of };
            return turn.Session.Refuses(function.Rule.Act, partner.Of) is { } no ? turn.Refuse(no) : null;
        }

        if (said is not null)
        {
            return turn.Refuse(UnknownPartner(turn, said));
        }

        var isRequired = function.Parameters.First(p => p.Name == "partner").IsRequired;
        return isRequired
            ? asking.ForArgument(turn, function, arguments, "partner", Names(turn, turn.Partners))
            : null;
    }

    // In a channel people from outside read along, so our partners are not listed there.
    private static IReadOnlyList<string> Names(TurnScope turn, IReadOnlyList<Partner> partners) =>
        turn.Turn.Place.Kind == PlaceKind.Personal ? [.. partners.Take(5).Select(p => p.Name)] : [];

    private static Refusal UnknownPartner(TurnScope turn, string said)
    {
        // A contact must not learn which names exist; our own side is told how to add the missing one.
        var mayAdd = turn.Session.Refuses(Act.Manage) is null;
        var key = turn.Session.Caller.Role == Role.PartnerContact ? "rights.not_here"
            : mayAdd ? "partners.unknown_may_add" : "partners.unknown";
        return new Refusal(key).With("partner", said);
    }

    private static string? FirstMissing(CataloguedFunction function, KernelArguments arguments) => function.Parameters
        .FirstOrDefault(p =>
            p.IsRequired && string.IsNullOrWhiteSpace(arguments.TryGetValue(p.Name, out var v) ? v?.ToString() : null))
        ?.Name;

    // Nobody types a switch: it comes from a card or a model, and one that says nothing is off.
    private static void DropUnreadable(CataloguedFunction function, KernelArguments arguments)
    {
        foreach (var parameter in function.Parameters.Where(p => TypeOf(p) == typeof(bool)))
        {
            if (arguments.TryGetValue(parameter.Name, out var value) && value is string text
                && !bool.TryParse(text, out _))
            {
                arguments.Remove(parameter.Name);
            }
        }
    }

    private static Type? TypeOf(KernelParameterMetadata parameter) =>
        Nullable.GetUnderlyingType(parameter.ParameterType!) ?? parameter.ParameterType;

    private static Reply? WrongNumber(TurnScope turn, CataloguedFunction function, KernelArguments arguments)
    {
        foreach (var parameter in function.Parameters)
        {
            if (arguments.TryGetValue(parameter.Name, out var value) && value is string text
                && IsNoNumber(text, TypeOf(parameter)))
            {
                return turn.Refuse(new Refusal("talk.not_a_number").With("value", text).With("what", parameter.Name));
            }
        }

        return null;
    }

    private static bool IsNoNumber(string text, Type? wanted) =>
        (wanted == typeof(decimal) && !decimal.TryParse(text, CultureInfo.InvariantCulture, out _))
        || (wanted == typeof(int) && !int.TryParse(text, CultureInfo.InvariantCulture, out _));

    private static HistoryEntry Entry(TurnScope turn, string function, string summary) => new()
    {
        Id = HistoryEntry.IdAt(turn.Session.Now, turn.Session.NewId()),
        Partner = turn.Session.Caller.Partner ?? turn.Dialogue.About,
        Who = turn.Session.Caller.Who,
        At = turn.Session.Now,
        Function = function,
        As = turn.Session.Caller.Role,
        Summary = summary,
        Changes = [.. turn.Session.Work.Changes],
    };
}
