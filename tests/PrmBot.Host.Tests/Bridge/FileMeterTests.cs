using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using PrmBot.Conversation.Files;
using PrmBot.Host.Bridge;
using PrmBot.Host.Startup;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Bridge;

public sealed class FileMeterTests
{
    private const string Ours = "https://contoso.sharepoint.com/soc2.pdf";

    [Fact]
    public async Task A_file_is_read_through_for_its_size_and_hash()
    {
        var content = new byte[200_000];

        var measure = await Measure(Ours, _ => Answer(content));

        measure.ShouldBe(new FileMeasure(200_000, Convert.ToHexStringLower(SHA256.HashData(content)), null));
    }

    [Theory]
    [InlineData("https://example.com/x")]
    [InlineData("https://sharepoint.com.example.com/x")]
    [InlineData("https://evilsharepoint.com/x")]
    [InlineData("http://contoso.sharepoint.com/x")]
    [InlineData("https://127.0.0.1/x")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://localhost:3978/health/live")]
    public async Task Nothing_is_fetched_from_elsewhere(string address)
    {
        var measure = await Measure(address, _ => throw new InvalidOperationException("It was fetched."));

        measure.Trouble.ShouldBe(FileTrouble.Host);
    }

    [Theory]
    [InlineData("https://files.example.com/x", "files.example.com")]
    [InlineData("https://a.example.com/x", "*.example.com")]
    [InlineData("http://127.0.0.1:5000/x", "127.0.0.1")]
    public async Task An_operator_may_name_more_hosts(string address, string host) =>
        (await Measure(address, _ => Answer([1]), host)).Size.ShouldBe(1);

    [Fact]
    public async Task Plain_http_is_for_this_machine_only() =>
        (await Measure("http://files.example.com/x", _ => Answer([1]), "files.example.com")).Trouble
            .ShouldBe(FileTrouble.Host);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_too_large_is_given_up_whether_or_not_it_says_so(bool saysSo)
    {
        var measure = await Measure(Ours, _ =>
        {
            var answer = Answer(new byte[(1024 * 1024) + 1]);
            if (!saysSo)
            {
                answer.Content.Headers.ContentLength = null;
                answer.Headers.TransferEncodingChunked = true;
            }

            return answer;
        });

        measure.ShouldBe(new FileMeasure(null, null, FileTrouble.Size));
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Redirect)]
    public async Task What_does_not_come_is_out_of_reach(HttpStatusCode status) =>
        (await Measure(Ours, _ => new HttpResponseMessage(status))).Trouble.ShouldBe(FileTrouble.OutOfReach);

    [Fact]
    public async Task A_broken_line_is_out_of_reach() =>
        (await Measure(Ours, _ => throw new HttpRequestException("broken"))).Trouble.ShouldBe(FileTrouble.OutOfReach);

    private static HttpResponseMessage Answer(byte[] content) => new(HttpStatusCode.OK)
    {
        Content = new ByteArrayContent(content),
    };

    private static async Task<FileMeasure> Measure(
        string address, Func<HttpRequestMessage, HttpResponseMessage> answer, string? host = null)
    {
        var options = new FilesOptions { MostMegabytes = 1 };
        if (host is not null)
        {
            options.Hosts.Add(host);
        }

        using var http = new HttpClient(new Answering(answer));
        return await new FileMeter(http, Options.Create(options), TimeProvider.System)
            .MeasureAsync(new Uri(address), default);
    }

    private sealed class Answering(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct) =>
            Task.FromResult(answer(request));
    }
}
