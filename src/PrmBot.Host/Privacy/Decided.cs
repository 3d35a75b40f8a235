using PrmBot.Conversation;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Cycle.Monitor.Import;
using PrmBot.Cycle.Monitor.Own;
using PrmBot.Digest.Quarterly;
using PrmBot.Digest.Schedules;
using PrmBot.Feedback;
using PrmBot.Ledger;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Planning.Accounts;
using PrmBot.Planning.Versions;
using PrmBot.Privacy;
using PrmBot.Reminders;
using PrmBot.Selection;
using PrmBot.Storage;
using PrmBot.Workplace;

namespace PrmBot.Host.Privacy;

/// <summary>What the deletion of a person does with a kind of document.</summary>
internal enum OfPerson
{
    /// <summary>
    /// The person's own are removed: those with the person, or the person's private chat, in their id. Exported whole.
    /// </summary>
    Own,

    /// <summary>
    /// The record is the company's: it stays, and "a former colleague" stands in it for the person. Exported are the
    /// places where the person stands, without anybody else.
    /// </summary>
    Replaced,

    /// <summary>All go, since nobody can look into them and they last for minutes anyway.</summary>
    AllGo,
}

/// <summary>
/// What the deletion of a partner does with a kind of document. Whatever belongs to the partner is removed, and
/// exported whole, of every kind; this is about what belongs to no partner.
/// </summary>
internal enum OfPartner
{
    /// <summary>Nothing of a single partner is in there.</summary>
    Nothing,

    /// <summary>Those whose id is a channel of the partner, or a thread in one, are removed.</summary>
    InItsChannel,

    /// <summary>Entries and parts that are about the partner are taken out, its name in sentences replaced.</summary>
    Pruned,
}

/// <summary>One kind of document.</summary>
/// <param name="Type">How it is read.</param>
/// <param name="Kind">Its name in the store.</param>
/// <param name="Called">What reports call them.</param>
/// <param name="OfPerson">When a person is deleted.</param>
/// <param name="OfPartner">When a partner is deleted.</param>
internal sealed record Kept(Type Type, string Kind, string Called, OfPerson OfPerson, OfPartner OfPartner)
{
    /// <summary>Lists out of which a deleted person is taken, in place of being replaced there.</summary>
    public string[] Lists { get; init; } = [];

    /// <summary>Reads a stored body.</summary>
    public required Func<string, int, object> Read { get; init; }
}

