using PrmBot.Host.Playground;
using PrmBot.Host.Startup;

#pragma warning disable RS0030 // The process's own error stream is the program's to hand out.
var error = Console.Error;
#pragma warning restore RS0030

return await GuardedStart.RunAsync(
    async () =>
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddStartupChecks();
        builder.AddPlayground();
        await builder.Build().RunAsync();
    },
    error);
