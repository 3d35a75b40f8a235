using System.Net;
using System.Net.Http.Headers;
using PrmBot.Host.Tests.Health;
using PrmBot.Host.Tests.Scenario;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Publish;

/// <summary>
/// The published folder as a container runs it: an unprivileged user, a tree that nobody can write to, no folder for
/// temporary files, settings by environment, one folder for data.
/// </summary>
[Collection("publish")]
public sealed class PublishedFolderTests(PublishedApp app) : IClassFixture<PublishedApp>, IAsyncLifetime
{
    private const int Nobody = 65534;

    private readonly string _place = Directory.CreateTempSubdirectory("prmbot-published-").FullName;
    private readonly HttpClient _http = new();
    private ConnectorStub _connector = null!;
    private TeamsCloud _cloud = null!;

    private string Data => Path.Combine(_place, "data");

    public async Task InitializeAsync()
    {
        _connector = await ConnectorStub.StartAsync();
        _cloud = await TeamsCloud.StartAsync();
        _connector.Has("Alex", ChatPlace.HomeTenant);
        _http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", _cloud.TokenFor(_connector.Url));
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _cloud.DisposeAsync();
        await _connector.DisposeAsync();
        Directory.Delete(_place, recursive: true);
    }

    private string[] AsNobody =>
    [
        "setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "dotnet",
        Path.Combine(app.Folder, "PrmBot.Host.dll"),
    ];

    [RootFact]
    public Task It_runs_as_nobody_where_nothing_can_be_written_beside_it() => RunsAsync(AsNobody);

    [RootFact(mounts: true)]
    public Task It_runs_as_nobody_on_a_root_file_system_that_is_read_only() => RunsAsync(
    [
        "unshare", "-m", "sh", "-c",
        "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro / && ! touch /tmp/x 2> /dev/null && exec \"$@\"",
        Data, .. AsNobody,
    ]);

    private async Task RunsAsync(string[] command)
    {
        Directory.CreateDirectory(Data);
        Programs.Run("chmod", "a-w,a+rX", _place);
        Programs.Run("chown", "-R", $"{Nobody}:{Nobody}", Data);
        Programs.Run("chmod", "700", Data);
        var before = Files();
        before.ShouldContain(file => file.EndsWith(".trained", StringComparison.Ordinal));

        using (var bot = await StartAsync(command))
        {
            bot.User.ShouldBe(Nobody);
            (await HealthReading.OfAsync(_http, bot.Address)).Status.ShouldBe(HttpStatusCode.OK);
            await WorkAsync(bot);
            (await bot.TerminateAsync()).ShouldBe(0);
            bot.Output.ShouldNotContain(line => line.Contains("layground", StringComparison.Ordinal));
        }

        Files().ShouldBe(before, "nothing was written beside the program");
        Directory.GetFiles(Data).ShouldContain(Path.Combine(Data, "prmbot.db"));
        using var again = await StartAsync(command);
        (await Chat(again).SayAsync("list my partners")).Words.ShouldContain("Contoso");
    }

    // All that handles files: a plan that goes out as one.
    private async Task WorkAsync(BotProcess bot)
    {
        await Chat(bot).SayAsync("add Contoso as a reseller");
        await Chat(bot).SayAsync("build a plan with Contoso");
        var link = (await Chat(bot).SayAsync("export the plan of Contoso")).Words.Split("/files/")[1][..64];
        (await _http.GetByteArrayAsync(new Uri(bot.Address, "/files/" + link))).ShouldNotBeEmpty();
    }

    private Task<BotProcess> StartAsync(string[] command) => BotProcess.StartAsync(
        command, app.Folder, Data, _cloud.Settings(
            ("HOME", "/nonexistent"), ("TMPDIR", "/nonexistent"), ("DOTNET_EnableDiagnostics", "0"),
            ("Downloads:PublicUrl", "https://bot.example")));

    private List<string> Files() =>
    [
        .. Directory.EnumerateFileSystemEntries(app.Folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(file => $"{File.GetLastWriteTimeUtc(file):O} {file}"),
    ];

    private ChatClient Chat(BotProcess bot) => new(
        _http, () => bot.Address, _connector, new ChatPlace("Alex", "a:alex") { SaysTenant = false });
}
