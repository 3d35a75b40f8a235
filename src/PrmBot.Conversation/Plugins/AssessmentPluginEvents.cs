using System.ComponentModel;
using System.Text.Json;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Understanding.Readers;
using PrmBot.Identity;
using PrmBot.Partners;

namespace PrmBot.Conversation.Plugins;

/// <summary>What happens at a partner and makes a new assessment due.</summary>
public sealed partial class AssessmentPlugin
{
    [KernelFunction("note_event"), Does(Act.Manage, IsInternal = true)]
    [Description("Note what happened at a partner: a change of control, a lost key contact, two red quarters, a tier "
        + "change. It makes a new assessment due.")]
    public async Task<Reply> NoteEventAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("change_of_control, contact_lost, red_quarters or tier_change")] string @event,
        [Description("When it happened, yyyy-MM-dd; left out: today")] string? date = null,
        [Description("What was said about it")] string? note = null,
        CancellationToken ct = default)
    {
        if (KindOf(@event) is not { } what)
        {
            return turn.Refuse(new Refusal("events.unknown").With("given", @event));
        }

        var day = turn.Session.Today;
        if (date is not null)
        {
            if (Moments.Find(Folding.Fold(date), day) is not [var moment, ..])
            {
                return turn.Refuse(new Refusal("events.no_date").With("given", date));
            }

            day = moment.Value.AsDate(day);
        }

        var who = turn.Partner(partner);
        var noted = await NoteEvent.RunAsync(turn.Session, who.Of, what, (day, note), ct);
        return noted.Succeeded(out var stored, out var no)
            ? TurnScope.Changed(turn.Say(
                "events.noted",
                ("partner", who.Name),
                ("event", turn.Say("events." + JsonNamingPolicy.SnakeCaseLower.ConvertName(what.ToString()))),
                ("date", stored.On)))
            : turn.Refuse(no);
    }

    private static PartnerEventKind? KindOf(string said)
    {
        var letters = string.Concat(said.Where(char.IsLetter));
        return Enum.GetValues<PartnerEventKind>()
            .Where(k => string.Equals(k.ToString(), letters, StringComparison.OrdinalIgnoreCase))
            .Select(k => (PartnerEventKind?)k).FirstOrDefault();
    }
}
