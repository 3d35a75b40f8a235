namespace PrmBot.Cycle.Analyze;

/// <summary>Open pipeline in one stage.</summary>
/// <param name="Value">In money.</param>
/// <param name="WinRate">Share of it that is won, 0 to 1.</param>
public sealed record PipelineStage(decimal Value, decimal WinRate);

/// <summary>
/// What a leading number says of a lagging one, one lag later, as an identity and not as a correlation
/// (domain/cycle.md 4.5): revenue at t + L ≈ Σ pipeline_stage × win rate of the stage.
/// </summary>
/// <param name="Forecast">What the stages will bring.</param>
/// <param name="Wanted">What has to be brought in the same time.</param>
/// <param name="Index">Forecast by wanted; null when nothing is wanted.</param>
public sealed record LeadForecast(decimal Forecast, decimal Wanted, decimal? Index)
{
    /// <summary>Under this the lagging number will be red, whatever its colour is today.</summary>
    public const decimal Warning = .8m;

    /// <param name="stages">The pipeline that lands in the time looked at.</param>
    /// <param name="wanted">In the same unit as the pipeline.</param>
    public static LeadForecast Of(IReadOnlyList<PipelineStage> stages, decimal wanted)
    {
        var forecast = stages.Sum(s => s.Value * s.WinRate);
        return new LeadForecast(forecast, wanted, wanted > 0 ? forecast / wanted : null);
    }

    /// <summary>True: warn, though the lagging number is fine today.</summary>
    public bool Warns => Index < Warning;
}
