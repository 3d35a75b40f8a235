using System.ComponentModel;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Routes;
using PrmBot.Conversation.Understanding.Readers;
using PrmBot.Identity;
using PrmBot.Reminders;

namespace PrmBot.Conversation.Plugins;

/// <summary>Kernel functions <c>Reminders-*</c>: in a partner's channel those of the channel, else one's own.</summary>
public sealed class RemindersPlugin : IPlugin
{
    [KernelFunction("off"), Does(Act.WorkOnPlan)]
    [Description("Stop reminding the speaker; in a partner's channel: post no reminders there.")]
    public async Task<Reply> OffAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The first day on which reminders are wanted again, yyyy-MM-dd")] string? until = null,
        CancellationToken ct = default)
    {
        DateOnly? day = null;
        if (until is not null)
        {
            if (Moments.Find(Folding.Fold(until), turn.Session.Today) is not [var moment, ..])
            {
                return turn.Refuse(new Refusal("reminders.no_date").With("given", until));
            }

            day = moment.Value.AsDate(turn.Session.Today);
        }

        return await SwitchAsync(turn, isOff: true, day, ct);
    }

    [KernelFunction("on"), Does(Act.WorkOnPlan)]
    [Description("Remind the speaker again; in a partner's channel: post reminders there again.")]
    public Task<Reply> OnAsync([FromKernelServices] TurnScope turn, CancellationToken ct = default) =>
        SwitchAsync(turn, isOff: false, null, ct);

    private static async Task<Reply> SwitchAsync(TurnScope turn, bool isOff, DateOnly? until, CancellationToken ct)
    {
        var key = turn.Turn.Place.Conversation.Channel;
        var linked = SharedPlace.Is(turn)
            ? turn.ChannelPartner ?? turn.Partners.First(p => p.Channel == key).Of : (PartnerId?)null;
        var channel = linked is { } of ? new ChannelOfPartner(key, of) : null;
        var switched = await SwitchReminders.RunAsync(turn.Session, channel, isOff, until, ct);
        if (!switched.Succeeded(out _, out var no))
        {
            return turn.Refuse(no);
        }

        return TurnScope.Changed(isOff switch
        {
            false => turn.Say(channel is null ? "reminders.on" : "reminders.on_channel"),
            true when until is { } day =>
                turn.Say(channel is null ? "reminders.off_until" : "reminders.off_channel_until", ("date", day)),
            true => turn.Say(channel is null ? "reminders.off" : "reminders.off_channel"),
        });
    }
}
