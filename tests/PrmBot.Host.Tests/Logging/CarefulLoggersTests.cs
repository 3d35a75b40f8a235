using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrmBot.Host.Logging;
using PrmBot.Host.Tests.Scenario;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Logging;

/// <summary>What is written of an exception, whoever logs it, and how the console looks.</summary>
public sealed class CarefulLoggersTests
{
    [Fact]
    public void Of_an_exception_kinds_and_places_are_logged_and_no_words()
    {
        var written = new LoggedLines();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders().AddProvider(written);
        builder.AddCarefulLogging();
        using var app = builder.Build();

        // As the framework does it, with a message that it did not think of.
        var log = app.Services.GetRequiredService<ILogger<CarefulLoggersTests>>();
#pragma warning disable CA1848, CA2254 // somebody else's logging
        log.LogError(Thrown(), "It failed.");
#pragma warning restore CA1848, CA2254

        var line = written.All.ShouldHaveSingleItem();
        line.ShouldNotContain("quagga");
        line.ShouldContain("It failed.");
        line.ShouldContain("System.InvalidOperationException");
        line.ShouldContain("System.IO.IOException");
        line.ShouldContain($"at {GetType().FullName}.{nameof(Thrown)}");
    }

    [Fact]
    public async Task In_Development_the_console_is_for_people()
    {
        var data = Directory.CreateTempSubdirectory("prmbot-console-").FullName;
        using (var bot = await BotProcess.StartAsync(data))
        {
            bot.Output.ShouldContain(line => line.StartsWith("info: ", StringComparison.Ordinal));
            bot.Output.ShouldNotContain(line => line.StartsWith('{'));
        }

        Directory.Delete(data, recursive: true);
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException("He said: quagga", new IOException("quagga.txt is missing"));
        }
        catch (InvalidOperationException thrown)
        {
            return thrown;
        }
    }
}
