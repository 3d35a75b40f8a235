using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Plugins;
using PrmBot.Cycle;
using PrmBot.Cycle.Monitor;
using PrmBot.Digest;
using PrmBot.Identity;

namespace PrmBot.Conversation.Routes;

/// <summary>
/// What is pressed on a digest happens in its place: when something was changed, the digest as it stands then takes the
/// place of the pressed one, for everybody. Anything else is answered beside it, and so is what is pressed on the
/// digest of a week that is over: that one stays what it was.
/// </summary>
/// <param name="catalogue">The KPIs that there are.</param>
/// <param name="due">Gives the commitments to mention.</param>
public sealed class DigestPresses(KpiCatalogue catalogue, IDueLines due) : IFunctionInvocationFilter
{
    /// <summary>In a button's data: the digest's week.</summary>
    public const string Week = "digest";

    /// <summary>In a button's data: the digest's form; where the partner reads along it is the shared one.</summary>
    public const string Form = "digest_form";

    /// <inheritdoc/>
    public async Task OnFunctionInvocationAsync(
        FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
    {
        await next(context);
        var turn = (TurnScope)context.Kernel.Services.GetService(typeof(TurnScope))!;
        if (turn.Turn.Input is not TurnInput.Pressed { Data: var data } || data[Week]?.ToString() is not { } week
            || context.Result.GetValue<Reply>() is not { } reply)
        {
            return;
        }

        var isOver = week != Period.Of(PeriodKind.Week, turn.Session.Today).ToString();
        var partner = context.Arguments.TryGetValue("partner", out var name) ? name?.ToString() : null;
        var digest = reply is { Changed: { } echo } && !isOver && partner is not null
            ? await AgainAsync(turn, partner, FormOf(turn, data[Form]?.ToString()), echo, context.CancellationToken)
            : null;
        context.Result = new FunctionResult(
            context.Function,
            digest is null ? reply with { InPlace = false }
                : reply with { Card = digest, Text = reply.Changed, InPlace = true });
    }

    // Who reads decides, never what a button says.
    private static DigestForm FormOf(TurnScope turn, string? said) =>
        said == KpiWords.Key(DigestForm.Internal) && !SharedPlace.Is(turn)
            && turn.Session.Refuses(Act.SeeAssessment) is null
            ? DigestForm.Internal : DigestForm.Shared;

    private async Task<WeeklyCard?> AgainAsync(
        TurnScope turn, string partner, DigestForm form, string echo, CancellationToken ct)
    {
        var of = turn.Partner(partner);
        var kpis = turn.KpisOf(catalogue, of.Of);
        var lines = await due.OfAsync(turn.Session, of, ct);
        var read = await ComposeDigest.ReadAsync(turn.Session, kpis, of, lines, form, ct);
        return read.Succeeded(out var composed, out _)
            ? DigestCardData.Weekly(turn, of, composed, kpis).Card with { Echo = echo }
            : null;
    }
}
