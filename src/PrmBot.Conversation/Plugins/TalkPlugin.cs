using System.ComponentModel;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Routes;
using PrmBot.Identity;

namespace PrmBot.Conversation.Plugins;

/// <summary>
/// What is said without wanting anything done. A yes or no to an open question is met before it gets here.
/// </summary>
public sealed class TalkPlugin(Greeting greeting) : IPlugin
{
    [KernelFunction("smalltalk"), Description("Hello, thanks, goodbye.")]
    [Does(Act.Talk)]
    public Reply Smalltalk([FromKernelServices] TurnScope turn) => greeting.Answer(turn);

    [KernelFunction("confirm"), Description("Yes to the open question.")]
    [Does(Act.Talk)]
    public Reply Confirm([FromKernelServices] TurnScope turn) => Reply.Say(turn.Say("talk.nothing_open"));

    [KernelFunction("deny"), Description("No to the open question.")]
    [Does(Act.Talk)]
    public Reply Deny([FromKernelServices] TurnScope turn) => Reply.Say(turn.Say("talk.nothing_open"));
}