/// <summary>
/// The one place that says what becomes of each kind of document, and of each member that names a person, when a person
/// or a partner is exported or deleted. A test fails for one that nobody decided about. Beside documents there are the
/// outbox, from which whatever goes to the person or the partner's channel, or names them, is removed, sent or not; and
/// the inbox, of which what comes from there or names them keeps its id only, so that a repetition is known for two
/// days.
/// </summary>
internal static class Decided
{
    /// <summary>Every kind.</summary>
    public static IReadOnlyDictionary<string, Kept> Kinds { get; } = new[]
    {
        // What a person is to the bot, and where in a conversation.
        Of<PersonalChat>("private chats", OfPerson.Own),
        Of<Dialogue>("positions in conversations", OfPerson.Own, OfPartner.Pruned),
        Of<ContactRegistration>("registrations of contacts", OfPerson.Own),
        Of<DepartedMember>("notes of who left a channel", OfPerson.Own, OfPartner.InItsChannel),
        Of<ReminderSwitch>("switches of reminders", OfPerson.Own, OfPartner.InItsChannel),
        Of<SentReminders>("memories of reminders", OfPerson.Own, OfPartner.Pruned),
        Of<PendingImport>("tables that wait for a yes", OfPerson.Own),
        Of<Mailbox>("what mailboxes said", OfPerson.Own),

        // Places.
        Of<KnownPlace>("places of the app", OfPerson.Own, OfPartner.InItsChannel),
        Of<LostConversation>("conversations out of reach", OfPerson.Own, OfPartner.InItsChannel),
        Of<OwnThread>("threads of the bot", OfPerson.Own, OfPartner.InItsChannel),
        Of<ChannelLink>("channel links", OfPerson.Replaced),
        Of<PostedMessage>("cards in channels", OfPerson.Replaced, lists: "audience"),
        Of<DigestSchedule>("schedules", OfPerson.Replaced, OfPartner.InItsChannel),

        // The company's records. An agreed version means what it meant, without the person.
        Of<Partner>("partners", OfPerson.Replaced, lists: "contacts"),
        Of<PartnerEvent>("events at partners", OfPerson.Replaced),
        Of<Assessment>("assessments", OfPerson.Replaced),
        Of<PartnerQuestions>("questions of partners", OfPerson.Replaced),
        Of<QuestionSet>("question sets", OfPerson.Replaced),
        Of<IdealProfile>("ideal profiles", OfPerson.Replaced),
        Of<ProfileEdition>("editions of the ideal profile", OfPerson.Replaced),
        Of<JointPlan>("plans", OfPerson.Replaced),
        Of<PlanVersion>("agreed versions of plans", OfPerson.Replaced),
        Of<AccountMap>("account lists", OfPerson.Replaced),
        Of<KpiSeries>("series of numbers", OfPerson.Replaced),
        Of<OwnKpi>("KPIs of partners", OfPerson.Replaced),
        Of<AnalysisRun>("analyses", OfPerson.Replaced),
        Of<ChangeProposal>("proposals", OfPerson.Replaced),
        Of<QuarterApproval>("approvals of quarters", OfPerson.Replaced),
        Of<LedgerRow>("rows of the ledger", OfPerson.Replaced),
        Of<HistoryEntry>("entries of the history", OfPerson.Replaced, OfPartner.Pruned),

        // What of a partner stands in Microsoft 365 as well.
        Of<FollowedWorkbook>("workbooks that are followed", OfPerson.Replaced),
        Of<PlannedTasks>("plans in Planner", OfPerson.Replaced),
        Of<PlannedMeetings>("reviews in calendars", OfPerson.Replaced),

        // How far a drive is known, and which permission was missing: names nobody.
        Of<DriveToken>("positions in drives", OfPerson.Replaced),
        Of<MissingPermission>("permissions said to be missing", OfPerson.Replaced),

        // What is kept to teach the bot, and what is on its way to somebody.
        Of<Opinion>("opinions and misses", OfPerson.Replaced, OfPartner.Pruned),
        Of<HandedFile>("files handed out", OfPerson.AllGo),

        // That somebody was deleted: names nobody.
        Of<Erasure>("deletions", OfPerson.Replaced),
    }.ToDictionary(k => k.Kind);

    /// <summary>
    /// Every member that names a person. All are exported, and all are replaced, but for those in the lists above.
    /// </summary>
    public static IReadOnlySet<string> People { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "Acceptance.Who", "AccountList.By", "AnalysisRun.By", "Answer.By", "Answer.ConfirmedBy", "Assessment.StartedBy",
        "CauseAnswer.Who", "ChannelLink.LinkedBy", "ContactRegistration.Person", "Dialogue.AlsoKnownAs",
        "DigestSchedule.Owner", "FollowedWorkbook.By", "HeaderChange.Who", "HistoryEntry.Who", "Invitation.By",
        "JointPlan.StartedBy", "KpiStamp.Who", "LedgerRow.By", "LineChange.Who", "MdfClaim.Who", "MdfPool.Who",
        "MdfRequest.By", "MdfRequest.DecidedBy", "NumbersApproval.Who", "OfOurOwner.Owner", "OfPartnerOwner.Owner",
        "OfferedAccount.Who", "OwnKpi.By", "Partner.Contacts", "PartnerEvent.By", "PlanHeader.OurSponsor",
        "PlanHeader.PartnerSponsor", "PlanLine.AddedBy", "PlanLine.BlockedBy", "PlanLine.OurOwner",
        "PlanLine.PartnerOwner", "PlannedMeetings.By", "PlannedTasks.By", "ProfileEdition.By", "Proof.By",
        "ProposalWord.Who", "ProposedLine.OurOwner", "ProposedLine.PartnerOwner", "Release.By", "Remedy.By",
        "Remedy.ClosedBy", "ReminderSwitch.By", "Talk.By", "WantedTask.Assigned",
    };

    /// <summary>The document, as this program knows it; null: of a kind that it does not know.</summary>
    public static object? Read(string kind, string body, int schema) =>
        Kinds.GetValueOrDefault(kind)?.Read(body, schema);

    private static Kept Of<T>(
        string called, OfPerson person, OfPartner partner = OfPartner.Nothing, params string[] lists)
        where T : class, IDocument => new(typeof(T), T.Kind, called, person, partner)
        {
            Lists = lists,
            Read = (body, schema) => DocumentFormat.Read<T>(body, schema, 0),
        };
}
