using PrmBot.Conversation.Tables;
using PrmBot.Host.Bridge;
using PrmBot.Host.Startup;
using PrmBot.Storage;

namespace PrmBot.Host.Downloads;

/// <summary>
/// Gives out the files that were made for people. Whoever has the link has the file, until it runs out: it is asked for
/// by a browser that has shown nobody's sign-in to us.
/// </summary>
internal static class DownloadEndpoint
{
    public const string Path = "/files";

    private const int LengthOfId = 64;

    public static void AddDownloads(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<DownloadsOptions>(builder.Configuration);
        builder.Services.AddSingleton<IFileLinks, DownloadLinks>();
    }

    public static void MapDownloads(this WebApplication app) => app.MapGet(
        Path + "/{id}",
        (string id, HttpContext http, IStore store, HomeTenant home, TimeProvider clock, CancellationToken ct) =>
            GiveAsync(id, http, new Shelf(store, home, clock), ct));

    private sealed record Shelf(IStore Store, HomeTenant Home, TimeProvider Clock);

    private static async Task<IResult> GiveAsync(string id, HttpContext http, Shelf shelf, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        var file = id.Length == LengthOfId
            ? await shelf.Store.Open(shelf.Home.For(null)).FindAsync<HandedFile>(id, ct)
            : null;
        return file is not null && shelf.Clock.GetUtcNow() <= file.Until
            ? Results.File(file.Content.ToArray(), file.ContentType, file.Name)
            : Results.Text("This link has run out. Ask the bot for the file again.", statusCode: 404);
    }
}
