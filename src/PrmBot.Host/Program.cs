using PrmBot.BotFramework;
using PrmBot.Host.Bridge;
using PrmBot.Host.Commands;
using PrmBot.Host.Composition;
using PrmBot.Host.Downloads;
using PrmBot.Host.Playground;
using PrmBot.Host.Startup;
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

        if (args is ["understand", ..])
        {
            Understand.Run(content, input, output);
            return;
        }

        var builder = WebApplication.CreateBuilder(args);
        builder.AddStartupChecks();
        builder.AddPlayground();
        builder.AddDownloads();
        builder.Services.AddStore();
        builder.Services.AddOutbox(); // before the wire, so it is stopped after it: drained turns are answered yet
        builder.Services.AddBotFramework(builder.Configuration, Chance.NewId, Chance.Next);
        builder.Services.AddBridge();
        builder.Services.AddFiles();
        builder.Services.AddGraph();
        builder.Services.AddConversation(content);
        builder.Services.AddHealthChecks();

        var app = builder.Build();
        app.LoadEverything();
        app.MapBotFramework();
        app.MapDownloads();
        app.MapHealthChecks("/health/live");
        app.MapHealthChecks("/health/ready");
        await app.RunAsync();
    },
    error);
