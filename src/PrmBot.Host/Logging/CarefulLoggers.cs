using System.Globalization;
using System.Text;

namespace PrmBot.Host.Logging;

/// <summary>
/// Everything that is logged goes through here, whoever logs it: of an exception it lets through what kinds it is made
/// of and where it came from, and never its message, because that may quote what people wrote.
/// </summary>
internal sealed class CarefulLoggers(ILoggerFactory inner) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new Careful(inner.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() => inner.Dispose();

    private sealed class Careful(ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            inner.Log(logLevel, eventId, state, exception is null ? null : new LoggedException(exception), formatter);
    }
}

/// <summary>An exception as it is logged: kinds and places, no words.</summary>
internal sealed class LoggedException(Exception of) : Exception(KindsOf(of))
{
    public override string? StackTrace => of.StackTrace;

    public override string ToString()
    {
        var text = new StringBuilder();
        for (var at = of; at is not null; at = at.InnerException)
        {
            text.Append(CultureInfo.InvariantCulture, $"{at.GetType().FullName}\n{at.StackTrace}\n");
        }

        return text.ToString().TrimEnd();
    }

    private static string KindsOf(Exception of) =>
        of.InnerException is { } inner ? $"{of.GetType().Name} < {KindsOf(inner)}" : of.GetType().Name;
}
