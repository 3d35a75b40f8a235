using System.ComponentModel;
using System.Globalization;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Interviews;
using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Planning.Lines;

namespace PrmBot.Conversation.Plugins;

// CA1707: the names of parameters are the names of arguments on the wire.
#pragma warning disable CA1707
public sealed partial class PlanPlugin
{
    [KernelFunction("add_line"), Description("Add a line to a section of the plan."), Does(Act.WorkOnPlan)]
    public async Task<Reply> AddLineAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("ramp_up, goals, marketing, joint_sales or service")] string section,
        [Description("What is going to be done; none to be shown what is on offer")] string? title = null,
        [Description("Id of the catalogue's element that it is")] string? element = null,
        [Description("Person on our side, or me")] string? our_owner = null,
        [Description("Person on the partner's side, or me")] string? partner_owner = null,
        [Description("yyyy-MM-dd")] string? due = null,
        [Description("A number, best with what it counts: 40 leads")] string? target = null,
        [Description("An amount of money, 0 or more")] string? budget = null,
        [Description("ISO code of the budget's currency")] string? currency = null,
        [Description("Weight of a goal, 1 to 100")] string? weight = null,
        [Description("Ids of several elements with commas: what a section's card sends")] string? elements = null,
        CancellationToken ct = default)
    {
        var found = await CurrentPlan.OpenAsync(turn.Session, turn.Partner(partner).Of, ct);
        if (!found.Succeeded(out var plan, out var no))
        {
            return turn.Refuse(no);
        }

        if (PlanSections.Find(section) is not { } where)
        {
            return turn.Refuse(new Refusal("plan.unknown_section").With("given", section));
        }

        if (string.IsNullOrWhiteSpace(title) && string.IsNullOrWhiteSpace(element) && elements is null)
        {
            var offers = show.Lines.Offers(turn, plan, where, turn.Say("plan.card_text", ("partner", partner)));
            return Reply.Show(offers, turn.Say("plan.which_title")) with { InPlace = true };
        }

        var fields = new PlanFields
        {
            OurOwner = our_owner, PartnerOwner = partner_owner, Due = due, Target = target,
                Budget = budget, Currency = currency, More = new PlanMoreFields { Weight = weight },
        };
        return await AddAsync(turn, plan, new Wanted(where, title, element, elements), fields, ct);
    }

    [KernelFunction("update_line"), Description("Change a line of the plan, or open its form."), Does(Act.WorkOnPlan)]
    public async Task<Reply> UpdateLineAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("Number of the line, or words of its title; none for the line just asked about")]
        string? line = null,
        [Description("title, our_owner, partner_owner, due, start, target, budget, status or note; of the plan as a "
            + "whole our_sponsor, partner_sponsor, review_cadence (weekly, fortnightly, monthly, quarterly), rules or "
            + "risks")]
        string? field = null,
        [Description("The new value")] string? value = null,
        [Description("Form: person on our side")] string? our_owner = null,
        [Description("Form: person on the partner's side")] string? partner_owner = null,
        [Description("Form: yyyy-MM-dd")] string? due = null,
        [Description("Form: a number")] string? target = null,
        [Description("Form: an amount")] string? budget = null,
        [Description("ISO code of the budget's currency")] string? currency = null,
        [Description("Form: own, mdf or partner")] string? source = null,
        [Description("Form: what of the budget the partner pays")] string? partner_share = null,
        [Description("Form: what of the budget MDF pays beside own money")] string? mdf_share = null,
        [Description("Form: weight of a goal, 1 to 100")] string? weight = null,
        [Description("Form: four numbers, or even")] string? quarters = null,
        [Description("Form: numbers of the lines to be done before")] string? depends_on = null,
        [Description("Form: what is needed of the other side")] string? support = null,
        [Description("Form: particulars, one name: value in a row")] string? details = null,
        [Description("Form: how many changes of the line it showed")] string? seen = null,
        [Description("Form: which page of the open lines to show afterwards")] string? page = null,
        [Description("Form: who stands for the plan on our side")] string? our_sponsor = null,
        [Description("Form: who stands for it on the partner's")] string? partner_sponsor = null,
        [Description("Form: weekly, fortnightly, monthly or quarterly")] string? review_cadence = null,
        [Description("Form: rules of engagement")] string? rules = null,
        [Description("Form: risks and what is assumed")] string? risks = null,
        CancellationToken ct = default)
    {
        var found = await CurrentPlan.OpenAsync(turn.Session, turn.Partner(partner).Of, ct);
        if (!found.Succeeded(out var plan, out var no))
        {
            return turn.Refuse(no);
        }

        var whole = new HeaderSaid(
            our_sponsor, partner_sponsor, review_cadence, rules, risks) { Named = (field, value) };
        if (whole.IsAbout)
        {
            return await HeaderAsync(turn, plan, whole with { Seen = Number(seen) }, ct);
        }

        var fields = new PlanFields
        {
            OurOwner = our_owner, PartnerOwner = partner_owner, Due = due, Target = target, Budget = budget,
            Currency = currency, Source = source, PartnerShare = partner_share, MdfShare = mdf_share,
            Named = (field, value),
            More = new PlanMoreFields
            {
                Weight = weight, Quarters = quarters, DependsOn = depends_on, Support = support, Details = details,
            },
        };
        return await UpdateNamedAsync(turn, plan, new Shown(line ?? "", Number(seen), Number(page)), fields, ct);
    }

    // An answer to what the guide asks names neither line nor field: they are those that it is at.
    private async Task<Reply> UpdateNamedAsync(
        TurnScope turn, JointPlan plan, Shown shown, PlanFields fields, CancellationToken ct)
    {
        var (field, value) = fields.Named;
        var at = InterviewPosition(turn, plan);
        var isUnnamed = string.IsNullOrWhiteSpace(shown.Line);
        var isPick = isUnnamed && !string.IsNullOrWhiteSpace(value)
            && (string.IsNullOrWhiteSpace(field) || field is PlanInterview.Elements or "title");
        if (isPick && at is PlanPosition.AtSection { Section: var section })
        {
            return await PickAsync(turn, plan, section, value!, ct);
        }

        var asked = at as PlanPosition.AtField;
        var isAnswer = string.IsNullOrWhiteSpace(field) && value is not null && isUnnamed;
        if (isAnswer && asked is not null)
        {
            fields = fields with { Named = (asked.Field.Key(), value) };
        }

        return isUnnamed && asked is null
            ? turn.Refuse(new Refusal("plan.which_line"))
            : await UpdateAsync(turn, plan, isUnnamed
                ? shown with { Line = asked!.Line.ToString(CultureInfo.InvariantCulture) } : shown, fields, ct);
    }

    [KernelFunction("drop_line"), Does(Act.WorkOnPlan)]
    [Description("Take a line out of the plan.")]
    public async Task<Reply> DropLineAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("Number of the line, or words of its title")] string line,
        CancellationToken ct = default)
    {
        if (!turn.Confirmed)
        {
            return await AskToDropAsync(turn, partner, line, ct);
        }

        var dropped = await DropLine.RunAsync(turn.Session, turn.Partner(partner), line, ct);
        if (!dropped.Succeeded(out var stored, out var no))
        {
            return turn.Refuse(no);
        }

        var echo = turn.Say("plan.done_dropped", ("line", stored.Line.Number), ("title", stored.Line.Title));
        return After(turn, stored.Plan, stored.Line, echo);
    }

    private static async Task<Reply> AskToDropAsync(TurnScope turn, string partner, string line, CancellationToken ct)
    {
        var found = await CurrentPlan.OpenAsync(turn.Session, turn.Partner(partner).Of, ct);
        return found.Succeeded(out var plan, out var no) && LineLookup.Find(plan, line).Succeeded(out var one, out no)
            ? new Reply
            {
                AsksFirst = turn.Say(
                    "plan.ask_drop", ("line", one.Number), ("title", one.Title), ("partner", partner)),
            }
            : turn.Refuse(no!);
    }
}
