using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using PrmBot.Digest.Schedules;
using PrmBot.Host.Tests.Workers;
using PrmBot.Identity;
using PrmBot.Storage.Postgres;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>Two real hosts over one PostgreSQL database and one Connector: what one learns the other knows.</summary>
public sealed class TwoInstancesTests : IAsyncLifetime
{
    private const string Channel = "19:contoso@thread.tacv2";
    private const int TenantLimit = 10; // calls a second
    private const string TheirTenant = "aaaaaaaa-2222-3333-4444-555555555555";

    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-two-").FullName;
    private readonly string _database = PostgresCluster.Running.NewDatabase();
    private readonly HttpClient _http = new();
    private ConnectorStub _connector = null!;
    private BotProcess _one = null!;
    private BotProcess _two = null!;

    public async Task InitializeAsync()
    {
        _connector = await ConnectorStub.StartAsync();
        _connector.Has("Alex", ChatPlace.HomeTenant);
        _connector.Has("Marco", TheirTenant);
        (_one, _two) = (await StartAsync(), await StartAsync());
    }

    public async Task DisposeAsync()
    {
        _one.Dispose();
        _two.Dispose();
        _http.Dispose();
        await _connector.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Who_left_the_channel_by_the_word_of_one_speaks_there_with_neither()
    {
        await AddAsync("Contoso", Channel);
        var marco = Marco(() => _two);
        (await marco.SayAsync("show the KPIs")).Words.ShouldContain("Contoso");

        _connector.Roster.TryRemove("29:Marco", out _).ShouldBeTrue();
        (await marco.SayAsync("show the KPIs")).Words.ShouldContain("Contoso", customMessage: "it has just asked");
        await Alex(() => _one, Channel).HappensAsync("conversationUpdate", a =>
        {
            a["channelData"]!["eventType"] = "channelMemberRemoved";
            a["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = "29:Marco" });
        });

        await UntilAsync(async () => (await marco.SayAsync("show the KPIs")).Words
            .Contains("not in this channel any more", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_interview_goes_on_with_whichever_instance_hears_the_answer()
    {
        await Alex(() => _one).SayAsync("add Contoso as a reseller in DACH");
        await Alex(() => _two).SayAsync("assess Contoso");
        var turn = 0;
        var alex = Alex(() => ++turn % 2 == 0 ? _one : _two);

        for (var answer = 2; answer <= 12; answer++)
        {
            (await alex.SayAsync("3")).Words.ShouldContain($"{answer} of 36");
        }
    }

    [Fact]
    public async Task A_digest_that_is_due_comes_once_although_both_look_and_one_is_killed()
    {
        string[] partners = ["Contoso", "Fabrikam", "Northwind", "Tailspin", "Wingtip", "Litware", "Adatum"];
        foreach (var name in partners)
        {
            await AddAsync(name, ChannelOf(name));
            await Alex(() => _two, ChannelOf(name)).SayAsync("post the digest every Monday at 9 Berlin time");
        }

        var before = _connector.All.Count;
        await MakeDueAsync(partners.Select(ChannelOf));
        await _connector.NextAsync(before, IsDigest);
        _one.Kill();
        foreach (var name in partners)
        {
            await _connector.NextAsync(before, s => IsDigest(s) && s.Conversation == ChannelOf(name));
        }

        await Task.Delay(3000); // several rounds more
        var doubts = new[] { _one, _two }.Sum(
            b => b.Output.Count(line => line.Contains("may arrive twice", StringComparison.Ordinal)));
        _connector.All.Skip(before).Count(IsDigest).ShouldBeInRange(partners.Length, partners.Length + doubts);
        (await DueAsync(partners.Select(ChannelOf))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Both_together_keep_the_limit_of_a_tenant()
    {
        await using var teams = await TroubledConnector.StartAsync();
        var came = new ConcurrentQueue<TimeSpan>();
        var clock = Stopwatch.StartNew();
        teams.On = _ =>
        {
            came.Enqueue(clock.Elapsed);
            return Answer.Fine;
        };
        var turn = 0;
        using var crowd = new Crowd(
            () => Interlocked.Increment(ref turn) % 2 == 0 ? _one.Address : _two.Address, teams.Url);

        await crowd.SayAsync([.. Enumerable.Range(0, 30).Select(n => $"a:{n}")], 2);
        await UntilAsync(() => Task.FromResult(came.Count >= 60));

        // Counted where they leave: one second's worth may be late and come together with the next. Two instances that
        // knew nothing of each other would send twice as much.
        var at = came.Order().ToList();
        var busiest = at.Max(from => at.Count(t => t >= from && t < from + TimeSpan.FromSeconds(2)));
        busiest.ShouldBeLessThanOrEqualTo(3 * TenantLimit);
        (at[^1] - at[0]).TotalSeconds.ShouldBeGreaterThan((60 / TenantLimit) - 2);
    }

    private static string ChannelOf(string name) => $"19:{name.ToLowerInvariant()}@thread.tacv2";

    private static bool IsDigest(Sent sent) => sent.Method == "POST" && sent.Conversation.EndsWith(
        "@thread.tacv2", StringComparison.Ordinal) && sent.Answers is null;

    private async Task AddAsync(string name, string channel)
    {
        await Alex(() => _one).SayAsync($"add {name} as a reseller");
        await Alex(() => _one, channel).SayAsync($"link this channel to {name}");
    }

    private async Task MakeDueAsync(IEnumerable<string> channels)
    {
        using var store = new PostgresStore(_database, TimeProvider.System);
        var work = store.Open(new TenantId(ChatPlace.HomeTenant));
        foreach (var channel in channels)
        {
            var schedule = (await work.FindAsync<DigestSchedule>(channel, default))!;
            work.Put(schedule with { Next = DateTimeOffset.UtcNow.AddSeconds(-1) });
        }

        await work.CommitAsync(default);
    }

    private async Task<IReadOnlyList<string>> DueAsync(IEnumerable<string> channels)
    {
        using var store = new PostgresStore(_database, TimeProvider.System);
        var work = store.Open(new TenantId(ChatPlace.HomeTenant));
        var due = new List<string>();
        foreach (var channel in channels)
        {
            if ((await work.FindAsync<DigestSchedule>(channel, default))!.Next <= DateTimeOffset.UtcNow)
            {
                due.Add(channel);
            }
        }

        return due;
    }

    private static async Task UntilAsync(Func<Task<bool>> isTrue)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await isTrue())
        {
            await Task.Delay(50, limit.Token);
        }
    }

    private ChatClient Alex(Func<BotProcess> bot, string conversation = "a:alex") => new(
        _http, () => bot().Address, _connector,
        new ChatPlace(
            "Alex", conversation == "a:alex" ? conversation : conversation + ";messageid=1",
            IsChannel: conversation != "a:alex"));

    private ChatClient Marco(Func<BotProcess> bot) => new(
        _http, () => bot().Address, _connector,
        new ChatPlace("Marco", Channel + ";messageid=3", IsChannel: true, TheirTenant));

    private Task<BotProcess> StartAsync() => BotProcess.StartAsync(
        _data,
        ("Storage:Provider", "Postgres"),
        ("Storage:ConnectionString", _database),
        ("Digest:Round", "00:00:01"),
        ("Bot:Connector:ThreadLimitFactor", "100"),
        ("Bot:Connector:TenantCallsPerSecond", TenantLimit.ToString(CultureInfo.InvariantCulture)));
}
