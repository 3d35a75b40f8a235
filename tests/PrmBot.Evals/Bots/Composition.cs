using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using PrmBot.Conversation;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Files;
using PrmBot.Conversation.Prompts;
using PrmBot.Conversation.Tables;
using PrmBot.Conversation.Understanding;
using PrmBot.Cycle.Monitor;
using PrmBot.Conversation.Plugins;
using PrmBot.Host.Composition;
using PrmBot.Host.Startup;
using PrmBot.Planning.Catalogue;
using PrmBot.Selection;
using PrmBot.Storage;
using PrmBot.Testing;

namespace PrmBot.Evals.Bots;

/// <summary>Composes a bot as the host does. What is read from files and never changes is read once for all.</summary>
internal static class Composition
{
    private static readonly ContentFolders Content = new(RepoFiles.Prompts, RepoFiles.Cards);

    private static readonly ServiceProvider Read = new ServiceCollection().AddConversation(Content)
        .AddSingleton<IHostEnvironment, Development>().BuildServiceProvider();

    private static int made;

    internal static ServiceProvider Build(
        MemoryStore store, TimeProvider clock, HeldFiles files, Action<IServiceCollection>? exchange)
    {
        var services = new ServiceCollection()
            .AddSingleton<IStore>(store)
            .AddSingleton(clock)
            .AddSingleton(new IdSource(() => $"id{Interlocked.Increment(ref made)}"))
            .AddSingleton<IFileMeter>(files)
            .AddSingleton<IFileReader>(files)
            .AddSingleton<IFileLinks>(files)
            .AddSingleton<IChannelPeople, NobodyKnown>()
            .AddSingleton<IHostEnvironment, Development>()
            .AddConversation(Content)
            .Configure<AccessOptions>(o => Cast.Managers.ToList().ForEach(o.Managers.Add))
            .AddSingleton(Read.GetRequiredService<LocalEngine>())
            .AddSingleton(Read.GetRequiredService<Texts>())
            .AddSingleton(Read.GetRequiredService<Terms>())
            .AddSingleton(Read.GetRequiredService<QuestionSet>())
            .AddSingleton(Read.GetRequiredService<PlanCatalogue>())
            .AddSingleton(Read.GetRequiredService<KpiCatalogue>())
            .AddSingleton(Read.GetRequiredService<CardLibrary>())
            .AddSingleton(Read.GetRequiredService<SamplePortfolio>());
        exchange?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private sealed class Development : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Development;

        public string ApplicationName { get; set; } = "evals";

        public string ContentRootPath { get; set; } = RepoFiles.Root;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
