using System.Globalization;
using PrmBot.Conversation.Files;
using PrmBot.Conversation.Prompts;
using PrmBot.Cycle.Monitor;
using PrmBot.Cycle.Monitor.Own;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Conversation;

/// <summary>
/// Everything that a plugin's function may need of the turn it runs in. One per attempt: when a commit meets a
/// conflict, the turn is decided again in a new one.
/// </summary>
public sealed class TurnScope(
    Turn turn, Session session, Dialogue dialogue, Texts texts, Portfolio portfolio)
{
    public Turn Turn { get; } = turn;

    /// <summary>Who is asking, when, and the unit of work.</summary>
    public Session Session { get; } = session;

    /// <summary>Where this person is in this conversation; set it to move on: it is stored with the commit.</summary>
    public Dialogue Dialogue { get; set; } = dialogue;

    /// <summary>As it was when the turn was opened: unchanged ones are not written.</summary>
    public Dialogue DialogueAsOpened { get; } = dialogue;

    /// <summary>The partners that the caller may know of, archived ones left out.</summary>
    public IReadOnlyList<Partner> Partners => Portfolio.Listed;

    /// <summary>The same, by what they are looked for.</summary>
    public Portfolio Portfolio { get; } = portfolio;

    /// <summary>KPIs of partners' own that the caller may know of.</summary>
    public IReadOnlyList<OwnKpi> OwnKpis { get; init; } = [];

    /// <summary>The catalogue with those of one partner.</summary>
    public KpiCatalogue KpisOf(KpiCatalogue catalogue, PartnerId partner) =>
        catalogue.With([.. OwnKpis.Where(k => k.Of == partner).Select(k => k.Definition)]);

    /// <summary>The partner that this channel is linked to, archived or not; null: none.</summary>
    public PartnerId? ChannelPartner { get; init; }

    /// <summary>True in a thread that the bot began or was mentioned in.</summary>
    public bool OwnsThread { get; init; }

    /// <summary>True while a request runs that the person has just said yes to.</summary>
    public bool Confirmed { get; set; }

    /// <summary>
    /// True: who says "our owner" here speaks for the partner and means the partner's. A form names both sides itself.
    /// </summary>
    public bool SaysOursOfPartner => Session.Caller.Role == Role.PartnerContact && Turn.Input is TurnInput.Said;

    /// <summary>What came of reading the file of this message; null: it was not looked into yet.</summary>
    public Outcome<SentTable>? Table { get; set; }

    /// <summary>The reason why something was refused last; null: nothing was.</summary>
    public string? RefusedFor { get; private set; }

    /// <summary>Why somebody who was named could not be looked up; null: nothing is to be said of it.</summary>
    public Refusal? NotLookedUp { get; set; }

    /// <summary><see cref="NotLookedUp"/> as a sentence after a space; empty: nothing.</summary>
    public string LookUpWords => NotLookedUp is { } why ? " " + Words(why) : string.Empty;

    /// <summary>True: Microsoft 365 answered a look for somebody who was named.</summary>
    public bool HasLookedUp { get; set; }

    /// <summary>True: no function fits what was written.</summary>
    public bool IsMissed { get; set; }

    /// <summary>The culture of numbers and dates for the caller.</summary>
    public CultureInfo Culture { get; } = CultureOf(session.Caller.Locale);

    /// <summary>The words.</summary>
    public Texts Texts { get; } = texts;

    /// <summary>The partner of this request: resolved before the function was called, so it is always there.</summary>
    /// <param name="name">The stored name, as the resolving filter left it in the arguments.</param>
    public Partner Partner(string name) =>
        Portfolio.Find(name) ?? throw new InvalidOperationException("It is resolved.");

    public Partner Partner(PartnerId id) =>
        Portfolio.Directory.Find(id) ?? throw new InvalidOperationException("It is resolved.");

    /// <summary>A sentence of <c>prompts/</c> with its placeholders filled in the caller's format.</summary>
    public string Say(string key, params (string Name, object Fact)[] facts) =>
        Texts.Say(key, Culture, facts.ToDictionary(f => f.Name, f => f.Fact));

    /// <summary>
    /// What a person reads when something was not done; nothing has changed then. Who pressed a button in front of
    /// others reads it alone.
    /// </summary>
    public Reply Refuse(Refusal refusal)
    {
        RefusedFor = refusal.Key;
        var reply = Reply.Say(Words(refusal));
        return reply with { Aloud = reply };
    }

    /// <summary>A refusal as a sentence, where it is a part of an answer.</summary>
    public string Words(Refusal refusal) => Texts.Say(refusal.Key, Culture, refusal.Facts);

    /// <summary>Waits for an answer of this person; with it the pending request runs.</summary>
    /// <param name="pending">What was asked for.</param>
    /// <param name="parameter">Which of its parameters the answer is; null: a yes or a no.</param>
    /// <param name="choices">What may be picked; empty: anything that the parameter takes.</param>
    public OpenQuestion AskFor(Request pending, string? parameter = null, IReadOnlyList<string>? choices = null)
    {
        var question = new OpenQuestion(pending, parameter, choices ?? [], Session.NewId());
        Dialogue = Dialogue with { Question = question };
        return question;
    }

    /// <summary>A short answer that something was stored: it goes into the history.</summary>
    public static Reply Changed(string echo) => Reply.Say(echo) with { Changed = echo };

    private static CultureInfo CultureOf(string locale)
    {
        try
        {
            return CultureInfo.GetCultureInfo(locale, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.GetCultureInfo("en-US");
        }
    }
}
