using System.ComponentModel;
using System.Text.Json.Nodes;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Routes;
using PrmBot.Conversation.Workplace;
using PrmBot.Identity;
using PrmBot.Partners;

#pragma warning disable CA1707 // parameter names are the wire names of the functions

namespace PrmBot.Conversation.Plugins;

/// <summary>Partners: take in, list, look at, change, link to a channel.</summary>
public sealed class PartnersPlugin(PartnerCards cards, PeopleLookup? lookup = null) : IPlugin
{
    [KernelFunction("add"), Description("Take in a new partner company.")]
    [Does(Act.Manage, NamesNewPartner = true)]
    public async Task<Reply> AddAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Name of the company, as said.")] string partner,
        [Description("reseller, distributor, si, msp, isv, technology or referral.")] string? type = null,
        [Description("Region or country.")] string? region = null,
        [Description("Tier or level.")] string? tier = null,
        CancellationToken ct = default)
    {
        var known = PartnerTypes.Read(type);
        if (type is not null && known is null)
        {
            return turn.Refuse(new Refusal("partners.unknown_type").With("value", type));
        }

        var added = await AddPartner.RunAsync(turn.Session, partner, known, region, tier, ct);
        if (!added.Succeeded(out var stored, out var no))
        {
            return turn.Refuse(no);
        }

        turn.Dialogue = turn.Dialogue with { About = stored.Of };
        return await cards.ChangedAsync(turn, stored, turn.Say("partners.added", ("partner", stored.Name)), ct);
    }

    [KernelFunction("list"), Description("The portfolio: all partners with fit, plan and health.")]
    [Does(Act.SeePortfolio)]
    public async Task<Reply> ListAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Type, region, tier, status, band, plan state or health; fit above or below a number.")]
            string? filter = null,
        [Description("name, fit, band, health, type, region, tier or plan.")] string? sort = null,
        CancellationToken ct = default) => await cards.ListAsync(turn, filter, sort, ct);

    [KernelFunction("compare"), Description("Two to four partners side by side, by their assessments.")]
    [Does(Act.SeePortfolio)]
    public async Task<Reply> CompareAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Two to four partners' names, with commas between.")] string partners,
        CancellationToken ct = default) => await cards.CompareAsync(turn, partners, ct);

    [KernelFunction("show"), Description("One partner at a glance.")]
    [Does(Act.SeePartner)]
    public async Task<Reply> ShowAsync(
        [FromKernelServices] TurnScope turn, string partner, CancellationToken ct = default) =>
        await cards.ShowAsync(turn, turn.Partner(partner), ct);

    [KernelFunction("update"), Description("Change a partner's type, region, tier, status, alias or note.")]
    [Does(Act.Manage)]
    public async Task<Reply> UpdateAsync(
        [FromKernelServices] TurnScope turn, string partner, string field, string value, CancellationToken ct = default)
    {
        if (!Enum.TryParse<PartnerField>(field, true, out var known) || int.TryParse(field, out _))
        {
            return turn.Refuse(new Refusal("partners.unknown_field").With("value", field));
        }

        var changed = await UpdatePartner.RunAsync(turn.Session, turn.Partner(partner).Of, known, value, ct);
        return changed.Succeeded(out var stored, out var no)
            ? await cards.ChangedAsync(turn, stored, turn.Say(
                "partners.updated", ("partner", stored.Name), ("field", field.ToLowerInvariant()),
                ("value", value)), ct)
            : turn.Refuse(no);
    }

    [KernelFunction("archive"), Description("Take a partner out of lists and digests; nothing is deleted.")]
    [Does(Act.Manage, AsksFirst = "partners.archive_sure")]
    public async Task<Reply> ArchiveAsync(
        [FromKernelServices] TurnScope turn, string partner, CancellationToken ct = default)
    {
        var archived = await ArchivePartner.RunAsync(turn.Session, turn.Partner(partner).Of, ct);
        return archived.Succeeded(out var stored, out var no)
            ? TurnScope.Changed(turn.Say("partners.archived", ("partner", stored.Name)))
            : turn.Refuse(no);
    }

    [KernelFunction("add_contact"), Description("Say that a person (mentioned or named) speaks for a partner.")]
    [Does(Act.Manage)]
    public async Task<Reply> AddContactAsync(
        [FromKernelServices] TurnScope turn, string partner, string person, string? role = null,
        CancellationToken ct = default)
    {
        var mentioned = (turn.Turn.Input as TurnInput.Said)?.Mentions
            .FirstOrDefault(m => m.Name.Contains(person, StringComparison.OrdinalIgnoreCase)
                || person.Contains(m.Name, StringComparison.OrdinalIgnoreCase));
        if (mentioned is null && lookup is not null)
        {
            mentioned = await lookup.TheirsAsync(turn, turn.Partner(partner), person, ct);
        }

        var contact = new PartnerContact(mentioned?.Name ?? person.Trim(), mentioned?.Id, role);
        var changed = await AddContact.RunAsync(turn.Session, turn.Partner(partner).Of, contact, role, ct);
        return changed.Succeeded(out var stored, out var no)
            ? Added(turn, turn.Say("partners.contact_added", ("person", contact.Name), ("partner", stored.Name)))
            : turn.Refuse(no);
    }

    private static Reply Added(TurnScope turn, string echo) =>
        Reply.Say(echo + turn.LookUpWords) with { Changed = echo };

    [KernelFunction("link_channel"), Description("Make this Teams channel the partner's channel.")]
    [Does(Act.Manage, IsAboutPlace = true)]
    public async Task<Reply> LinkChannelAsync(
        [FromKernelServices] TurnScope turn, string partner, CancellationToken ct = default)
    {
        var place = turn.Turn.Place;
        if (place.Kind == PlaceKind.Personal)
        {
            return turn.Refuse(new Refusal("partners.link_needs_channel").With("partner", partner));
        }

        var id = turn.Partner(partner).Of;
        var linked = await LinkChannel.RunAsync(
            turn.Session, id, new Reached(place.Conversation, place.ServiceUrl, place.Team), ct);
        return linked.Succeeded(out _, out var no) ? Linked(turn, partner) : turn.Refuse(no);
    }

    // The partner reads along from now on, so the card says nothing of what we think of it.
    private static Reply Linked(TurnScope turn, string partner)
    {
        var echo = turn.Say("partners.linked", ("partner", partner));
        var digest = new Suggestion(
            turn.Say("suggest.digest"), "Digest-post_now", new JsonObject { ["partner"] = partner });
        return Reply.Show(new AnswerCard(partner, echo, [digest]), echo) with { Changed = echo };
    }

    [KernelFunction("unlink_channel"), Description("This channel is no partner's channel any more.")]
    [Does(Act.Manage)]
    public async Task<Reply> UnlinkChannelAsync([FromKernelServices] TurnScope turn, CancellationToken ct = default)
    {
        var unlinked = await UnlinkChannel.RunAsync(turn.Session, turn.Turn.Place.Conversation, ct);
        return unlinked.Succeeded(out var partner, out var no)
            ? TurnScope.Changed(turn.Say("partners.unlinked", ("partner", partner.Name)))
            : turn.Refuse(no);
    }

    [KernelFunction("history"), Description("Who changed what about a partner, and when.")]
    [Does(Act.SeeAssessment)]
    public async Task<Reply> HistoryAsync(
        [FromKernelServices] TurnScope turn, string partner, CancellationToken ct = default) =>
        await cards.HistoryAsync(turn, turn.Partner(partner), ct);
}
