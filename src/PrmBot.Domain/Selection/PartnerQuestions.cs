using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>
/// The questions that a partner was invited to answer, stored as that partner's own: its session opens nothing of the
/// tenant as a whole, and the file may have changed since.
/// </summary>
public sealed record PartnerQuestions : IDocument
{
    public static string Kind => "partner_questions";

    public static int Schema => 1;

    public required string Id { get; init; }

    public required PartnerId Of { get; init; }

    PartnerId? IDocument.Partner => Of;

    public required QuestionSet Set { get; init; }

    public long Version { get; init; }

    public static string IdOf(PartnerId partner, string edition) => $"{partner.Value}|{edition}";
}
