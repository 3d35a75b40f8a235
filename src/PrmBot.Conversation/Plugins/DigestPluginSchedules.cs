using System.ComponentModel;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Digests;
using PrmBot.Digest.Schedules;
using PrmBot.Identity;

namespace PrmBot.Conversation.Plugins;

public sealed partial class DigestPlugin
{
    [KernelFunction("schedule"), Does(Act.Manage)]
    [Description("Says when the partner's digest comes into its channel, and resumes it; what is not said stays.")]
    public Task<Reply> ScheduleAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Partner's name")] string? partner = null,
        [Description("Day of the week, English name")] string? day = null,
        [Description("Time of day, HH:mm")] string? time = null,
        [Description("IANA time zone")] string? timezone = null,
        [Description("week, month or quarter")] string? every = null,
        [Description("Which of a month's days: first, second, third, fourth, last")] string? which = null,
        [Description("review: the quarterly review; portfolio: the digest of all partners, here")] string? scope = null,
        CancellationToken ct = default)
    {
        var said = new ScheduleSaid(day, time, timezone, every, which);
        return OfPost(turn, partner, scope, what => scheduling.SetAsync(
            turn, Named(turn, partner), said with { What = what }, ct));
    }

    [KernelFunction("stop"), Does(Act.Manage)]
    [Description("Stops the partner's digest, or pauses it over some days.")]
    public Task<Reply> StopAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Partner's name")] string? partner = null,
        [Description("First day with digests again, yyyy-MM-dd; left out: it stops")] string? until = null,
        [Description("First day without, yyyy-MM-dd; left out: today")] string? from = null,
        [Description("review: the quarterly review; portfolio: the digest of all partners")] string? scope = null,
        CancellationToken ct = default) => OfPost(turn, partner, scope, what => scheduling.StopAsync(
            turn, Named(turn, partner), what, (from, until), ct));

    [KernelFunction("status"), Does(Act.SeePartner)]
    [Description("When the next digest comes, what became of the last ones; without a partner of all.")]
    public Task<Reply> StatusAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Partner's name")] string? partner = null,
        [Description("portfolio: of all partners")] string? scope = null,
        CancellationToken ct = default) => partner is null || scope is "portfolio"
            ? scheduling.Status.OfAllAsync(turn, ct) : scheduling.Status.OfAsync(turn, turn.Partner(partner), ct);

    private static Partners.Partner? Named(TurnScope turn, string? partner) =>
        string.IsNullOrWhiteSpace(partner) ? null : turn.Partner(partner);

    // What speaks of all partners has none.
    private static async Task<Reply> OfPost(
        TurnScope turn, string? partner, string? scope, Func<PostKind, Task<Reply>> go) =>
        ScheduleSaid.WhatOf(scope) is not { } what
            ? turn.Refuse(new Refusal("digest.no_what").With("given", scope!))
        : what != PostKind.Portfolio && string.IsNullOrWhiteSpace(partner) ? AskWhose(turn)
        : await go(what);

    private static Reply AskWhose(TurnScope turn) => Reply.Ask(
        "partner", turn.Turn.Place.Kind == PlaceKind.Personal
            ? [.. turn.Partners.Take(MostOffered).Select(p => p.Name)] : []);
}
