using System.Text.Json.Nodes;
using Microsoft.SemanticKernel;
using PrmBot.Identity;

namespace PrmBot.Conversation.Routes;

/// <summary>Invokes a request through a kernel of this turn: the one way to every use case.</summary>
public sealed class KernelCalls(FunctionCatalogue catalogue, RequestFilter filter, DigestPresses digests)
{
    /// <summary>What the function answers; an unknown one brings a sentence.</summary>
    public async Task<Reply> CallAsync(TurnScope turn, Request request, CancellationToken ct)
    {
        if (catalogue.Find(request.Function) is not { } function)
        {
            return Replies.NotYet(turn);
        }

        var result = await KernelOf(turn).InvokeAsync(function.Function, ArgumentsOf(function, request.Arguments), ct);
        return result.GetValue<Reply>()!;
    }

    /// <summary>True for a function that only shows records.</summary>
    public bool Looks(string function) =>
        catalogue.Find(function)?.Rule.Act is Act.SeePartner or Act.SeePortfolio or Act.SeeAssessment;

    /// <summary>A kernel that knows the turn; cheap, the plugins are shared.</summary>
    public Kernel KernelOf(TurnScope turn)
    {
        var kernel = new Kernel(new TurnServices(turn), catalogue.Plugins);
        kernel.FunctionInvocationFilters.Add(digests);
        kernel.FunctionInvocationFilters.Add(filter);
        return kernel;
    }

    // Everything that arrives is text: functions read it themselves, so that a card, a person and a model are alike.
    // What the function does not take is left out: untrusted data sets nothing that was not offered.
    private static KernelArguments ArgumentsOf(CataloguedFunction function, JsonObject json)
    {
        var arguments = new KernelArguments();
        foreach (var (name, value) in json)
        {
            if (function.Takes(name) && TextOf(value) is { Length: > 0 } text)
            {
                arguments[name] = text;
            }
        }

        return arguments;
    }

    private static string? TextOf(JsonNode? value) => value switch
    {
        null => null,
        JsonArray list => string.Join(',', list.Select(TextOf)),
        JsonValue plain => plain.ToString().Trim(),
        JsonObject => value.ToJsonString(),
        _ => null,
    };

    // A container for one turn would cost more than the turn: the kernel asks for the turn and for lists of filters.
    private sealed class TurnServices(TurnScope turn) : IServiceProvider
    {
        public object? GetService(Type serviceType)
        {
            if (serviceType == typeof(TurnScope))
            {
                return turn;
            }

            var isList = serviceType.IsGenericType && serviceType.GetGenericTypeDefinition() == typeof(IEnumerable<>);
            return isList ? Array.CreateInstance(serviceType.GenericTypeArguments[0], 0) : null;
        }
    }
}
