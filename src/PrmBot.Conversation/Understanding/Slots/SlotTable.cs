using System.Collections.Frozen;

namespace PrmBot.Conversation.Understanding.Slots;

/// <summary>The arguments of every function, as <c>functions.md</c> lists them.</summary>
internal static class SlotTable
{
    private static readonly Slot Partner = new("partner", NameSlots.Partner, true);
    private static readonly Slot Stored = new("partner", NameSlots.StoredPartner, true);
    private static readonly Slot Line = new("line", PlanSlots.Line, true);
    private static readonly Slot Proposal = new("proposal", PlanSlots.Proposal, true);
    private static readonly Slot Kpi = new("kpi", KpiSlots.Kpi);
    private static readonly Slot Value = new("value", KpiSlots.Value);
    private static readonly Slot KpiValue = new("value", KpiDetails.Value);
    private static readonly Slot Detail = new("detail", KpiDetails.Detail);
    private static readonly Slot Currency = new("currency", KpiSlots.Currency);
    private static readonly Slot Period = new("period", KpiDetails.Period);
    private static readonly Slot Reason = new("reason", TextSlots.Reason, true);
    private static readonly Slot Question = new("question", AnswerSlots.Question);
    private static readonly Slot Gate = new("gate", ProofSlots.Gate, true);
    private static readonly Slot Criterion = new("criterion", NameSlots.Criterion);

