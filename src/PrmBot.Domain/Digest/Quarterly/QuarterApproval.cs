using System.Text.Json.Serialization;
using PrmBot.Cycle;
using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Storage;

namespace PrmBot.Digest.Quarterly;

/// <summary>One side's yes to a quarter's numbers.</summary>
/// <param name="Side">Whose.</param>
/// <param name="Who">The person.</param>
/// <param name="At">When.</param>
/// <param name="Fingerprint">Of the numbers that it was said to.</param>
public sealed record NumbersApproval(PlanSide Side, Person Who, DateTimeOffset At, string Fingerprint);

/// <summary>Every yes to the numbers of one quarter with one partner; none is ever taken out.</summary>
public sealed record QuarterApproval : IDocument
{
    public static string Kind => "quarter_approval";

    public static int Schema => 1;

    [JsonIgnore]
    public string Id => IdOf(Of, Quarter);

    public required PartnerId Of { get; init; }

    [JsonIgnore]
    PartnerId? IDocument.Partner => Of;

    public required Period Quarter { get; init; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<NumbersApproval> Approvals { get; init; } = [];

    public long Version { get; init; }

    public static string IdOf(PartnerId partner, Period quarter) => partner.Value + "|" + quarter.ToString();
}
