using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PrmBot.Conversation;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Digests;
using PrmBot.Conversation.Files;
using PrmBot.Conversation.Interviews;
using PrmBot.Conversation.Plugins;
using PrmBot.Conversation.Prompts;
using PrmBot.Conversation.Reminding;
using PrmBot.Conversation.Routes;
using PrmBot.Conversation.Tables;
using PrmBot.Conversation.Workplace;
using PrmBot.Cycle.Monitor;
using PrmBot.Digest;
using PrmBot.Digest.Schedules;
using PrmBot.Host.Startup;
using PrmBot.Host.Workers;
using PrmBot.Planning;
using PrmBot.Planning.Catalogue;
using PrmBot.Selection;
using PrmBot.Standings;
using PrmBot.Storage;
using PrmBot.Workplace;

namespace PrmBot.Host.Composition;

/// <summary>The conversation: the spine, the plugins, the interviews, the words and the cards.</summary>
internal static class ConversationSetup
{
    public static IServiceCollection AddConversation(this IServiceCollection services, ContentFolders content)
    {
        AddContent(services, content);
        AddSpine(services, content);
        AddPlugins(services, content);
        return services;
    }

    private static void AddContent(IServiceCollection services, ContentFolders content)
    {
        services.AddSingleton(_ => PromptFiles.ReadTexts(content.Prompts));
        services.AddSingleton(_ => new Terms(PromptFiles.Read<List<Term>>(content.Prompts, "talk/terms.yaml")));
        services.AddSingleton(_ => QuestionFile.Read(content.Prompts));
        services.AddSingleton(_ => PlanCatalogueFiles.Read(content.Prompts));
        services.AddSingleton(_ => KpiFile.Read(content.Prompts));
        services.AddSingleton(_ => new CardLibrary(content.Cards));
    }

    private static void AddSpine(IServiceCollection services, ContentFolders content)
    {
        services.AddSingleton(s =>
        {
            var access = s.GetRequiredService<IOptions<AccessOptions>>().Value;
            return new Access(
                access.Managers.ToHashSet(StringComparer.OrdinalIgnoreCase), access.ManagerGroup is not null);
        });
        services.AddSingleton<FunctionCatalogue>();
        services.AddUnderstanding(content);
        services.AddSingleton<Asking>();
        services.AddSingleton<RequestFilter>();
        services.AddSingleton<DigestPresses>();
        services.AddSingleton<KernelCalls>();
        services.AddSingleton<Hearing>();
        services.AddSingleton<Listening>();
        services.AddSingleton<Correcting>();
        services.AddSingleton<Onboarding>();
        services.AddSingleton<Happenings>();
        services.AddSingleton(s =>
            new FeedbackSettings(s.GetRequiredService<IOptions<FeedbackOptions>>().Value.KeepText));
        services.AddSingleton<Opinions>();
        services.AddSingleton<TurnOpener>();
        services.AddSingleton<TurnDecider>();
        services.AddSingleton<Delivering>();
        services.AddSingleton<TurnHandler>();
    }

    private static void AddPlugins(IServiceCollection services, ContentFolders content)
    {
        services.AddSingleton<ReadStandings>();
        services.AddSingleton<KnownStandings>();
        services.AddSingleton<PartnerGlances>();
        services.AddSingleton<PartnerCards>();
        services.AddSingleton<IPlugin, PartnersPlugin>();
        services.AddSingleton<Greeting>();
        services.AddSingleton<IPlugin, TalkPlugin>();
        services.AddSingleton<IPlugin, HelpPlugin>();
        services.AddSingleton<IPlugin, InterviewPlugin>();
        services.AddSingleton<IPlugin, KpiPlugin>();
        services.AddSingleton<IPlugin, AnalysisPlugin>();
        services.AddSingleton<IPlugin, ChangePlugin>();
        services.AddSingleton<QbrFiles>();
        services.AddSingleton<IPlugin, DigestPlugin>();
        services.AddSingleton<IDueLines, DueLines>();
        AddWorkplace(services);
        AddPlanning(services);
        AddSelection(services, content);
        AddReminders(services);
        AddDigests(services);
    }