    private static readonly FrozenDictionary<string, Slot[]> All = new Dictionary<string, Slot[]>
    {
        ["Partners-add"] = [new("partner", NameSlots.NewPartner, true), new("type", NameSlots.Type), new("region",
            NameSlots.Region, true), new("tier", NameSlots.Tier, true)],
        ["Partners-list"] = [new("filter", TextSlots.Filter, true), new("sort", TextSlots.Sort, true)],
        ["Partners-show"] = [Partner],
        ["Partners-compare"] = [new("partners", NameSlots.Partners)],
        ["Partners-update"] = [Partner, new("field", NameSlots.PartnerField), new("value", NameSlots.PartnerValue,
            true)],
        ["Partners-archive"] = [Partner],
        ["Partners-add_contact"] = [Partner, new("person", NameSlots.Person, true), new("role", NameSlots.Role, true)],
        ["Partners-link_channel"] = [Partner],
        ["Partners-unlink_channel"] = [],
        ["Partners-history"] = [Partner],
        ["Profile-show"] = [],
        ["Profile-set_weight"] = [Criterion, new("weight", KpiSlots.Value)],
        ["Profile-set_minimum"] = [new("attribute", TextSlots.Attribute, true), Value],
        ["Profile-use_preset"] = [new("preset", NameSlots.Preset)],
        ["Assessment-start"] = [Partner, Criterion],
        ["Assessment-answer"] = [new("answer", AnswerSlots.Answer, true), new("evidence", AnswerSlots.Evidence, true)],
        ["Assessment-change_answer"] = [Question, new("answer", AnswerSlots.NewAnswer, true), Reason],
        ["Assessment-evidence"] = [Stored, Question],
        ["Assessment-add_evidence"] = [Stored, Question, new("evidence", ProofSlots.Evidence, true), Reason],
        ["Assessment-drop_evidence"] = [Stored, Question, new("number", ProofSlots.Number), Reason],
        ["Assessment-confirm_evidence"] = [Stored, Question, Reason],
        ["Assessment-plan_remedy"] = [Stored, Gate, new("what", ProofSlots.What, true), new("owner", ProofSlots.Owner,
            true), new("due", ProofSlots.Due)],
        ["Assessment-close_remedy"] = [Stored, Gate],
        ["Assessment-note_event"] = [Partner, new("event", ProofSlots.Event), new("date", ProofSlots.Happened)],
        ["Reminders-off"] = [new("until", ProofSlots.Due)],
        ["Reminders-on"] = [],
        ["Assessment-invite_partner"] = [Partner],
        ["Assessment-status"] = [Partner],
        ["Assessment-result"] = [Partner, Criterion],
        ["Assessment-release"] = [Partner],
        ["Interview-skip"] = [],
        ["Interview-back"] = [],
        ["Interview-pause"] = [],
        ["Interview-cancel"] = [],
        ["Interview-resume"] = [Partner],
        ["Interview-explain"] = [],
        ["Plan-start"] = [Partner, new("from_assessment", TextSlots.FromAssessment)],
        ["Plan-show"] = [Partner, new("section", PlanSlots.Section)],
        ["Plan-add_line"] =
        [
            Stored, new("section", PlanLine.Section), new("title", PlanLine.Title, true), new("our_owner",
                PlanOwnersSaid.Ours, true),
            new("partner_owner", PlanOwnersSaid.Theirs, true), new("due", PlanLine.Due), new("target", PlanLine.Target),
            new("budget", PlanLine.Budget), new("weight", PlanLine.Weight),
        ],
        ["Plan-update_line"] = [Stored, Line, new("field", PlanSlots.Field), new("value", PlanSlots.Value, true),
            new("our_owner", PlanOwnersSaid.OursOfLine), new("partner_owner", PlanOwnersSaid.TheirsOfLine),
            new("our_sponsor", PlanHeaderSlots.OurSponsorOfBoth),
            new("partner_sponsor", PlanHeaderSlots.PartnerSponsorOfBoth)],
        ["Plan-drop_line"] = [Partner, Line],
        ["Plan-check"] = [Partner],
        ["Plan-share"] = [Partner],
        ["Plan-accept"] = [Partner, Line],
        ["Plan-counter"] = [Stored, Line, new("field", PlanSlots.Field), new("value", PlanSlots.Value, true), Reason],
        ["Plan-agree"] = [Partner],
        ["Plan-versions"] = [Partner, new("from", PlanSlots.FromVersion), new("to", PlanSlots.ToVersion)],
        ["Plan-export"] = [Partner, new("format", PlanSlots.Format)],
        ["Plan-import"] = [Partner],
        ["Plan-mdf"] = [Partner, new("action", MdfSlots.Action), new("amount", MdfSlots.Amount), Currency,
            new("purpose", MdfSlots.Purpose, true), new("proof", MdfSlots.Proof, true)],
        ["Plan-map_accounts"] = [Partner],
        ["Ledger-record"] = [Partner, new("giver", TextSlots.Giver), new("what", TextSlots.What, true),
            new("value", TextSlots.Worth), Currency],
        ["Ledger-show"] = [Partner],
        ["Work-mine"] = [new("when", TextSlots.When)],
        ["Work-report"] = [Line, new("status", TextSlots.WorkStatus), new("note", TextSlots.Note, true),
            new("new_date", TextSlots.NewDate), Slot.WhenAsked("evidence"), Slot.WhenAsked("blocker"),
            Slot.WhenAsked("reason"), Partner with { IsAskedOnly = true }],
        ["Work-list"] = [Partner, new("when", TextSlots.When)],
        ["Work-remind"] = [Partner],
        ["Kpi-record"] = [Partner, Kpi, KpiValue, Currency, Period, Detail],
        ["Kpi-correct"] = [Partner, Kpi, KpiValue, Currency, Period, Detail],
        ["Kpi-show"] = [Partner, Kpi],
        ["Kpi-set_target"] = [Partner, Kpi, new("target", KpiSlots.Value), Currency, new("period",
            KpiSlots.ComingPeriod)],
        ["Kpi-dispute"] = [Partner, Kpi, Value, Currency, Reason],
        ["Kpi-import"] = [Partner],
        ["Kpi-create"] = [Stored, new("name", OwnKpiSlots.Name, true), new("unit", OwnKpiSlots.Unit, true),
            new("direction", OwnKpiSlots.Direction, true), new("target", OwnKpiSlots.Target), new("period",
                KpiSlots.ComingPeriod), new("cadence", OwnKpiSlots.Cadence)],
        ["Kpi-explain"] = [Partner, Kpi],
        ["Kpi-define"] = [Kpi],
        ["Analysis-run"] = [Partner],
        ["Analysis-portfolio"] = [new("filter", TextSlots.Filter, true)],
        ["Change-propose"] = [Partner],
        ["Change-accept"] = [Proposal, Slot.WhenAsked("because")],
        ["Change-counter"] = [Proposal, new("field", PlanSlots.Field), new("value", PlanSlots.Value, true)],
        ["Change-reject"] = [Proposal, Reason],
        ["Change-review"] = [Partner],
        ["Digest-post_now"] = [Partner, new("scope", TextSlots.Scope)],
        ["Digest-schedule"] = [new("day", ScheduleSlots.Day), new("time", ScheduleSlots.Time), new("timezone",
            ScheduleSlots.Zone), new("every", ScheduleSlots.Every), new("which", ScheduleSlots.Which), new("partner",
                ScheduleSlots.Partner, true), new("scope", ScheduleSlots.Scope)],
        ["Digest-stop"] = [Partner, new("from", ScheduleSlots.From), new("until", ScheduleSlots.Until),
            new("scope", ScheduleSlots.Scope)],
        ["Digest-status"] = [Partner, new("scope", TextSlots.Scope)],
        ["Digest-qbr_pack"] = [Partner, new("format", PlanSlots.Format)],
        ["Workplace-workbook"] = [Partner, new("file", WorkplacePatterns.File, true), new("sheet",
            WorkplacePatterns.Sheet, true), Slot.WhenAsked("kpi_column"), Slot.WhenAsked("period_column"),
            Slot.WhenAsked("value_column")],
        ["Workplace-refresh"] = [Partner],
        ["Workplace-forget_workbook"] = [Partner],
        ["Workplace-planner"] = [Partner, new("plan", WorkplacePatterns.Plan, true), new("stop",
            WorkplacePatterns.Stop)],
        ["Workplace-calendar"] = [Partner, new("time", WorkplacePatterns.Time), new("stop", WorkplacePatterns.Stop)],
        ["Help-topics"] = [new("topic", TextSlots.Topic)],
        ["Help-term"] = [new("term", TextSlots.Term, true)],
        ["Help-undo"] = [],
        ["Help-load_sample"] = [],
        ["Talk-confirm"] = [],
        ["Talk-deny"] = [],
        ["Talk-correct"] = [new("meant", TextSlots.Meant, true)],
        ["Talk-smalltalk"] = [],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The functions that phrasings are learned of: not those that are told by their shape alone.</summary>
    internal static IEnumerable<string> Functions => All.Keys.Except(WorkplacePatterns.Functions);

    /// <summary>Empty for a function that has no arguments or does not exist.</summary>
    internal static Slot[] Of(string function) => All.GetValueOrDefault(function) ?? [];
}
