using System.ComponentModel;
using System.Text.Json.Nodes;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Prompts;
using PrmBot.Conversation.Routes;
using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Conversation.Plugins;

/// <summary>Help that knows the place and the person, terms, and taking back.</summary>
public sealed class HelpPlugin(Terms terms, SamplePortfolio sample, Greeting greeting) : IPlugin
{
    [KernelFunction("topics"), Description("What can be done here by this person.")]
    [Does(Act.Talk)]
    public Reply Topics([FromKernelServices] TurnScope turn, string? topic = null) =>
        topic is not null && terms.Find(topic) is { } term ? Explained(turn, term) : greeting.Topics(turn);

    [KernelFunction("term"), Description("Explain a term of partner management or of the model.")]
    [Does(Act.Talk)]
    public Reply Term([FromKernelServices] TurnScope turn, string term) =>
        terms.Find(term) is { } found
            ? Explained(turn, found)
            : Reply.Say(turn.Say("help.unknown_term", ("term", term), ("known", Some())));

    [KernelFunction("undo"), Description("Take back the caller's last change.")]
    [Does(Act.Talk)]
    public async Task<Reply> UndoAsync([FromKernelServices] TurnScope turn, CancellationToken ct = default)
    {
        var undone = await UndoLast.RunAsync(turn.Session, ct);
        if (SharedPlace.Is(turn) && turn.Session.Caller.Role != Role.PartnerContact)
        {
            // What was changed elsewhere may be about another partner, or not for this one to read.
            return Reply.Say(turn.Say(undone.Succeeded(out _, out _) ? "help.undone_here" : "help.not_undone_here"));
        }

        return undone.Succeeded(out var entry, out var no)
            ? Reply.Say(turn.Say("help.undone", ("what", entry.Summary)))
            : turn.Refuse(no);
    }

    [KernelFunction("load_sample"), Description("Development only: three partners with 26 weeks of data.")]
    [Does(Act.Manage)]
    public async Task<Reply> LoadSampleAsync([FromKernelServices] TurnScope turn, CancellationToken ct = default)
    {
        var loaded = await sample.LoadAsync(turn.Session, ct);
        if (!loaded.Succeeded(out var partners, out var no))
        {
            return turn.Refuse(no);
        }

        var echo = turn.Say("sample.loaded", ("names", string.Join(", ", partners.Select(p => p.Name))),
            ("first", partners[0].Name));
        turn.Dialogue = turn.Dialogue with { About = partners[0].Of };
        var next = partners.Select(p => new Suggestion(
            turn.Say("suggest.kpis", ("partner", p.Name)), "Kpi-show", new JsonObject { ["partner"] = p.Name }));
        var list = new Suggestion(turn.Say("suggest.list"), "Partners-list", []);
        var card = new AnswerCard(turn.Say("sample.title"), echo, [.. next, list]);
        return Reply.Show(card, echo) with { Changed = echo };
    }

    private string Some() => string.Join(", ", terms.Names.Take(12));

    private static Reply Explained(TurnScope turn, Term term) =>
        Reply.Show(new AnswerCard(term.Name, term.Meaning, Suggestions.For(turn)), $"{term.Name}: {term.Meaning}");
}
