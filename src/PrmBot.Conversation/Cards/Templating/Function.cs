namespace PrmBot.Conversation.Cards.Templating;

/// <summary>How a function runs over its unevaluated arguments.</summary>
internal delegate Value Run(IReadOnlyList<Expression> arguments, in Scope scope);

/// <summary>One function of the templating language.</summary>
/// <param name="Sign">Its name in messages: for operators the operator.</param>
/// <param name="Least">Fewest arguments.</param>
/// <param name="Most">Most arguments.</param>
/// <param name="Run">What it does.</param>
internal sealed record Function(string Sign, int Least, int Most, Run Run)
{
    /// <summary>Evaluates all arguments first; the first failure is the result.</summary>
    public static Function Over(string sign, int least, int most, Func<Value[], Value> run) =>
        new(sign, least, most, (IReadOnlyList<Expression> arguments, in Scope scope) =>
            TryEvaluate(arguments, scope, out var values, out var failure) ? run(values) : failure);

    /// <summary>
    /// A question: fields that are not there read as undefined, and arguments that fail or do not fit make it false.
    /// </summary>
    public static Function Asks(string sign, int count, Func<Value, bool> fits, Func<Value[], Value> run) =>
        new(sign, count, count, (IReadOnlyList<Expression> arguments, in Scope scope) =>
            TryEvaluate(arguments, scope.Quiet, out var values, out _) && values.All(fits) ? run(values) : Value.False);

    /// <summary>Takes two or more, from left to right, each fitting.</summary>
    public static Function Chain(string sign, int least, Func<Value, bool> fits, Func<Value, Value, Value> run) =>
        Over(sign, least, int.MaxValue, values =>
        {
            if (!values.All(fits))
            {
                return Value.Failed($"An argument of {sign} is of the wrong kind.");
            }

            var soFar = values[0];
            for (var i = 1; i < values.Length && !soFar.IsFailure; i++)
            {
                soFar = run(soFar, values[i]);
            }

            return soFar;
        });

    /// <summary>Over arguments that each fit.</summary>
    public static Function Fitting(
        string sign, int least, int most, Func<Value, bool> fits, Func<Value[], Value> run) =>
        Over(sign, least, most, values =>
            values.All(fits) ? run(values) : Value.Failed($"An argument of {sign} is of the wrong kind."));

    private static bool TryEvaluate(
        IReadOnlyList<Expression> arguments, in Scope scope, out Value[] values, out Value failure)
    {
        values = new Value[arguments.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Evaluate(scope);
            if (values[i].IsFailure)
            {
                failure = Value.Failed(values[i].Text);
                return false;
            }
        }

        failure = Value.Undefined;
        return true;
    }
}
