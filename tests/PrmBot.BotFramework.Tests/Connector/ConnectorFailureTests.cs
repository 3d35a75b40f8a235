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
    [InlineData(403, "NotEnoughPermissions", false)]
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
        (failure.Code, failure.IsPermanent).ShouldBe(("Timeout", false));
        stub.Calls.Count.ShouldBe(1);
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
}
