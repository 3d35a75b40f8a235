using PrmBot.Conversation.Plugins;
using PrmBot.Conversation.Prompts;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

public sealed class SamplePortfolioTests
{
    private readonly MemoryStore _store = new();
    private readonly SamplePortfolio _sample = new(
        SampleFile.Read(RepoFiles.Prompts, KpiFile.Read(RepoFiles.Prompts)), Chat.Questions);

    private int _ids;

    [Fact]
    public async Task A_partner_of_ones_own_with_a_sample_name_stays_and_three_partners_come_all_the_same()
    {
        await DoAsync(s => AddPartner.RunAsync(s, "contoso", PartnerType.Msp, "Nordics", null, default));

        (await DoAsync(s => _sample.LoadAsync(s, default))).Value!.Count.ShouldBe(3);

        var all = await _store.Open(Chat.Home).AllAsync<Partner>(default);
        all.Select(p => p.Name).ShouldBe(["contoso", "Contoso (sample)", "Fabrikam", "Northwind"], ignoreOrder: true);
        all.Single(p => p.Name == "contoso").Region.ShouldBe("Nordics");
    }

    [Fact]
    public async Task Loading_it_again_adds_nothing()
    {
        await DoAsync(s => AddPartner.RunAsync(s, "Contoso", null, null, null, default));
        await DoAsync(s => _sample.LoadAsync(s, default));

        var again = await DoAsync(s => _sample.LoadAsync(s, default));

        again.Refusal!.Key.ShouldBe("sample.there_already");
        (await _store.Open(Chat.Home).AllAsync<Partner>(default)).Count.ShouldBe(4);
    }

    private async Task<Outcome<T>> DoAsync<T>(Func<Session, Task<Outcome<T>>> act)
    {
        var work = _store.Open(Chat.Home);
        var who = new Caller(Chat.Home, new Person(new UserId("ada"), "Ada"), Role.Manager, null);
        var now = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
        var outcome = await act(new Session(who, now, work, () => $"id{++_ids}"));
        await work.CommitAsync(default);
        return outcome;
    }
}
