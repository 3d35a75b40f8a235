using PrmBot.BotFramework;
using PrmBot.Host.Bridge;
using PrmBot.Host.Commands;
using PrmBot.Host.Composition;
using PrmBot.Host.Downloads;
using PrmBot.Host.Health;
using PrmBot.Host.Logging;
using PrmBot.Host.Playground;
using PrmBot.Host.Startup;
using PrmBot.Host.Telemetry;
using PrmBot.Host.Workers;

#pragma warning disable RS0030 // The process's own streams are the program's to hand out.
var (input, output, error) = (Console.In, Console.Out, Console.Error);
#pragma warning restore RS0030
var content = ContentFolders.Find(AppContext.BaseDirectory);

return await GuardedStart.RunAsync(
    async () =>
    {
        if (args is ["understand", "--misses", .. var settings])
        {
            await Misses.RunAsync(WebApplication.CreateBuilder(settings).Configuration, output);
            return;
        }

        if (args is ["migrate", .. var moving])
        {
            await Migrate.RunAsync(WebApplication.CreateBuilder(moving).Configuration, output);
            return;
        }

        if (args is ["backup", .. var saving])
        {
            await Backup.RunAsync(WebApplication.CreateBuilder(saving).Configuration, output);
            return;
        }

        if (args is ["export", .. var wanted])
        {
            var asked = Asked.Of("export", wanted);
            await Export.RunAsync(asked, WebApplication.CreateBuilder(asked.Settings).Configuration, output, error);
            return;
        }

        if (args is ["delete", .. var unwanted])
        {
            var asked = Asked.Of("delete", unwanted);
            await Delete.RunAsync(asked, WebApplication.CreateBuilder(asked.Settings).Configuration, output);
            return;
        }

        if (args is ["restore", .. var back])
        {
            var file = back.FirstOrDefault(a => !a.StartsWith('-'));
            await Restore.RunAsync(
                file, WebApplication.CreateBuilder([.. back.Where(a => a != file)]).Configuration, output);
            return;
        }

        if (args is ["understand", ..])
        {
            Understand.Run(content, input, output);
            return;
        }

        var builder = WebApplication.CreateBuilder(args);
        builder.AddCarefulLogging();
        builder.AddTelemetry(); // before everything that it tells of, so it is stopped after it
        builder.AddStartupChecks();
        builder.AddPlayground();
        builder.AddDownloads();
        builder.AddHealth();
        builder.Services.AddStore();
        builder.Services.AddStop();
        builder.Services.AddOutbox(); // before the wire, so it is stopped after it: drained turns are answered yet
        builder.Services.AddBotFramework(builder.Configuration, Chance.NewId, Chance.Next);
        builder.Services.AddBridge();
        builder.Services.AddFiles();
        builder.Services.AddGraph();
        builder.Services.AddConversation(content);

        var app = builder.Build();
        app.LoadEverything();
        app.MapBotFramework();
        app.MapDownloads();
        app.MapHealth();
        await app.RunAsync();
    },
    error);
