using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Partners;

/// <summary>This Teams channel is that partner's; its id is the channel's key without the thread.</summary>
public sealed record ChannelLink : IDocument
{
    public static string Kind => "channel_link";

    public static int Schema => 1;

    public required string Id { get; init; }

    public required PartnerId Of { get; init; }

    PartnerId? IDocument.Partner => Of;

    /// <summary>
    /// Where the channel is reached: kept so that a digest can be posted without anybody speaking first. Empty from
    /// when the app was removed until it is heard of there again.
    /// </summary>
    public required string ServiceUrl { get; init; }

    /// <summary>The platform's id of the team that the channel is in; null when it did not say.</summary>
    public string? Team { get; init; }

    public required Person LinkedBy { get; init; }

    public long Version { get; init; }
}

/// <summary>A manager said that this person speaks for that partner; its id is the person's.</summary>
public sealed record ContactRegistration : IDocument
{
    public static string Kind => "contact";

    public static int Schema => 1;

    public required string Id { get; init; }

    public required PartnerId Of { get; init; }

    PartnerId? IDocument.Partner => Of;

    public required Person Person { get; init; }

    public long Version { get; init; }
}
