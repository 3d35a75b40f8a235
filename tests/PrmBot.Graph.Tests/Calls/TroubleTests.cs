using PrmBot.Graph.Files;
using PrmBot.Identity;
using PrmBot.Storage;
using PrmBot.Workplace;
using Shouldly;
using Xunit;

namespace PrmBot.Graph.Tests.Calls;

/// <summary>What the service answers instead of doing it, as documented in Microsoft Graph's list of errors.</summary>
public sealed class TroubleTests : OverGraph
{
    private const string Item = "/drives/b!d/items/01F";
    private const string Found = """
        {"id":"01F","name":"numbers.xlsx","eTag":"\"{8E},2\"","size":12,"webUrl":"https://contoso.example/numbers.xlsx",
        "file":{},"parentReference":{"driveId":"b!d"}}
        """;

    [Theory]
    [InlineData(401, "InvalidAuthenticationToken", WorkplaceTrouble.NotSignedIn)]
    [InlineData(403, "Authorization_RequestDenied", WorkplaceTrouble.NotAllowed)]
    [InlineData(403, "MaximumTasksInProject", WorkplaceTrouble.Refused)]
    [InlineData(404, "itemNotFound", WorkplaceTrouble.NotThere)]
    [InlineData(409, "nameAlreadyExists", WorkplaceTrouble.Changed)]
    [InlineData(412, "PreconditionFailed", WorkplaceTrouble.Changed)]
    [InlineData(410, "resyncChangesApplyDifferences", WorkplaceTrouble.Resync)]
    [InlineData(400, "invalidRequest", WorkplaceTrouble.Refused)]
    [InlineData(500, "generalException", WorkplaceTrouble.Away)]
    public async Task A_status_has_one_meaning_and_is_not_tried_again(int status, string code, WorkplaceTrouble meaning)
    {
        Server.On("GET", Item, Answer.Error(status, code));

        var trouble = await TroubleOf(() => Files.LookAsync("b!d", "01F", null, default));

        trouble.Trouble.ShouldBe(meaning);
        (trouble.Status, trouble.Code).ShouldBe((status, code));
        trouble.Permission.ShouldBe("Files.Read.All");
        Server.Calls("GET", Item).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Busy_is_waited_for_as_long_as_the_service_says()
    {
        Server.On("GET", Item, Answer.Error(429, "activityLimitReached", ("Retry-After", "1")), Answer.Ok(Found));
        var begin = TimeProvider.System.GetTimestamp();

        var file = await Files.LookAsync("b!d", "01F", null, default);

        file!.Name.ShouldBe("numbers.xlsx");
        TimeProvider.System.GetElapsedTime(begin).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        Server.Calls("GET", Item).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_service_that_comes_back_is_asked_again(int status)
    {
        Server.On("GET", Item, Answer.Error(status, "serviceNotAvailable"), Answer.Ok(Found));

        (await Files.LookAsync("b!d", "01F", null, default))!.Tag.ShouldBe("\"{8E},2\"");
    }

    [Fact]
    public async Task More_patience_than_there_is_is_not_waited_for()
    {
        Server.On("GET", Item, Answer.Error(429, "activityLimitReached", ("Retry-After", "3600")));
        var begin = TimeProvider.System.GetTimestamp();

        var first = await TroubleOf(() => Files.LookAsync("b!d", "01F", null, default));
        var second = await TroubleOf(() => Tasks.PlansAsync("g", default));

        (first.Trouble, second.Trouble).ShouldBe((WorkplaceTrouble.Busy, WorkplaceTrouble.Busy));
        TimeProvider.System.GetElapsedTime(begin).ShouldBeLessThan(TimeSpan.FromSeconds(8));
        Server.All.Count.ShouldBe(1); // Other calls of the tenant are not even made while it asks for patience.
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_away()
    {
        await Server.DisposeAsync();

        (await TroubleOf(() => Files.LookAsync("b!d", "01F", null, default)))
            .Trouble.ShouldBe(WorkplaceTrouble.Away);
    }

    [Fact]
    public async Task A_service_that_hangs_is_given_up()
    {
        using var never = new ManualResetEventSlim();
        Server.On("GET", Item, _ =>
        {
            never.Wait(TimeSpan.FromSeconds(20));
            return Answer.Ok(Found);
        });
        using var short_ = Open(patience: TimeSpan.FromMilliseconds(500), time: TimeSpan.FromMilliseconds(500));

        var trouble = await TroubleOf(() => new GraphFiles(short_).LookAsync("b!d", "01F", null, default));
        never.Set();

        trouble.Trouble.ShouldBe(WorkplaceTrouble.Away);
    }

    [Fact]
    public async Task Who_breaks_it_off_gets_no_trouble_but_the_end()
    {
        using var over = new CancellationTokenSource();
        await over.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Files.LookAsync("b!d", "01F", null, over.Token));
    }

    [Fact]
    public async Task So_many_calls_a_second_and_no_more()
    {
        Server.On("GET", Item, Answer.Ok(Found));
        using var slow = Open(callsPerSecond: 2);
        var files = new GraphFiles(slow);
        var begin = TimeProvider.System.GetTimestamp();

        for (var i = 0; i < 5; i++)
        {
            await files.LookAsync("b!d", "01F", null, default);
        }

        TimeProvider.System.GetElapsedTime(begin).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Calls_are_counted_with_those_of_other_instances()
    {
        Server.On("GET", Item, Answer.Ok(Found));
        var meter = new Full();
        using var shared = Open(callsPerSecond: 7, patience: TimeSpan.FromMilliseconds(200), shared: meter);

        var trouble = await TroubleOf(
            () => new GraphFiles(shared).LookAsync("b!d", "01F", null, default));

        trouble.Trouble.ShouldBe(WorkplaceTrouble.Busy);
        meter.Asked.ShouldBe([new CallLimit($"graph\n{Home.Value}", 7, 1)], ignoreOrder: false);
        Server.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("86400", 3600)]
    [InlineData(null, 5)]
    public async Task A_pause_that_the_service_asks_for_is_kept_by_all_instances(string? asked, int seconds)
    {
        Server.On("GET", Item, Answer.Error(
            429, "activityLimitReached", asked is null ? [] : [("Retry-After", asked)]));
        var meter = new Full { Free = 1 };
        using var shared = Open(callsPerSecond: 3, patience: TimeSpan.FromMilliseconds(200), shared: meter);

        (await TroubleOf(() => new GraphFiles(shared).LookAsync("b!d", "01F", null, default)))
            .Trouble.ShouldBe(WorkplaceTrouble.Busy);

        meter.Closed.ShouldBe([(new CallLimit($"graph\n{Home.Value}", 3, 1), TimeSpan.FromSeconds(seconds))]);
        Server.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_exception_holds_no_token_and_no_address()
    {
        Server.On("GET", "/users", Answer.Error(403, "Authorization_RequestDenied"));

        var trouble = await TroubleOf(() => People.FindAsync("ada@contoso.example", default));

        var all = trouble.ToString();
        all.ShouldNotContain(Token);
        all.ShouldNotContain("ada@");
        all.ShouldNotContain("What is wrong."); // the service's words may name people
        trouble.Permission.ShouldBe("User.ReadBasic.All");
    }

    [Fact]
    public async Task Each_call_shows_the_token_of_the_credential()
    {
        Server.On("GET", Item, Answer.Ok(Found));

        await Files.LookAsync("b!d", "01F", null, default);

        Server.All.ShouldHaveSingleItem().Header("Authorization").ShouldBe($"Bearer {Token}");
    }

    private sealed class Full : ICallMeter
    {
        /// <summary>So many calls there may be.</summary>
        public int Free { get; init; }

        public List<CallLimit> Asked { get; } = [];

        public List<(CallLimit Limit, TimeSpan Pause)> Closed { get; } = [];

        public Task<TimeSpan> TakeAsync(TenantId tenant, IReadOnlyList<CallLimit> limits, CancellationToken ct)
        {
            Asked.AddRange(limits);
            return Task.FromResult(TimeSpan.FromSeconds(Asked.Count > Free ? 1 : 0));
        }

        public Task CloseAsync(CallLimit limit, TimeSpan pause, CancellationToken ct)
        {
            Closed.Add((limit, pause));
            return Task.CompletedTask;
        }
    }
}
