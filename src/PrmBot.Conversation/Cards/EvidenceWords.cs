using System.Text.Json;
using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>Proof in words, for one reader.</summary>
internal static class EvidenceWords
{
    private const int ShownOfHash = 12;

    /// <summary>How an answer just given could be proved; null: it is proved, or nothing would prove it.</summary>
    public static string? Offer(TurnScope turn, Assessment assessment, Question question)
    {
        var side = AnswerQuestion.SideOf(turn.Session.Caller, question);
        var answer = AnswerQuestion.Replaced(
            SideAnswers.Of(assessment, question.Id, side), turn.Session.Caller);
        return answer is { IsEstimate: false, Grade: < EvidenceGrade.E2 } && question.Evidence.Length > 0
            && answer.Rating.Level() is not null
            ? turn.Say("evidence.offer", ("question", question.Id), ("evidence", question.Evidence)) : null;
    }

    /// <summary>The files that came with an answer; null: none.</summary>
    public static string? Kept(TurnScope turn, GivenAnswer given) => given.Files.Count == 0
        ? null : turn.Say("evidence.kept_files", ("files", Names(given.Files)));

    public static string Waiting(TurnScope turn, IReadOnlyList<EvidenceFile> files) =>
        turn.Say("evidence.files_wait", ("files", Names(files)));

    public static string Names(IEnumerable<EvidenceFile> files) => string.Join(", ", files.Select(f => f.Name));

    public static string Grade(TurnScope turn, EvidenceGrade grade) =>
        turn.Say("grade." + JsonNamingPolicy.SnakeCaseLower.ConvertName(grade.ToString()));

    /// <summary>What a record says, in words.</summary>
    public static string OnRecord(TurnScope turn, RecordProof proof) => turn.Say(
        "record." + JsonNamingPolicy.SnakeCaseLower.ConvertName(proof.Record.ToString()),
        ("value", turn.Number(proof.Value)));

    /// <summary>One piece as a line: words, or a file with its link.</summary>
    public static string Line(TurnScope turn, Proof proof) => proof.File is { } file
        ? turn.Say("evidence.file", ("name", file.Name), ("link", file.Link))
        : SelectionWords.Quoted(proof.Text!);

    /// <summary>Who gave it and when; of a file what was measured.</summary>
    public static string Meta(TurnScope turn, Proof proof)
    {
        var by = turn.Say("evidence.by", ("who", proof.By.Name), ("date", turn.Date(proof.At)));
        return proof.File is not { } file ? by
            : file is { Size: { } size, Hash: { } hash }
                ? turn.Say("evidence.measured", ("by", by), ("size", Size(turn, size)), ("hash", hash[..ShownOfHash]))
                : turn.Say("evidence.unmeasured", ("by", by));
    }

    private static string Size(TurnScope turn, long bytes) => bytes >= 1024 * 1024
        ? turn.Say("evidence.megabytes", ("size", turn.Number(bytes / (1024m * 1024))))
        : turn.Say("evidence.kilobytes", ("size", Math.Max(1, bytes / 1024)));
}
