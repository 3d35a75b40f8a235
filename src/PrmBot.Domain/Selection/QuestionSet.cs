using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>
/// All questions, in the order of asking: criterion by criterion, those with a gate first. Stored once for each edition
/// that an assessment was made with, so that old results stay readable when the file changes.
/// </summary>
public sealed record QuestionSet : IDocument
{
    public static string Kind => "question_set";

    public static int Schema => 1;

    /// <summary>Follows from the content: two sets with one edition are the same.</summary>
    public required string Edition { get; init; }

    [JsonIgnore]
    public string Id => Edition;

    [JsonIgnore]
    PartnerId? IDocument.Partner => null;

    public required IReadOnlyList<Question> Questions { get; init; }

    /// <summary>
    /// The same questions in other languages, by language name (<c>de</c>, <c>pt-BR</c>) and question id: words only.
    /// Not stored and not part of the edition: a better translation changes no score.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, Question>> Languages { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, Question>>();

    public long Version { get; init; }

    /// <summary>
    /// A set, this one or a stored older one, in the reader's language. A question that reads otherwise than ours does
    /// keeps its own words: the translation is of ours.
    /// </summary>
    /// <param name="set">The set to read.</param>
    /// <param name="locale">BCP-47 name; its language alone counts where the whole name is not there.</param>
    public QuestionSet Spoken(QuestionSet set, string locale)
    {
        var words = Languages.GetValueOrDefault(locale)
            ?? Languages.GetValueOrDefault(locale.Split('-')[0].ToLowerInvariant());
        return words is null
            ? set
            : set with { Questions = [.. set.Questions.Select(q => Find(q.Id) is { } ours
                && words.TryGetValue(ours.Id, out var said) && ours.SaysTheSameAs(q) ? q.InWordsOf(said) : q)] };
    }

    /// <summary>Puts the questions into the order of asking and computes the edition.</summary>
    public static QuestionSet Of(IEnumerable<Question> questions)
    {
        var ordered = questions.OrderBy(q => q.Criterion).ThenBy(q => q.Gates.Count == 0).ToList();
        var content = JsonSerializer.SerializeToUtf8Bytes(ordered, DocumentFormat.Options);
        var edition = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 4));
        return new QuestionSet { Edition = edition, Questions = ordered };
    }

    /// <summary>By id, case and blanks aside; null when there is none.</summary>
    public Question? Find(string? id) =>
        Questions.FirstOrDefault(q => string.Equals(q.Id, id?.Trim(), StringComparison.OrdinalIgnoreCase));

    public IEnumerable<Question> In(Criterion criterion) => Questions.Where(q => q.Criterion == criterion);
}
