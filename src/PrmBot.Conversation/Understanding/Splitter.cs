using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Understanding;

/// <summary>Cuts a message into its requests, only where every piece is a request by itself.</summary>
internal static partial class Splitter
{
    private const string Verbs = "(?:show|add|assess|build|create|start|list|compare|archive|post|send|set|change|"
        + "drop|delete|remove|record|log|link|open|give|schedule|stop|export|check|share|sign|remind|analy[sz]e|tell|"
        + "explain|make|run|release|invite|resume|prepare|undo|move|mark|import|put|what|who|how|why|when)";

    private static readonly Regex[] Joints = [Sure(), Likely()];

    /// <summary>The pieces in order; the whole message when it is one request.</summary>
    internal static List<string> Split(string text, Func<string, bool> isRequest)
    {
        foreach (var joint in Joints)
        {
            if (!joint.IsMatch(text))
            {
                continue;
            }

            var pieces = joint.Split(text).Select(p => p.Trim(' ', ',', ';', '.')).Where(p => p.Length > 0).ToList();
            if (pieces.Count is > 1 and < 8 && (joint != Joints[^1] || !HasTail(pieces))
                && pieces.TrueForAll(p => !Question().IsMatch(p) && isRequest(p)))
            {
                return SplitDeeper(pieces, isRequest);
            }
        }

        return [text];
    }

    private static List<string> SplitDeeper(List<string> pieces, Func<string, bool> isRequest) =>
        [.. pieces.SelectMany(p => Likely().IsMatch(p) ? Halves(p, isRequest) : [p])];

    private static List<string> Halves(string text, Func<string, bool> isRequest)
    {
        var pieces = Likely().Split(text).Select(p => p.Trim(' ', ',')).Where(p => p.Length > 0).ToList();
        return pieces.Count > 1 && !HasTail(pieces) && pieces.TrueForAll(p => !Question().IsMatch(p) && isRequest(p))
            ? pieces : [text];
    }

    // "Relecloud signed with us, please add": the verb alone belongs to what stands before it. Not so after another
    // command: "add Contoso and assess it".
    private static bool HasTail(List<string> pieces) =>
        pieces.Exists(p => Bare().IsMatch(p)) && !Command().IsMatch(pieces[0]);

    // "Who is at risk, and why?" asks one thing.
    [GeneratedRegex(@"^(?:why|how|when|who|what|where)\s*\?*$", RegexOptions.IgnoreCase)]
    private static partial Regex Question();

    [GeneratedRegex(@"^(?:please\s+|pls\s+)?\w+(?:\s+(?:it|them|that|this|him|her|one|now|please|pls))*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Bare();

    // "Bis 15. Januar" is one day, and no two sentences.
    [GeneratedRegex(@"\s*;\s*|\s*\n\s*|(?<=\w\w)(?<!\bvs)(?<!\b\d{1,2}(?=\.))[.!?]\s+(?=\p{L})|"
        + @",?\s+(?:and\s+then|and\s+after\s+that|"
        + @"after\s+that|then\s+also|and\s+also|then)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Sure();

    [GeneratedRegex(
        @"\s*(?:,|,?\s+and|,?\s+plus|&)\s+(?=(?:please\s+)?" + Verbs + @"\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Likely();

    [GeneratedRegex(@"^(?:please\s+)?" + Verbs + @"\b", RegexOptions.IgnoreCase)]
    private static partial Regex Command();
}
