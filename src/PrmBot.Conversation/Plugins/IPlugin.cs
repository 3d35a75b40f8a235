namespace PrmBot.Conversation.Plugins;

/// <summary>Marks a class whose <c>[KernelFunction]</c> methods are the functions of one plugin.</summary>
#pragma warning disable CA1040 // a marker: dependency injection collects the plugins by it
public interface IPlugin;
#pragma warning restore CA1040
