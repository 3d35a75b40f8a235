using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Workplace;

/// <summary>Up to where the changes of a drive are known; its id is the drive's.</summary>
public sealed record DriveToken : IDocument
{
    public static string Kind => "drive_token";

    public static int Schema => 1;

    public required string Id { get; init; }

    PartnerId? IDocument.Partner => null;

    public required string Token { get; init; }

    public long Version { get; init; }
}
