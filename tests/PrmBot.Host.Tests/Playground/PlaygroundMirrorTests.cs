using PrmBot.Host.Playground;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Playground;

public sealed class PlaygroundMirrorTests
{
    private readonly PlaygroundMirror _mirror = new();

    public PlaygroundMirrorTests() =>
        _mirror.Between(new Uri("http://localhost:56150"), new Uri("http://localhost:56151"));

    [Theory]
    [InlineData("http://localhost:56150", "http://localhost:56151")]
    [InlineData("http://localhost:56151", "http://localhost:56150")]
    public void A_new_thread_of_a_channel_goes_to_the_other_window_too(string at, string other) =>
        _mirror.Twin(HttpMethod.Post, In(at, "19%3Aabc%40thread.tacv2")).ShouldBe(In(other, "19%3Aabc%40thread.tacv2"));

    [Theory]
    [InlineData("POST", "http://localhost:56150", "19%3Aabc%40thread.tacv2%3Bmessageid%3D1")]
    [InlineData("POST", "http://localhost:56150", "a%3Apersonal")]
    [InlineData("PUT", "http://localhost:56150", "19%3Aabc%40thread.tacv2")]
    [InlineData("POST", "http://localhost:7777", "19%3Aabc%40thread.tacv2")]
    [InlineData("POST", "https://example.com:56150", "19%3Aabc%40thread.tacv2")]
    public void Nothing_else_does(string method, string at, string conversation) =>
        _mirror.Twin(new HttpMethod(method), In(at, conversation)).ShouldBeNull();

    [Fact]
    public void With_one_window_nothing_is_sent_twice() =>
        new PlaygroundMirror().Twin(HttpMethod.Post, In("http://localhost:56150", "19%3Aabc%40thread.tacv2"))
            .ShouldBeNull();

    private static Uri In(string at, string conversation) =>
        new($"{at}/_connector/v3/conversations/{conversation}/activities");
}
