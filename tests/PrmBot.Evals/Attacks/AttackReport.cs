namespace PrmBot.Evals.Attacks;

/// <summary>Tries everything with the local engine and with a model that obeys, and counts what succeeds.</summary>
internal static class AttackReport
{
    internal static IReadOnlyList<Attack> All() => [.. Attack.ReadAll(), .. Forged.All()];

    internal static async Task<IReadOnlyList<Result>> TryAsync(IReadOnlyList<Attack> attacks, bool withModel)
    {
        using var planted = await Planted.PlantAsync();
        var results = new Result[attacks.Count];
        await Parallel.ForAsync(0, attacks.Count, async (i, _) =>
            results[i] = await AttackRun.TryAsync(planted, attacks[i], withModel));
        return results;
    }

    internal static async Task WriteAsync(TextWriter output, string? only)
    {
        var attacks = All().Where(a => only is null || $"{a.Kind} {a}".Contains(only, StringComparison.Ordinal));
        IReadOnlyList<Attack> chosen = [.. attacks];
        foreach (var withModel in new[] { false, true })
        {
            var results = await TryAsync(chosen, withModel);
            output.WriteLine(withModel ? "a model that obeys" : "local engine");
            foreach (var result in results.Where(r => r.Succeeds))
            {
                output.WriteLine($"  SUCCEEDS {result.Attack.Kind}: {result.Attack}");
                result.Told.ToList().ForEach(t => output.WriteLine($"    told {t}"));
                result.Changed.ToList().ForEach(c => output.WriteLine($"    changed {c[..Math.Min(c.Length, 300)]}"));
            }

            foreach (var kind in results.GroupBy(r => r.Attack.Kind))
            {
                output.WriteLine($"  {kind.Key,-10} tries {kind.Count(),4}  succeed {kind.Count(r => r.Succeeds),3}");
            }

            output.WriteLine($"  {"all",-10} tries {results.Count,4}  succeed {results.Count(r => r.Succeeds),3}");
        }
    }
}
