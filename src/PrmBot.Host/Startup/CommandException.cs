namespace PrmBot.Host.Startup;

/// <summary>A command was not done: the message says why, and what would be right.</summary>
public sealed class CommandException(string message) : Exception(message);
