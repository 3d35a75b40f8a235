namespace PrmBot.Conversation.Cards.Templating;

/// <summary>A card file that cannot be used or filled: names the file, the expression and what is wrong.</summary>
/// <param name="file">Path under <c>cards/</c>.</param>
/// <param name="expression">The text between <c>${</c> and <c>}</c>; null when the file as a whole is at fault.</param>
/// <param name="reason">What is wrong.</param>
/// <param name="inner">What found it.</param>
public sealed class CardTemplateException(string file, string? expression, string reason, Exception? inner = null)
    : Exception(expression is null ? $"{file}: {reason}" : $"{file}, ${{{expression}}}: {reason}", inner)
{
    public string File { get; } = file;

    public string? Expression { get; } = expression;
}
