using System.Text.Json.Nodes;
using PrmBot.Conversation.Understanding.Readers;

namespace PrmBot.Conversation.Understanding;

/// <summary>What the bot had just asked when the person wrote.</summary>
public enum AskedFor
{
    None,
    AssessmentQuestion,
    Confirmation,
    PlanField,
}

/// <summary>The open question: its id (<c>TF1</c>; a plan field's name such as <c>due</c>) and its words.</summary>
public sealed record AskedQuestion(AskedFor Kind, string Id, string Text);

/// <summary>A message to understand, with everything that its meaning may depend on.</summary>
/// <param name="Text">As written.</param>
/// <param name="Asked">The open question; null when nothing is open.</param>
/// <param name="Partners">Names that the caller may know, as stored.</param>
/// <param name="Today">The caller's date.</param>
public sealed record Utterance(string Text, AskedQuestion? Asked, IReadOnlyList<string> Partners, DateOnly Today)
{
    /// <summary>Other names of partners: alias to stored name.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>();

    /// <summary>Partners and aliases as they are looked for; null: made when it is needed.</summary>
    public NameIndex? Names { get; init; }

    /// <summary>The request before this one, for ellipsis and corrections; null: none.</summary>
    public Request? Last { get; init; }

    /// <summary>Names of KPIs that partners have of their own.</summary>
    public IReadOnlyList<string> OwnKpis { get; init; } = [];

    /// <summary>People mentioned in the message, by name.</summary>
    public IReadOnlyList<string> Mentions { get; init; } = [];
}

/// <summary>What a message was understood as.</summary>
/// <param name="Function"><c>Plugin-function</c>; null when nothing fits.</param>
/// <param name="Arguments">In the normal forms of <c>functions.md</c>; only what was said or follows from it.</param>
/// <param name="Confidence">0 to 1, calibrated: the share of such readings that are right.</param>
public sealed record Understood(string? Function, JsonObject Arguments, double Confidence)
{
    /// <summary>Further requests of the same message, in order.</summary>
    public IReadOnlyList<Understood> Then { get; init; } = [];

    /// <summary>The next best function where the best is unsure; null: none near.</summary>
    public string? RunnerUp { get; init; }
}
