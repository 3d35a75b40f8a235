using System.Net.Http.Headers;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using Polly;
using PrmBot.Conversation.Model;
using PrmBot.Conversation.Model.Levels;
using PrmBot.Conversation.Model.Wording;
using PrmBot.Conversation.Prompts;
using PrmBot.Conversation.Understanding;
using PrmBot.Host.Startup;

namespace PrmBot.Host.Composition;

/// <summary>Who understands people: the local engine, or the model with the local engine behind it.</summary>
internal static class ModelSetup
{
    private const string Client = "model";

    public static IServiceCollection AddUnderstanding(this IServiceCollection services, ContentFolders content)
    {
        services.AddSingleton(_ => LocalEngine.Load(content.Prompts, ContentFolders.Trained));
        services.AddSingleton<LocalChatCompletion>();
        services.AddSingleton<Offer>();
        services.AddSingleton(s => new ConfiguredModel(
            s.GetRequiredService<IOptions<ModelOptions>>().Value.ToSettings() is { } settings
                ? Made(s, settings)
                : null));
        services.AddSingleton<IChatCompletionService>(s =>
        {
            var local = s.GetRequiredService<LocalChatCompletion>();
            return s.GetRequiredService<ConfiguredModel>().Made is var (model, limits)
                ? new ModelChatCompletion(
                    model, local, s.GetRequiredService<LocalEngine>(), s.GetRequiredService<Offer>(), limits)
                : local;
        });
        services.AddSingleton<IWording>(s => s.GetRequiredService<ConfiguredModel>().Made is var (model, limits)
            ? new ModelWording(model, s.GetRequiredService<Texts>(), limits, s.GetRequiredService<TimeProvider>())
            : new NoWording());
        services.AddSingleton<AnswerLevels>();
        services.AddSingleton<ILevelModel>(s => s.GetRequiredService<ConfiguredModel>().Made is var (model, limits)
            ? new ModelLevels(model, s.GetRequiredService<Texts>(), limits)
            : new NoLevelModel());
        AddClient(services);
        services.AddLogging(log => log.AddFilter("Polly", LogLevel.Warning)); // a line for every call of the model
        return services;
    }

    private static (IChatCompletionService Model, ModelLimits Limits) Made(
        IServiceProvider services, ModelSettings settings)
    {
        var http = services.GetRequiredService<IHttpClientFactory>().CreateClient(Client);
        var clock = services.GetRequiredService<TimeProvider>();
        var limits = new ModelLimits(
            settings, new ModelBudget(settings, clock), clock, services.GetRequiredService<ILogger<ModelLimits>>());
        // Without a logger factory: the connector would log the words of answers.
#pragma warning disable SKEXP0010 // the only constructor for servers other than OpenAI's own
        var model = new OpenAIChatCompletionService(settings.Name, settings.Endpoint, settings.ApiKey, null, http);
#pragma warning restore SKEXP0010
        return (model, limits);
    }

    // A model that is down is left alone for a while; one that is busy is asked once more after a moment. The bot's own
    // limit of time stands above all of it.
    private static void AddClient(IServiceCollection services)
    {
        var client = services.AddHttpClient(Client, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .AddHttpMessageHandler(s => new EntraToken(s.GetRequiredService<IOptions<ModelOptions>>().Value.UseEntra));
        client.AddResilienceHandler(Client, pipeline => pipeline
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = 2,
                Delay = TimeSpan.FromMilliseconds(300),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = 6,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(30),
            }));
    }

    /// <summary>The model and its limits; null: none is configured.</summary>
    private sealed record ConfiguredModel((IChatCompletionService Model, ModelLimits Limits)? Made);

    /// <summary>Shows who we are to a server that asks Entra; the library keeps the token until it runs out.</summary>
    private sealed class EntraToken(bool isUsed) : DelegatingHandler
    {
        private static readonly TokenRequestContext Asked = new(["https://cognitiveservices.azure.com/.default"]);
        private readonly TokenCredential? credential = isUsed ? new DefaultAzureCredential() : null;

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (credential is not null)
            {
                var token = await credential.GetTokenAsync(Asked, cancellationToken);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
