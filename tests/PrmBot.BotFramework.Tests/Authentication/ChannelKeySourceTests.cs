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
    public async Task An_unknown_key_is_looked_for_at_once_and_then_once_in_five_minutes()
    {
        await HasAsync("first");
        _service.AddKey("second", ["msteams"]);

        (await HasAsync("second")).ShouldBeTrue();
        _service.AddKey("third", ["msteams"]);
        (await HasAsync("forged")).ShouldBeFalse();
        (await HasAsync("third")).ShouldBeFalse();
        _service.Fetches.ShouldBe(2);

        _time.Advance(TimeSpan.FromMinutes(5));
        (await HasAsync("third")).ShouldBeTrue();
        (await HasAsync("forged")).ShouldBeFalse();
        _service.Fetches.ShouldBe(3);
    }

    [Fact]
    public async Task An_unknown_key_that_brought_the_first_look_brings_no_second()
    {
        _service.AddKey("second", ["msteams"]);
        (await HasAsync("second")).ShouldBeTrue();

        _service.Fetches.ShouldBe(1);
    }

    [Fact]
    public async Task Many_unknown_keys_at_once_are_one_look()
    {
        await HasAsync("first");

        await Task.WhenAll(Enumerable.Range(0, 50).Select(n => _keys.FindAsync($"forged-{n}", default)));

        _service.Fetches.ShouldBe(2);
    }

    [Fact]
    public async Task Known_keys_stay_good_for_five_days_while_the_service_is_down()
    {
        await HasAsync("first");
        _service.IsDown = true;
        _time.Advance(TimeSpan.FromHours(25));
        (await HasAsync("first")).ShouldBeTrue();
        (await _keys.FindAsync("unknown", default)).IsOutOfReach.ShouldBeTrue();

        _time.Advance(TimeSpan.FromDays(4));
        (await _keys.FindAsync("first", default)).ShouldBe(new KeyLookup(null, IsOutOfReach: true));
    }

    [Fact]
    public async Task A_key_that_the_service_withdrew_is_forgotten()
    {
        await HasAsync("first");
        _service.AddKey("second", ["msteams"]);
        _service.Withdraw("first");
        _time.Advance(TimeSpan.FromHours(24));

        (await HasAsync("first")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_failed_first_fetch_is_tried_again_soon()
    {
        _service.IsDown = true;
        (await _keys.FindAsync("first", default)).IsOutOfReach.ShouldBeTrue();
        _service.IsDown = false;

        (await _keys.FindAsync("first", default)).IsOutOfReach.ShouldBeTrue();
        _time.Advance(TimeSpan.FromSeconds(1));
        (await HasAsync("first")).ShouldBeTrue();
    }

    private async Task<bool> HasAsync(string kid) => (await _keys.FindAsync(kid, default)).Key is not null;
}
