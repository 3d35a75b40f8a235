using Microsoft.Extensions.DependencyInjection;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Prompts;
using PrmBot.Conversation.Understanding;
using PrmBot.Cycle.Monitor;
using PrmBot.Host.Composition;
using PrmBot.Planning.Catalogue;
using PrmBot.Selection;

namespace PrmBot.Host.Tests.Bridge;

/// <summary>
/// The words, the cards and what was learnt from them, read once for all hosts of this process: nothing changes them,
/// and reading them is most of a start.
/// </summary>
internal static class ReadContent
{
    private static readonly ContentFolders Content = ContentFolders.Find(AppContext.BaseDirectory);
    private static readonly Lazy<Texts> Words = new(() => PromptFiles.ReadTexts(Content.Prompts));
    private static readonly Lazy<Terms> Meanings =
        new(() => new Terms(PromptFiles.Read<List<Term>>(Content.Prompts, "talk/terms.yaml")));

    private static readonly Lazy<QuestionSet> Questions = new(() => QuestionFile.Read(Content.Prompts));
    private static readonly Lazy<PlanCatalogue> Plans = new(() => PlanCatalogueFiles.Read(Content.Prompts));
    private static readonly Lazy<KpiCatalogue> Kpis = new(() => KpiFile.Read(Content.Prompts));
    private static readonly Lazy<CardLibrary> Cards = new(() => new CardLibrary(Content.Cards));
    private static readonly Lazy<LocalEngine> Engine =
        new(() => LocalEngine.Load(Content.Prompts, ContentFolders.Trained));

    /// <summary>In place of what the host would read for itself.</summary>
    public static void Share(IServiceCollection services)
    {
        services.AddSingleton(_ => Words.Value);
        services.AddSingleton(_ => Meanings.Value);
        services.AddSingleton(_ => Questions.Value);
        services.AddSingleton(_ => Plans.Value);
        services.AddSingleton(_ => Kpis.Value);
        services.AddSingleton(_ => Cards.Value);
        services.AddSingleton(_ => Engine.Value);
    }
}