    private static void AddDigests(IServiceCollection services)
    {
        services.AddSingleton<IRecurrence, CronRecurrence>();
        services.AddSingleton<Scheduling>();
        services.AddSingleton<UnaskedTurns>();
        services.AddSingleton<PortfolioDigests>();
        services.AddSingleton<DigestPosts>();
        services.AddSingleton(s => new DigestRound(
            s.GetRequiredService<IStore>(), s.GetRequiredService<DigestPosts>(), s.GetRequiredService<IRecurrence>(),
            s.GetRequiredService<ReminderSettings>().Quiet, s.GetRequiredService<DigestSettings>()));
        services.AddSingleton(s => s.GetRequiredService<IOptions<DigestOptions>>().Value.ToSettings());
    }

    // Off where the host did not set it up before: then each function says so.
    private static void AddWorkplace(IServiceCollection services)
    {
        services.TryAddSingleton(_ => Microsoft365.Off());
        services.TryAddSingleton<ITeamGroups, NoTeamGroups>();
        services.AddSingleton<ChannelPlaces>();
        services.AddSingleton<ChannelExports>();
        services.AddSingleton<PeopleLookup>();
        services.AddSingleton<MailboxRound>();
        services.AddSingleton<Workbooks>();
        services.AddSingleton<WorkbookRefresh>();
        services.AddSingleton<WorkbookRound>();
        services.AddSingleton<PlannerRound>();
        services.AddSingleton<MeetingRound>();
        services.AddSingleton<IPlugin, WorkplacePlugin>();
    }

    private static void AddReminders(IServiceCollection services)
    {
        services.AddSingleton<IPlugin, RemindersPlugin>();
        services.AddSingleton<ReminderFacts>();
        services.AddSingleton<ReminderBundles>();
        services.AddSingleton<ReminderRound>();
        services.AddSingleton<Escalations>();
        services.AddSingleton<CommitmentRound>();
        services.AddSingleton(s => s.GetRequiredService<IOptions<ReminderOptions>>().Value.ToSettings());
    }

    private static void AddPlanning(IServiceCollection services)
    {
        services.AddSingleton<IPlanSeeds, SeedsFromGaps>();
        services.AddSingleton<PlanViews>();
        services.AddSingleton<PlanLineViews>();
        services.AddSingleton<PlanOwners>();
        services.AddSingleton<PlanShowing>();
        services.AddSingleton<Handing>();
        services.AddSingleton<TableIntake>();
        services.AddSingleton<PlanFiles>();
        services.AddSingleton<PlanInterview>();
        services.AddSingleton<IInterview>(s => s.GetRequiredService<PlanInterview>());
        services.AddSingleton<IPlugin, PlanPlugin>();
        services.AddSingleton<IPlugin, WorkPlugin>();
    }

    private static void AddSelection(IServiceCollection services, ContentFolders content)
    {
        services.AddSingleton<AssessmentInterview>();
        services.AddSingleton<EvidenceIntake>();
        services.AddSingleton<AnswerIntake>();
        services.AddSingleton<IInterview>(s => s.GetRequiredService<AssessmentInterview>());
        services.AddSingleton<Invitations>();
        services.AddSingleton<Releases>();
        services.AddSingleton<IPlugin, AssessmentPlugin>();
        services.AddSingleton<IPlugin, ProfilePlugin>();
        services.AddSingleton<LedgerCards>();
        services.AddSingleton<IPlugin, LedgerPlugin>();
        services.AddSingleton(s => new SamplePortfolio(
            s.GetRequiredService<IHostEnvironment>().IsDevelopment()
                ? SampleFile.Read(content.Prompts, s.GetRequiredService<KpiCatalogue>())
                : [],
            s.GetRequiredService<QuestionSet>()));
    }
}
