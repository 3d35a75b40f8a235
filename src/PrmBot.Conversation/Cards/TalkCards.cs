using System.Text.Json.Nodes;

namespace PrmBot.Conversation.Cards;

/// <summary>One thing that can be said here, with a button that does it.</summary>
/// <param name="Title">The button.</param>
/// <param name="Verb">The kernel function.</param>
/// <param name="Data">Its arguments.</param>
public sealed record Suggestion(string Title, string Verb, JsonObject Data)
{
    /// <summary>The same for clients without Action.Execute: the verb is part of the data.</summary>
    public JsonObject Submit => SubmitData.Of(Verb, Data);
}

/// <summary>What can be done here, by this person.</summary>
public sealed record WelcomeCard(
    string Title, string Intro, IReadOnlyList<string> Examples, IReadOnlyList<Suggestion> Suggestions) : ICard
{
    public static string Name => "talk/welcome";

    public string File => Name;
}

/// <summary>What can be said about one subject.</summary>
public sealed record HelpSubject(string Title, IReadOnlyList<string> Examples);

/// <summary>Everything that can be said here, by subject.</summary>
public sealed record TopicsCard(
    string Title, string Intro, IReadOnlyList<HelpSubject> Subjects, IReadOnlyList<Suggestion> Suggestions) : ICard
{
    public static string Name => "talk/topics";

    public string File => Name;
}

/// <summary>The data of an Action.Submit that does what an Action.Execute does.</summary>
internal static class SubmitData
{
    public static JsonObject Of(string verb, JsonObject data)
    {
        var submit = (JsonObject)data.DeepClone();
        submit["verb"] = verb;
        return submit;
    }
}

/// <summary>Asks for one missing argument; each choice completes the request that waits.</summary>
public sealed record AskCard(string Question, IReadOnlyList<Suggestion> Choices) : ICard
{
    public static string Name => "talk/ask";

    public string File => Name;
}

/// <summary>Asks for a yes or a no.</summary>
public sealed record ConfirmCard(string Question, string Token) : ICard
{
    public static string Name => "talk/confirm";

    public string File => Name;
}

/// <summary>Reminds, under another answer, that an interview is still open.</summary>
public sealed record FooterCard(string Text) : ICard
{
    public static string Name => "talk/footer";

    public string File => Name;
}

/// <summary>A short answer with buttons for what to do next.</summary>
public sealed record AnswerCard(string Title, string Text, IReadOnlyList<Suggestion> Suggestions) : ICard
{
    public static string Name => "talk/answer";

    public string File => Name;
}
