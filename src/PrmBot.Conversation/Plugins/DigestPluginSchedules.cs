using System.ComponentModel;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Digests;
using PrmBot.Identity;

namespace PrmBot.Conversation.Plugins;

public sealed partial class DigestPlugin
{
    [KernelFunction("schedule"), Does(Act.Manage)]
    [Description("Says when the partner's digest comes into its channel, and resumes it; what is not said stays.")]
    public Task<Reply> ScheduleAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Partner's name")] string partner,
        [Description("Day of the week, English name")] string? day = null,
        [Description("Time of day, HH:mm")] string? time = null,
        [Description("IANA time zone")] string? timezone = null,
        [Description("week, month or quarter")] string? every = null,
        [Description("Which of a month's days: first, second, third, fourth, last")] string? which = null,
        CancellationToken ct = default) =>
        scheduling.SetAsync(turn, turn.Partner(partner), new ScheduleSaid(day, time, timezone, every, which), ct);

    [KernelFunction("stop"), Does(Act.Manage)]
    [Description("Stops the partner's digest, or pauses it over some days.")]
    public Task<Reply> StopAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Partner's name")] string partner,
        [Description("First day with digests again, yyyy-MM-dd; left out: it stops")] string? until = null,
        [Description("First day without, yyyy-MM-dd; left out: today")] string? from = null,
        CancellationToken ct = default) => scheduling.StopAsync(turn, turn.Partner(partner), from, until, ct);

    [KernelFunction("status"), Does(Act.SeePartner)]
    [Description("When the next digest comes, what became of the last ones; without a partner of all.")]
    public Task<Reply> StatusAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Partner's name")] string? partner = null,
        CancellationToken ct = default) => partner is null
            ? scheduling.Status.OfAllAsync(turn, ct) : scheduling.Status.OfAsync(turn, turn.Partner(partner), ct);
}
