using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>One piece of proof of an answer: words (which may be a link), or a file.</summary>
/// <param name="Number">Counts up within the answer and is never given again.</param>
/// <param name="Text">As written; null for a file.</param>
/// <param name="File">What it is, never what is in it; null for words.</param>
/// <param name="By">Who gave it.</param>
/// <param name="At">When.</param>
public sealed record Proof(int Number, string? Text, EvidenceFile? File, Person By, DateTimeOffset At)
{
    /// <summary>Pieces that one answer can have.</summary>
    public const int Most = 10;

    /// <summary>The longest words, in characters.</summary>
    public const int LongestText = 2000;

    /// <summary>What one sees of it first.</summary>
    public string Name => File?.Name ?? Text ?? string.Empty;

    /// <summary>The pieces with new ones behind; blanks, and what is there already, are left out.</summary>
    public static IReadOnlyList<Proof> Add(
        IReadOnlyList<Proof> there, IEnumerable<string?> texts, IEnumerable<EvidenceFile> files, Session session)
    {
        var all = there.ToList();
        foreach (var text in texts.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => t!.Trim()))
        {
            if (all.TrueForAll(p => p.Text != text))
            {
                all.Add(new Proof(Next(all), text, null, session.Caller.Who, session.Now));
            }
        }

        foreach (var file in files.Where(f => all.TrueForAll(p => p.File?.IsSameAs(f) != true)))
        {
            all.Add(new Proof(Next(all), null, file, session.Caller.Who, session.Now));
        }

        return all;
    }

    private static int Next(List<Proof> all) => all.Count == 0 ? 1 : all.Max(p => p.Number) + 1;
}

/// <summary>A file that was sent as proof. Its content is not kept.</summary>
/// <param name="Name">As the sender named it.</param>
/// <param name="Link">Where it lies.</param>
/// <param name="Size">In bytes; null: it could not be read.</param>
/// <param name="Hash">SHA-256 of the content, lower-case hex; null: it could not be read.</param>
public sealed record EvidenceFile(string Name, string Link, long? Size = null, string? Hash = null)
{
    /// <summary>True when it is the same content, or where that is not known lies in the same place.</summary>
    public bool IsSameAs(EvidenceFile other) => Hash is not null && other.Hash is not null
        ? Hash == other.Hash && Name == other.Name
        : Link == other.Link;
}
