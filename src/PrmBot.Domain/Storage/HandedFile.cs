using PrmBot.Identity;

namespace PrmBot.Storage;

/// <summary>
/// A file that somebody asked for, kept for a short while to be fetched. Who knows its id may have it, so the id is
/// long, random, and told to nobody but in the answer to who asked.
/// </summary>
public sealed record HandedFile : IDocument
{
    public static string Kind => "handed_file";

    public static int Schema => 1;

    public required string Id { get; init; }

    public required PartnerId? Partner { get; init; }

    /// <summary>As the reader's disk will show it.</summary>
    public required string Name { get; init; }

    /// <summary>Its media type.</summary>
    public required string ContentType { get; init; }

    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>After this it is as if it had never been.</summary>
    public required DateTimeOffset Until { get; init; }

    public long Version { get; init; }
}
