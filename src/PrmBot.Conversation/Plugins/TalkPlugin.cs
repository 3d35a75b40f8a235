using System.ComponentModel;
using System.Text.RegularExpressions;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Routes;
using PrmBot.Identity;

namespace PrmBot.Conversation.Plugins;

/// <summary>
/// What is said without wanting anything done. A yes or no to an open question is met before it gets here.
/// </summary>
public sealed partial class TalkPlugin(Greeting greeting, Opinions opinions) : IPlugin
{
    [KernelFunction("smalltalk"), Description("Hello, thanks, goodbye.")]
    [Does(Act.Talk)]
    public Reply Smalltalk([FromKernelServices] TurnScope turn) => greeting.Answer(turn);

    [KernelFunction("confirm"), Description("Yes to the open question.")]
    [Does(Act.Talk)]
    public Reply Confirm([FromKernelServices] TurnScope turn) => Reply.Say(turn.Say("talk.nothing_open"));

    [KernelFunction("deny"), Description("No to the open question.")]
    [Does(Act.Talk)]
    public Reply Deny([FromKernelServices] TurnScope turn)
    {
        if (turn.Turn.Input is not TurnInput.Said said || !Blames().IsMatch(said.Text))
        {
            return Reply.Say(turn.Say("talk.nothing_open"));
        }

        opinions.Wrong(turn);
        return Reply.Say(turn.Say("talk.noted_as_wrong"));
    }

    // "That's wrong" with nothing open is about the last answer; a bare "no" is about nothing.
    [GeneratedRegex(
        @"wrong|incorrect|not (?:right|correct|what)|false|falsch|nicht richtig|👎", RegexOptions.IgnoreCase)]
    private static partial Regex Blames();
}
