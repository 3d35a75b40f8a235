using System.Text.Json.Nodes;
using PrmBot.Identity;
using PrmBot.Selection;
using PrmBot.Storage;

namespace PrmBot.Conversation;

/// <summary>
/// Where one person is in one conversation: the open question, the interview that is running, what was talked about
/// last. Stored with every turn, so it survives a restart.
/// </summary>
public sealed record Dialogue : IDocument
{
    public static string Kind => "dialogue";

    public static int Schema => 1;

    /// <summary>Conversation and person: see <see cref="IdOf"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The partner that the person speaks for; null for our own side.</summary>
    public PartnerId? Partner { get; init; }

    /// <summary>The channel's own id of the person: what else is to be found when the person is to be forgotten; null
    /// where it is the only one.</summary>
    public UserId? AlsoKnownAs { get; init; }

    /// <summary>The partner talked about last.</summary>
    public PartnerId? About { get; init; }

    /// <summary>What the bot has asked and waits for; null: nothing.</summary>
    public OpenQuestion? Question { get; init; }

    /// <summary>The interview that plain answers belong to; null: none.</summary>
    public RunningInterview? Interview { get; init; }

    /// <summary>Interviews that were paused or left for another one, latest last.</summary>
    public IReadOnlyList<RunningInterview> Paused { get; init; } = [];

    /// <summary>Outbox id of the message whose buttons are still live; null: none.</summary>
    public string? LiveCard { get; init; }

    /// <summary>Function and arguments of the last request, for "no, I meant ..." and "and Fabrikam?".</summary>
    public Request? Last { get; init; }

    /// <summary>The words of the last message; null: words are not kept.</summary>
    public string? LastSaid { get; init; }

    /// <summary>Files that were sent before it was clear what they are for; null: none wait.</summary>
    public WaitingFiles? Files { get; init; }

    public long Version { get; init; }

    /// <summary>
    /// A person who speaks for a partner now and did not before (or the other way round) begins anew: what was
    /// talked about in one role is not carried into the other.
    /// </summary>
    public static string IdOf(ConversationKey conversation, UserId who, PartnerId? partner = null) =>
        partner is null ? $"{conversation.Value}|{who.Value}" : $"{conversation.Value}|{who.Value}|{partner}";
}

/// <summary>A kernel function and its arguments, as understood or as pressed.</summary>
/// <param name="Function"><c>Plugin-function</c>.</param>
/// <param name="Arguments">By the names of <c>functions.md</c>; values are JSON.</param>
public sealed record Request(string Function, JsonObject Arguments);

/// <summary>What the bot asks for before it goes on with a request.</summary>
/// <param name="Pending">The request that waits.</param>
/// <param name="Parameter">The argument that is missing; null: a yes or no is wanted.</param>
/// <param name="Choices">What it offered, as values of the argument; empty: anything.</param>
/// <param name="Token">Unique: a button of an older question carries another one.</param>
public sealed record OpenQuestion(Request Pending, string? Parameter, IReadOnlyList<string> Choices, string Token);

/// <summary>Files that wait for what they prove.</summary>
/// <param name="Kept">The files.</param>
/// <param name="Question">The question whose answer they came with; null: not known.</param>
public sealed record WaitingFiles(IReadOnlyList<EvidenceFile> Kept, string? Question);

/// <summary>The kinds of guided interview.</summary>
public enum InterviewKind
{
    Assessment,
    Plan,
}

/// <summary>A position in a guided interview: stored state, not a call stack.</summary>
/// <param name="Kind">Which interview.</param>
/// <param name="Of">With which partner.</param>
/// <param name="Subject">The document it fills: an assessment's or a plan's id.</param>
/// <param name="Position">Where it is, in the interview's own words: a question id; a section, line and field.</param>
public sealed record RunningInterview(InterviewKind Kind, PartnerId Of, string Subject, string Position)
{
    /// <summary>Positions visited before, latest last: what <c>back</c> walks.</summary>
    public IReadOnlyList<string> Trail { get; init; } = [];

    /// <summary>Positions that were skipped: not asked again in this run.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];

    /// <summary>Limits what is asked, for example one criterion; null: everything.</summary>
    public string? Scope { get; init; }
}
