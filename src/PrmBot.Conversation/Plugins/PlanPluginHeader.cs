using PrmBot.Conversation.Cards;
using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Planning.Header;
using PrmBot.Planning.Lines;

namespace PrmBot.Conversation.Plugins;

// What the plan says as a whole goes through the functions of its lines: it is negotiated like one.
public sealed partial class PlanPlugin
{
    /// <summary>The field name that asks for the form.</summary>
    private const string WholeForm = "header";

    private sealed record HeaderSaid(string? OurSponsor, string? PartnerSponsor, string? Cadence, string? Rules,
        string? Risks)
    {
        public (string? Field, string? Value) Named { get; init; }

        public string? Reason { get; init; }

        public bool IsCounter { get; init; }

        public int? Seen { get; init; }

        public bool IsAbout => Named.Field == WholeForm || HeaderFields.Find(Named.Field) is not null
            || Form.Any();

        private IEnumerable<(HeaderField Field, string Value)> Form =>
            new (HeaderField Field, string? Value)[]
            {
                (HeaderField.OurSponsor, OurSponsor), (HeaderField.PartnerSponsor, PartnerSponsor),
                (HeaderField.ReviewCadence, Cadence), (HeaderField.Rules, Rules), (HeaderField.Risks, Risks),
            }.Where(f => !string.IsNullOrWhiteSpace(f.Value)).Select(f => (f.Field, f.Value!));

        /// <summary>What is wanted; empty: the form is.</summary>
        public IReadOnlyList<(HeaderField Field, string Value)> Fields(TurnScope turn) =>
            HeaderFields.Find(Named.Field) is { } field && !string.IsNullOrWhiteSpace(Named.Value)
                ? [(Meant(turn, field), Named.Value)] : [.. Form.Select(f => (Meant(turn, f.Field), f.Value))];

        private static HeaderField Meant(TurnScope turn, HeaderField field) =>
            turn.SaysOursOfPartner
                ? field switch
                {
                    HeaderField.OurSponsor => HeaderField.PartnerSponsor,
                    HeaderField.PartnerSponsor => HeaderField.OurSponsor,
                    _ => field,
                }
                : field;
    }

    private async Task<Reply> HeaderAsync(TurnScope turn, JointPlan plan, HeaderSaid said, CancellationToken ct)
    {
        var fields = said.Fields(turn);
        if (fields.Count == 0)
        {
            var form = HeaderViews.Form(turn, plan);
            return Reply.Show(form, form.Question) with { InPlace = true };
        }

        var wanted = new WantedHeader(fields, said.Reason)
        {
            IsCounter = said.IsCounter, Seen = said.Seen, Known = await KnownAsync(turn, plan, fields, ct),
        };
        var changed = await ChangeHeader.RunAsync(turn.Session, plan.Of, wanted, ct);
        if (!changed.Succeeded(out var stored, out var no))
        {
            return turn.Refuse(no);
        }

        if (stored.Changes.Count == 0)
        {
            return Done(turn, stored.Plan, turn.Say("plan.done_header_same")) with { Changed = null };
        }

        var echo = turn.Say(
            said.IsCounter ? "plan.done_header_countered" : "plan.done_header",
            ("changes", HeaderViews.Changes(turn, stored.Changes)));
        return Done(turn, stored.Plan, echo + turn.LookUpWords) with { Changed = echo };
    }

    // By id where a mention, a contact or the channel's roster knows the name: what goes up reaches them then.
    private async Task<IReadOnlyList<PlanOwner>> KnownAsync(
        TurnScope turn, JointPlan plan, IReadOnlyList<(HeaderField Field, string Value)> fields, CancellationToken ct)
    {
        var edits = fields.Select(f => f.Field switch
        {
            HeaderField.OurSponsor => new LineEdit.OfOurOwner(new PlanOwner(f.Value)),
            HeaderField.PartnerSponsor => new LineEdit.OfPartnerOwner(new PlanOwner(f.Value)),
            HeaderField.ReviewCadence or HeaderField.Rules or HeaderField.Risks => (LineEdit?)null,
            _ => throw new InvalidOperationException($"Unknown field {f.Field}."),
        }).OfType<LineEdit>().ToList();
        var mentioned = turn.Turn.Input is TurnInput.Said { Mentions: var mentions }
            ? mentions.Select(m => new PlanOwner(m.Name, m.Id)) : [];
        var known = await show.Owners.WithIdsAsync(turn, turn.Partner(plan.Of), edits, ct);
        return
        [
            .. mentioned,
            .. known.Select(e => e is LineEdit.OfOurOwner o ? o.Owner : (e as LineEdit.OfPartnerOwner)?.Owner)
                .OfType<PlanOwner>().Where(o => o.Id is not null),
        ];
    }
}
