using PrmBot.Conversation.Prompts;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;
using PrmBot.Testing;

namespace PrmBot.Benchmarks;

/// <summary>Partners and numbers to measure a store with.</summary>
internal static class StorageFilling
{
    private const int InOneCommit = 500;

    /// <summary>Partners, each with a year of weekly numbers of one KPI.</summary>
    public static async Task PartnersAsync(IStore store, int partners)
    {
        var catalogue = KpiFile.Read(RepoFiles.Prompts);
        var one = AnalysisReport.SeriesOf(catalogue, IdOf(0), 52, allWeekly: true)[0];
        foreach (var some in Enumerable.Range(0, partners).Chunk(InOneCommit))
        {
            var work = store.Open(BenchHost.Home);
            foreach (var n in some)
            {
                work.Put(PartnerOf(n));
                work.Put(one with { Of = IdOf(n) });
            }

            await work.CommitAsync(default);
        }
    }

    /// <summary>A partner of its own with weekly numbers of every KPI.</summary>
    public static async Task NumbersAsync(IStore store, PartnerId of, int weeks)
    {
        var work = store.Open(BenchHost.Home);
        foreach (var series in AnalysisReport.SeriesOf(KpiFile.Read(RepoFiles.Prompts), of, weeks, allWeekly: true))
        {
            work.Put(series);
        }

        await work.CommitAsync(default);
    }

    public static PartnerId IdOf(int n) => PartnerId.From($"p{n:D8}");

    public static Partner PartnerOf(int n) => new()
    {
        Of = IdOf(n), Name = PartnerNaming.Name(n), Type = PartnerType.Reseller,
        Region = n % 3 == 0 ? "DACH" : "Nordics", Status = PartnerStatus.Active,
    };
}
