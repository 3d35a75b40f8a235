using System.Net;
using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Connector;

namespace PrmBot.BotFramework.Tests.Connector;

public sealed class CorrelationTests
{
    [Theory]
    [InlineData("abcDEF/12+3.4.0=", "abcDEF/12+3.4.0=")]
    [InlineData("a b", null)]
    [InlineData("<b>", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public async Task The_channels_mark_of_a_failed_call_is_told_when_it_is_one(string? mark, string? expected)
    {
        using var channel = new Refusing(mark);
        using var over = new ClientOverStub(handler: channel);

        var failure = await Should.ThrowAsync<ConnectorException>(
            () => over.Client.SendAsync("http://127.0.0.1:9/", "a:1", new Activity { Type = "message" }));

        failure.Correlation.ShouldBe(expected);
    }

    private sealed class Refusing(string? mark) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = new HttpResponseMessage(HttpStatusCode.Forbidden);
            if (mark is not null)
                answer.Headers.TryAddWithoutValidation("MS-CV", mark);
            return Task.FromResult(answer);
        }
    }
}
