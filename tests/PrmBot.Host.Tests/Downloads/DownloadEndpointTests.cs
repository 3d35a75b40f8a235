using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PrmBot.Host.Tests.Bridge;
using PrmBot.Identity;
using PrmBot.Storage;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Downloads;

public sealed class DownloadEndpointTests : IDisposable
{
    private const string Home = "11111111-2222-3333-4444-555555555555";
    private static readonly string Key = new('a', 64);
    private readonly HostedBot _bot = new(_ => { }, ("Access:HomeTenantId", Home));
    private readonly HttpClient _http = new();

    public void Dispose()
    {
        _http.Dispose();
        _bot.Dispose();
    }

    [Fact]
    public async Task A_link_gives_the_file_and_nothing_keeps_a_copy()
    {
        await KeepAsync(Key, "Contoso plan 2026-11-24.csv");

        using var answer = await GetAsync(Key);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe([1, 2, 3]);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.ToString().ShouldStartWith("attachment");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Fact]
    public async Task A_link_that_ran_out_is_as_if_it_had_never_been()
    {
        await KeepAsync(Key, "plan.csv", TimeSpan.FromSeconds(-1));

        await IsNotThereAsync(Key);
    }

    [Fact]
    public async Task A_file_of_another_tenant_is_not_given_out()
    {
        await KeepAsync(Key, "plan.csv", tenant: "22222222-2222-3333-4444-555555555555");

        await IsNotThereAsync(Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("..%2F..%2Fdata%2Fprmbot.db")]
    [InlineData("%00")]
    [InlineData("bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task Another_key_gives_nothing(string key)
    {
        await KeepAsync(Key, "plan.csv");

        using var answer = await GetAsync(key);

        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("Müller & Söhne plan.csv", "UTF-8''M%C3%BCller%20&%20S%C3%B6hne%20plan.csv")]
    [InlineData("a\"b;c.csv", "UTF-8''a%22b%3Bc.csv")]
    [InlineData("a\r\nSet-Cookie: x.csv", "UTF-8''a%0D%0ASet-Cookie%3A%20x.csv")]
    public async Task Whatever_a_file_is_called_its_name_stays_a_name(string name, string written)
    {
        await KeepAsync(Key, name);

        using var answer = await GetAsync(Key);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        answer.Content.Headers.GetValues("Content-Disposition").Single().ShouldContain("filename*=" + written);
    }

    private Task<HttpResponseMessage> GetAsync(string key) => _http.GetAsync(new Uri(_bot.Address, "/files/" + key));

    private async Task IsNotThereAsync(string key)
    {
        using var answer = await GetAsync(key);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("This link has run out. Ask the bot for the file again.");
    }

    private async Task KeepAsync(string id, string name, TimeSpan? left = null, string tenant = Home)
    {
        var work = _bot.Services.GetRequiredService<IStore>().Open(new TenantId(tenant));
        work.Put(new HandedFile
        {
            Id = id,
            Partner = new PartnerId("contoso"),
            Name = name,
            ContentType = "text/csv; charset=utf-8",
            Content = new byte[] { 1, 2, 3 },
            Until = TimeProvider.System.GetUtcNow() + (left ?? TimeSpan.FromMinutes(5)),
        });
        await work.CommitAsync(default);
    }
}
