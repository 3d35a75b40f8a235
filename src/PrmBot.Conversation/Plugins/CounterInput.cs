using PrmBot.Conversation.Understanding.Readers;
using PrmBot.Cycle.Modify;

namespace PrmBot.Conversation.Plugins;

/// <summary>Reads what should be different in a proposal, from a sentence or from its form.</summary>
internal static class CounterInput
{
    /// <summary>Refusal of a counter that says nothing yet.</summary>
    public const string Nothing = "change.ask_field";

    /// <param name="turn">Today, and how numbers are written.</param>
    /// <param name="proposal">Says what a bare value can be.</param>
    /// <param name="said">A field and its value, as understood; the field may be left out.</param>
    /// <param name="form">Due, target and budget as typed.</param>
    /// <param name="reason">As said.</param>
    public static Outcome<WantedCounter> Read(
        TurnScope turn, ChangeProposal proposal, (string? Field, string? Value) said,
        (string? Due, string? Target, string? Budget) form, string? reason)
    {
        var (due, target, budget) = form;
        if (!string.IsNullOrWhiteSpace(said.Value))
        {
            switch (FieldOf(proposal, said.Field, said.Value, turn))
            {
                case "due":
                    due = said.Value;
                    break;
                case "target":
                    target = said.Value;
                    break;
                case "budget":
                    budget = said.Value;
                    break;
                default:
                    return new Refusal("change.unknown_field").With("field", said.Field ?? said.Value);
            }
        }

        if (!Date(due, turn).Succeeded(out var date, out var no)
            || !Number(target, turn).Succeeded(out var figure, out no)
            || !Number(budget, turn).Succeeded(out var sum, out no))
        {
            return no;
        }

        return date.Value is null && figure.Value is null && sum.Value is null
            ? new Refusal(Nothing).With("number", proposal.Number)
            : new WantedCounter(date.Value, figure.Value, sum.Value, string.IsNullOrWhiteSpace(reason) ? null : reason);
    }

    private static string? FieldOf(ChangeProposal proposal, string? field, string value, TurnScope turn) => field switch
    {
        "due" or "target" or "budget" => field,
        null or "" when DateIn(value, turn) is not null => "due",
        null or "" => proposal.Cost is not null ? "budget" : "target",
        _ => null,
    };

    private static Outcome<Given<DateOnly>> Date(string? text, TurnScope turn) =>
        string.IsNullOrWhiteSpace(text) ? new Given<DateOnly>(null)
        : DateIn(text, turn) is { } date ? new Given<DateOnly>(date)
        : new Refusal("change.no_date").With("said", text);

    private static Outcome<Given<decimal>> Number(string? text, TurnScope turn) =>
        string.IsNullOrWhiteSpace(text) ? new Given<decimal>(null)
        : Amounts.Read(text, turn.Culture)?.Value is { } number ? new Given<decimal>(number)
        : new Refusal("change.no_number").With("said", text);

    private static DateOnly? DateIn(string text, TurnScope turn) =>
        Moments.Find(Folding.Fold(text), turn.Session.Today) is [var moment, ..]
            ? moment.Value.AsDate(turn.Session.Today)
            : null;

    // A value that was given, or null for one that was not: an outcome is never null itself.
    private sealed record Given<T>(T? Value)
        where T : struct;
}
