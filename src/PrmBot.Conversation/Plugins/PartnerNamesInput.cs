using System.Text.RegularExpressions;
using PrmBot.Conversation.Routes;
using PrmBot.Partners;

namespace PrmBot.Conversation.Plugins;

/// <summary>Reads several partners' names out of one text: never a guess.</summary>
internal static partial class PartnerNamesInput
{
    /// <summary>
    /// The partners in the order said. Names may hold the words between them ("Smith and Sons"): the longest run of
    /// pieces that is a name counts. Refuses a name that nobody or that several have.
    /// </summary>
    public static Outcome<IReadOnlyList<Partner>> Read(TurnScope turn, string names)
    {
        var pieces = Between().Split(names).Select(p => p.Trim()).Where(p => p.Length > 0).ToList();
        var found = new List<Partner>();
        for (var at = 0; at < pieces.Count;)
        {
            var (length, candidates) = Longest(turn, names, pieces, at);
            if (candidates.Count != 1)
            {
                return candidates.Count == 0
                    ? new Refusal("partners.unknown").With("partner", pieces[at])
                    : new Refusal("compare.which").With("given", pieces[at])
                        .With("names", string.Join(", ", candidates.Select(c => c.Name)));
            }

            found.Add(candidates[0]);
            at += length;
        }

        return found;
    }

    private static (int Length, IReadOnlyList<Partner> Candidates) Longest(
        TurnScope turn, string names, List<string> pieces, int at)
    {
        for (var length = pieces.Count - at; length > 1; length--)
        {
            var start = names.IndexOf(pieces[at], StringComparison.Ordinal);
            var last = pieces[at + length - 1];
            var end = names.IndexOf(last, start + pieces[at].Length, StringComparison.Ordinal) + last.Length;
            var run = PartnerName.Key(names[start..end]);
            var exact = turn.Portfolio.Directory.Called(run).Where(p => p.Status != PartnerStatus.Archived).ToList();
            if (exact.Count == 1)
            {
                return (length, exact);
            }
        }

        return (1, PartnerInQuestion.Find(turn, pieces[at]).Candidates);
    }

    [GeneratedRegex(@"\s*[,;&/]\s*|\s+(?:and|vs\.?|versus|with|or)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Between();
}
