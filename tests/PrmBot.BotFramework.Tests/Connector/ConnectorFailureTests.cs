using System.Net;
using System.Net.Sockets;
using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Connector;

namespace PrmBot.BotFramework.Tests.Connector;

public sealed class ConnectorFailureTests
{
    private static readonly Activity Hello = new() { Type = "message", Text = "hello" };

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.99)]
    public async Task Retry_After_is_waited_for_and_then_one_repetition_is_made(double chance)
    {
        await using var stub = await StubConnector.StartAsync((429, "", "3"));
        using var over = new ClientOverStub(chance: chance);

        (await over.Client.SendAsync(stub.ServiceUrl, "a:1", Hello)).ShouldBe("sent-2");

        over.Time.Waits.ShouldHaveSingleItem().ShouldBeInRange(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3.6));
    }

    [Fact]
    public async Task Without_Retry_After_the_waits_double_and_end()
    {
        var answers = Enumerable.Repeat((429, "", (string?)null), 9).ToArray();
        await using var stub = await StubConnector.StartAsync(answers);
        using var over = new ClientOverStub();

        var failure = await Should.ThrowAsync<ConnectorException>(
            () => over.Client.SendAsync(stub.ServiceUrl, "a:1", Hello));

        over.Time.Waits.Select(wait => wait.TotalSeconds).ShouldBe([2, 4, 8]);
        stub.Calls.Count.ShouldBe(4);
        (failure.Status, failure.IsPermanent).ShouldBe((429, false));
    }

    [Fact]
    public async Task A_Retry_After_beyond_the_bound_ends_the_call()
    {
        await using var stub = await StubConnector.StartAsync((429, "", "3600"));
        using var over = new ClientOverStub();

        await Should.ThrowAsync<ConnectorException>(() => over.Client.SendAsync(stub.ServiceUrl, "a:1", Hello));

        stub.Calls.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(412, 2)]
    [InlineData(502, 2)]
    [InlineData(503, 2)]
    [InlineData(504, 2)]
    [InlineData(500, 1)]
    [InlineData(400, 1)]
    [InlineData(413, 1)]
    [InlineData(302, 1)]
    public async Task Only_what_Teams_names_is_repeated(int status, int calls)
    {
        await using var stub = await StubConnector.StartAsync((status, "", null));
        using var over = new ClientOverStub();

        try
        {
            await over.Client.SendAsync(stub.ServiceUrl, "a:1", Hello);
        }
        catch (ConnectorException failure)
        {
            failure.Status.ShouldBe(status);
        }

        stub.Calls.Count.ShouldBe(calls);
    }

    [Theory]
    [InlineData(403, "ConversationBlockedByUser", true)]
    [InlineData(403, "BotNotInConversationRoster", true)]
    [InlineData(404, "ConversationNotFound", true)]
    [InlineData(404, "ActivityNotFoundInConversation", false)]
    [InlineData(403, "NotEnoughPermissions", true)]
    [InlineData(403, "botNotInConversationRoster", true)]
    [InlineData(403, "BotDisabledByAdmin", true)]
    [InlineData(403, "ForbiddenOperationException", true)]
    [InlineData(403, "MessageWritesBlocked", true)]
    [InlineData(403, "SomethingNew", false)]
    [InlineData(400, "Bad Argument", false)]
    [InlineData(401, "BotNotRegistered", false)]
    [InlineData(403, "InvalidBotApiHost", false)]
    [InlineData(400, "BadSyntax", false)]
    [InlineData(413, "MessageSizeTooBig", false)]
    [InlineData(500, "ServiceError", false)]
    public async Task What_can_never_succeed_is_told_as_permanent(int status, string code, bool loses)
    {
        var body = $$$"""{"error":{"code":"{{{code}}}","message":"words"}}""";
        await using var stub = await StubConnector.StartAsync((status, body, null));
        using var over = new ClientOverStub();

        var failure = await Should.ThrowAsync<ConnectorException>(
            () => over.Client.SendAsync(stub.ServiceUrl, "a:1", Hello));

        (failure.Status, failure.Code, failure.IsPermanent, failure.LosesConversation)
            .ShouldBe((status, code, true, loses));
        failure.Message.ShouldNotContain("words");
        stub.Calls.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData("http://smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net:444/")]
    [InlineData("https://bot@smba.trafficmanager.net/")]
    [InlineData("http://localhost:3978/")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task Nothing_is_sent_to_a_host_that_is_not_allowed(string serviceUrl)
    {
        using var over = new ClientOverStub(loopback: false);
        over.Tokens.Enqueue("secret");

        var failure = await Should.ThrowAsync<ConnectorException>(
            () => over.Client.SendAsync(serviceUrl, "a:1", Hello));

        (failure.Status, failure.IsPermanent).ShouldBe((null, true));
        over.Tokens.Count.ShouldBe(1);
    }

    [Fact]
    public async Task In_Development_nothing_leaves_the_machine()
    {
        using var over = new ClientOverStub(loopback: true);

        await Should.ThrowAsync<ConnectorException>(
            () => over.Client.SendAsync("https://smba.trafficmanager.net/teams/", "a:1", Hello));
    }

    [Fact]
    public async Task A_stale_token_is_renewed_once()
    {
        await using var stub = await StubConnector.StartAsync((401, "", null), (401, "", null));
        using var over = new ClientOverStub();
        over.Tokens.Enqueue("old");
        over.Tokens.Enqueue("new");

        var failure = await Should.ThrowAsync<ConnectorException>(
            () => over.Client.SendAsync(stub.ServiceUrl, "a:1", Hello));

        stub.Calls.Select(call => call.Authorization).ShouldBe(["Bearer old", "Bearer new"]);
        over.Refused.ShouldBe([null, "old"]);
        failure.IsPermanent.ShouldBeTrue();
    }

    [Fact]
    public async Task Silence_is_never_answered_by_sending_again()
    {
        await using var stub = await StubConnector.StartAsync();
        stub.Silence = new TaskCompletionSource();
        using var over = new ClientOverStub();

        var sending = over.Client.SendAsync(stub.ServiceUrl, "a:1", Hello);
        while (stub.Calls.IsEmpty)
            await Task.Yield();
        over.Time.Advance(TimeSpan.FromSeconds(15));

        var failure = await Should.ThrowAsync<ConnectorException>(() => sending);
        (failure.Code, failure.IsPermanent, failure.MayHaveArrived).ShouldBe(("Timeout", false, true));
        stub.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_channel_that_nobody_reaches_is_tried_again_because_nothing_was_sent()
    {
        using var over = new ClientOverStub();

        var failure = await Should.ThrowAsync<ConnectorException>(
            () => over.Client.SendAsync($"http://127.0.0.1:{FreePort()}/", "a:1", Hello));

        (failure.Code, failure.IsPermanent, failure.MayHaveArrived).ShouldBe(("Unreachable", false, false));
        over.Time.Waits.Select(wait => wait.TotalSeconds).ShouldBe([2, 4, 8]);
    }

    [Fact]
    public async Task A_lost_connection_repeats_an_update_but_never_a_new_message()
    {
        await using var stub = await StubConnector.StartAsync((-1, "", null), (-1, "", null));
        using var over = new ClientOverStub();

        await over.Client.UpdateAsync(stub.ServiceUrl, "a:1", "7", Hello);
        stub.Answers.Enqueue((-1, "", null));
        var failure = await Should.ThrowAsync<ConnectorException>(
            () => over.Client.SendAsync(stub.ServiceUrl, "a:1", Hello));

        stub.Calls.Select(call => call.Method).ShouldBe(["PUT", "PUT", "PUT", "POST"]);
        (failure.Code, failure.MayHaveArrived).ShouldBe(("ConnectionLost", true));
    }

    [Fact]
    public async Task A_Retry_After_may_be_a_date()
    {
        var later = DateTimeOffset.UnixEpoch.AddYears(30).AddSeconds(5);
        await using var stub = await StubConnector.StartAsync((503, "", later.ToString("R")));
        using var over = new ClientOverStub(chance: 0);
        over.Time.SetUtcNow(later.AddSeconds(-5));

        await over.Client.SendAsync(stub.ServiceUrl, "a:1", Hello);

        over.Time.Waits.ShouldBe([TimeSpan.FromSeconds(5)]);
    }

    [Fact]
    public async Task A_long_wait_that_the_channel_asks_for_is_told()
    {
        await using var stub = await StubConnector.StartAsync((429, "", "3600"));
        using var over = new ClientOverStub();

        var failure = await Should.ThrowAsync<ConnectorException>(
            () => over.Client.SendAsync(stub.ServiceUrl, "a:1", Hello));

        (failure.RetryAfter, failure.MayHaveArrived).ShouldBe((TimeSpan.FromHours(1), false));
    }

    [Fact]
    public async Task Typing_is_tried_once_whatever_happens()
    {
        await using var stub = await StubConnector.StartAsync((429, "", "1"));
        using var over = new ClientOverStub();
        var inbound = new Activity
        {
            Type = "message", Id = "1", ServiceUrl = stub.ServiceUrl,
            Conversation = new ConversationAccount { Id = "a:1" },
        };

        await Should.ThrowAsync<ConnectorException>(() => over.Client.TypingAsync(inbound));

        ((string)stub.Calls.ShouldHaveSingleItem().Body!["type"]!).ShouldBe("typing");
    }

    [Fact]
    public async Task A_government_tenant_named_with_the_worlds_address_is_reached_at_its_own()
    {
        var handler = new Handler(
            (403, """{"error":{"code":"InvalidBotApiHost"}}"""), (201, """{"id":"sent"}"""));
        using var over = new ClientOverStub(loopback: false, handler: handler);

        (await over.Client.SendAsync("https://smba.trafficmanager.net/amer/", "a:1", Hello)).ShouldBe("sent");

        handler.Addresses.ShouldBe(
        [
            "https://smba.trafficmanager.net/amer/v3/conversations/a%3A1/activities",
            "https://smba.infra.gcc.teams.microsoft.com/teams/v3/conversations/a%3A1/activities",
        ]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_that_no_address_can_carry_is_not_sent(string conversation)
    {
        await using var stub = await StubConnector.StartAsync();
        using var over = new ClientOverStub();

        await Should.ThrowAsync<ConnectorException>(() => over.Client.SendAsync(stub.ServiceUrl, conversation, Hello));

        stub.Calls.ShouldBeEmpty();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Handler(params (int Status, string Body)[] answers) : HttpMessageHandler
    {
        private readonly Queue<(int Status, string Body)> _answers = new(answers);

        public List<string> Addresses { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Addresses.Add(request.RequestUri!.AbsoluteUri);
            var (status, body) = _answers.Dequeue();
            return Task.FromResult(
                new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) });
        }
    }
}
