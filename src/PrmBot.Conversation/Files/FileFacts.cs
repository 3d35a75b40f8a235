namespace PrmBot.Conversation.Files;

/// <summary>What is believed of what a client wrote about a file: addresses are checked, names are cleaned.</summary>
internal static class FileFacts
{
    private const int LongestName = 150;
    private const int LongestLink = 1000;

    /// <summary>An http or https address without a password in it; null: it is none.</summary>
    public static Uri? Address(string? text) =>
        text is { Length: > 0 and <= LongestLink } && Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            && address.Host.Length > 0 && address.UserInfo.Length == 0
            ? address : null;

    /// <summary>Its name, or the last part of its address; null: neither says one.</summary>
    public static string? Name(SentFile file)
    {
        var link = Address(file.Link) ?? Address(file.Download);
        return Clean(file.Name) ?? Clean(link is null ? null : Uri.UnescapeDataString(link.AbsolutePath));
    }

    private static string? Clean(string? text)
    {
        var last = (text ?? string.Empty).Split('/', '\\')[^1];
        var clean = string.Concat(last.Where(c => !char.IsControl(c) && c is not ('[' or ']' or '<' or '>'))).Trim();
        return clean.Length == 0 ? null : clean.Length <= LongestName ? clean : clean[..LongestName];
    }
}
