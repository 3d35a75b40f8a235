using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Routes;
using PrmBot.Identity;
using PrmBot.Workplace;

namespace PrmBot.Conversation.Plugins;

/// <summary>The first words, and what can be done here by this person.</summary>
/// <param name="sample">Offered to somebody who has no partner yet.</param>
/// <param name="cloud">Shown to managers where it was set up; null: it was not.</param>
public sealed class Greeting(SamplePortfolio sample, Microsoft365? cloud = null)
{
    private const string Bullet = "- ";

    /// <summary>A welcome; to thanks and goodbyes a short word.</summary>
    public Reply Answer(TurnScope turn) => turn.Turn.Input switch
    {
        TurnInput.Said said when Has(turn, said, "talk.thanks_words") => Reply.Say(turn.Say("talk.welcome_any_time")),
        TurnInput.Said said when Has(turn, said, "talk.goodbye_words") => Reply.Say(turn.Say("talk.goodbye")),
        _ => Welcome(turn),
    };

    /// <summary>Everything that can be said here, by subject.</summary>
    public Reply Topics(TurnScope turn)
    {
        var subjects = new List<HelpSubject>();
        foreach (var line in Lines(turn, "help.topics").Concat(OfCloud(turn)))
        {
            if (line.StartsWith(Bullet, StringComparison.Ordinal) && subjects is [.., var last])
            {
                subjects[^1] = last with { Examples = [.. last.Examples, line[Bullet.Length..]] };
            }
            else
            {
                subjects.Add(new HelpSubject(line, []));
            }
        }

        var text = turn.Say("help.topics_intro");
        return Reply.Show(
            new TopicsCard(turn.Say("help.topics_title"), text, subjects, Suggestions.For(turn, sample)), text);
    }

    private Reply Welcome(TurnScope turn)
    {
        var title = turn.Say("welcome.title", ("name", turn.Session.Caller.Who.Name.Split(' ')[0]));
        var text = turn.Say($"welcome.intro_{Role(turn)}");
        var card = new WelcomeCard(
            title, text, [.. Lines(turn, "welcome.examples")], Suggestions.For(turn, sample));
        return Reply.Show(card, text);
    }

    // In a channel everybody reads along: no other partner is named there, and nothing that only we may read is
    // proposed.
    private static IEnumerable<string> Lines(TurnScope turn, string key)
    {
        var isPersonal = turn.Turn.Place.Kind == PlaceKind.Personal;
        var isLinked = turn.Partners.Any(p => p.Channel == turn.Turn.Place.Conversation.Channel);
        var place = turn.Session.Caller.Role == Identity.Role.PartnerContact || isPersonal ? string.Empty
            : isLinked ? "_channel" : "_unlinked";
        return LinesOf(turn, $"{key}_{Role(turn)}{place}");
    }

    private IEnumerable<string> OfCloud(TurnScope turn) =>
        cloud is { IsOn: true } && turn.Session.Caller.Role == Identity.Role.Manager
            && turn.Turn.Place.Kind == PlaceKind.Personal ? LinesOf(turn, "help.topics_workplace") : [];

    private static string[] LinesOf(TurnScope turn, string key)
    {
        var isPersonal = turn.Turn.Place.Kind == PlaceKind.Personal;
        var partner = PartnerInQuestion.Find(turn, null).Candidates is [var found, ..] ? found.Name
            : isPersonal && turn.Partners is [var first, ..] ? first.Name
            : "Contoso";
        return turn.Say(key, ("partner", partner))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static string Role(TurnScope turn) => turn.Session.Caller.Role.ToString().ToLowerInvariant();

    private static bool Has(TurnScope turn, TurnInput.Said said, string words)
    {
        var wanted = turn.Say(words).Split(' ');
        return said.Text.ToLowerInvariant().Split([' ', ',', '.', '!', '?']).Any(wanted.Contains);
    }
}
