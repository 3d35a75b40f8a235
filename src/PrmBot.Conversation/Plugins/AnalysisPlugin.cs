using System.ComponentModel;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Standings;

namespace PrmBot.Conversation.Plugins;

/// <summary>Kernel functions <c>Analysis-*</c>: findings of one partner, and who is at risk.</summary>
/// <param name="catalogue">The KPIs that there are.</param>
/// <param name="glances">What a filter of the portfolio looks at.</param>
/// <param name="standings">By what partners are ranked.</param>
public sealed class AnalysisPlugin(KpiCatalogue catalogue, PartnerGlances glances, KnownStandings standings) : IPlugin
{
    [KernelFunction("run"), Description("Findings of a partner's numbers and plan: method, numbers, strength.")]
    [Does(Act.SeeAssessment)]
    public async Task<Reply> RunAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Partner's name")] string partner,
        CancellationToken ct = default)
    {
        var of = turn.Partner(partner);
        var analysed = await AnalyzePartner.RunAsync(turn.Session, turn.KpisOf(catalogue, of.Of), of, ct);
        return analysed.Succeeded(out var run, out var no)
            ? AnalysisCards.Findings(turn, of, run, turn.KpisOf(catalogue, of.Of))
            : turn.Refuse(no);
    }

    [KernelFunction("portfolio"), Description("Which partners are at risk, why, and what is proposed.")]
    [Does(Act.SeePortfolio)]
    public async Task<Reply> PortfolioAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Type, region, tier or other words that limit it")] string? filter = null,
        CancellationToken ct = default)
    {
        var limit = PortfolioFilter.Read(filter, turn.Partners);
        if (limit.Unknown is { } unknown)
        {
            // "at risk", "in trouble": what the list is about anyway.
            limit = new PortfolioFilter();
            filter = unknown == filter ? null : filter;
        }

        IReadOnlyList<Partners.Partner> partners = string.IsNullOrWhiteSpace(filter)
            ? turn.Partners
            : [.. (await glances.ChosenAsync(turn, limit, withStanding: false, ct)).Select(p => p.Partner)];
        var ranked = await AnalyzePortfolio.RunAsync(turn.Session, standings, catalogue, partners, ct);
        return ranked.Succeeded(out var risks, out var no)
            ? PortfolioRiskCards.Of(turn, risks, catalogue)
            : turn.Refuse(no);
    }

    [KernelFunction("answer"), Description("Keeps an answer to what explains a finding.")]
    [Does(Act.WorkOnPlan)]
    public async Task<Reply> AnswerAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Partner's name")] string partner,
        [Description("Id of the finding, from its card")] string finding,
        [Description("What explains it, in words")] string answer,
        [Description("true: it is a lasting shift, so limits begin anew")] string? shift = null,
        CancellationToken ct = default)
    {
        var of = turn.Partner(partner);
        var isShift = shift is "true";
        var kept = await AnswerCause.RunAsync(turn.Session, of, finding, answer, isShift, ct);
        return kept.Succeeded(out var stored, out var no)
            ? TurnScope.Changed(turn.Say(
                isShift ? "analysis.done_shift" : "analysis.done_answer",
                ("round", Cycle.Period.Of(Cycle.PeriodKind.Month, turn.Session.Today)), ("words", stored.Words)))
            : turn.Refuse(no);
    }
}
