using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PrmBot.BotFramework;
using PrmBot.Conversation;
using PrmBot.Host.Composition;
using PrmBot.Host.Downloads;
using PrmBot.Host.Startup;
using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Benchmarks;

/// <summary>The host's own parts over a LiteDB file of this machine's disk, without the wire.</summary>
internal sealed class BenchHost : IAsyncDisposable
{
    internal static readonly TenantId Home = new("11111111-2222-3333-4444-555555555555");

    private static readonly Person Alex = new(new UserId("alex"), "Alex");

    private readonly WebApplication _app;

    private BenchHost(WebApplication app) => _app = app;

    public IStore Store => _app.Services.GetRequiredService<IStore>();

    public static BenchHost On(string data)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Storage:Path"] = Path.Combine(data, "prmbot.db");
        builder.Configuration["Downloads:PublicUrl"] = "https://prmbot.example.test";
        builder.Configuration["Access:HomeTenantId"] = Home.Value;
        builder.Services.AddSettings<StorageOptions>(builder.Configuration);
        builder.Services.AddSettings<AccessOptions>(builder.Configuration);
        builder.AddDownloads();
        builder.Services.AddStore();
        builder.Services.AddOutbox();
        builder.Services.AddBotFramework(builder.Configuration, Chance.NewId, Chance.Next);
        builder.Services.AddBridge();
        builder.Services.AddFiles();
        builder.Services.AddConversation(ContentFolders.Find(AppContext.BaseDirectory));
        return new BenchHost(builder.Build());
    }

    public static TurnInput Said(string text) => new TurnInput.Said(text, [], null);

    public static TurnInput Pressed(string verb, params (string Name, string Value)[] data)
    {
        var given = new JsonObject();
        foreach (var (name, value) in data)
        {
            given[name] = value;
        }

        return new TurnInput.Pressed(verb, given, null, Inline: true);
    }

    public Task<TurnResult> SayAsync(string text) => TurnAsync(Said(text));

    public Task<TurnResult> TurnAsync(TurnInput input) =>
        _app.Services.GetRequiredService<TurnHandler>().HandleAsync(
            new Turn(
                new Speaker(Alex, Home),
                Home,
                new Place(new ConversationKey("a:alex"), PlaceKind.Personal, "https://example.test/"),
                input),
            CancellationToken.None);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
