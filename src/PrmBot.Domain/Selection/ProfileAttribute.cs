namespace PrmBot.Selection;

/// <summary>What the ideal partner is counted by.</summary>
public enum ProfileAttribute
{
    /// <summary>People who can sell, design and deploy.</summary>
    CertifiedPeople,

    /// <summary>Customers who speak for the partner.</summary>
    References,

    /// <summary>Target territories that it covers.</summary>
    Territories,

    /// <summary>Target segments that it serves.</summary>
    Segments,
}

/// <summary>The names of the attributes on the wire and in files.</summary>
public static class ProfileAttributes
{
    public static IReadOnlyList<ProfileAttribute> All { get; } = Enum.GetValues<ProfileAttribute>();

    public static string Key(this ProfileAttribute attribute) => attribute switch
    {
        ProfileAttribute.CertifiedPeople => "certified_people",
        ProfileAttribute.References => "references",
        ProfileAttribute.Territories => "territories",
        ProfileAttribute.Segments => "segments",
        _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute, "Unknown attribute."),
    };

    /// <summary>The attribute meant by a name, singular or plural; null when there is none.</summary>
    public static ProfileAttribute? Find(string? name)
    {
        var letters = string.Concat((name ?? string.Empty).Where(char.IsLetter)).ToLowerInvariant();
        return letters switch
        {
            "certifiedpeople" or "certified" or "certifications" or "people" or "certifiedheads" or "certifiedperson" =>
                ProfileAttribute.CertifiedPeople,
            "references" or "reference" or "referencecustomers" => ProfileAttribute.References,
            "territories" or "territory" or "countries" or "regions" => ProfileAttribute.Territories,
            "segments" or "segment" or "industries" => ProfileAttribute.Segments,
            _ => null,
        };
    }
}
