using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PrmBot.BotFramework.Authentication;

namespace PrmBot.BotFramework.Tests.Authentication;

public sealed class ChannelKeySourceTests : IAsyncLifetime, IHttpClientFactory
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(60));
    private ChannelService _service = null!;
    private ChannelKeySource _keys = null!;

    public async Task InitializeAsync()
    {
        _service = await ChannelService.StartAsync();
        _service.AddKey("first", ["msteams"]);
        var options = new BotOptions { Cloud = "Custom" };
        options.Custom.MetadataUrl = _service.MetadataUrl;
        _keys = new ChannelKeySource(this, Options.Create(options), _time, NullLogger<ChannelKeySource>.Instance);
    }

    public async Task DisposeAsync()
    {
        _keys.Dispose();
        await _service.DisposeAsync();
    }

    public HttpClient CreateClient(string name) => new();

    [Fact]
    public async Task Keys_are_fetched_once_a_day()
    {
        await HasAsync("first");
        _time.Advance(TimeSpan.FromHours(23));
        await HasAsync("first");
        _service.Fetches.ShouldBe(1);

        _time.Advance(TimeSpan.FromHours(1));
        await HasAsync("first");
        _service.Fetches.ShouldBe(2);
    }

    [Fact]
    public async Task An_unknown_key_is_looked_for_once_in_five_minutes()
    {
        await HasAsync("first");
        _service.AddKey("second", ["msteams"]);

        (await HasAsync("second")).ShouldBeFalse();
        _service.Fetches.ShouldBe(1);
        _time.Advance(TimeSpan.FromMinutes(5));
        (await HasAsync("second")).ShouldBeTrue();
        (await HasAsync("forged")).ShouldBeFalse();
        _service.Fetches.ShouldBe(2);
    }

    [Fact]
    public async Task Known_keys_stay_good_while_the_service_is_down()
    {
        await HasAsync("first");
        _service.IsDown = true;
        _time.Advance(TimeSpan.FromHours(25));

        (await HasAsync("first")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_failed_first_fetch_is_tried_again_soon()
    {
        _service.IsDown = true;
        (await _keys.KeysForAsync("first", default)).ShouldBeNull();
        _service.IsDown = false;

        (await _keys.KeysForAsync("first", default)).ShouldBeNull();
        _time.Advance(TimeSpan.FromSeconds(10));
        (await HasAsync("first")).ShouldBeTrue();
    }

    private async Task<bool> HasAsync(string kid) => (await _keys.KeysForAsync(kid, default))!.ContainsKey(kid);
}
