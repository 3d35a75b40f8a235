using System.ComponentModel;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Identity;
using PrmBot.Ledger;
using PrmBot.Selection;

namespace PrmBot.Conversation.Plugins;

/// <summary>The give-get ledger: what each side gave the other, or promised to, and how even that is.</summary>
public sealed class LedgerPlugin(LedgerCards cards) : IPlugin
{
    [KernelFunction("record"), Does(Act.WorkOnPlan)]
    [Description("Write into the give-get ledger what one side gave the other or promised to; with a row: correct it.")]
    public async Task<Reply> RecordAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("What was given, in words, for example 12 leads")] string what,
        [Description("us or partner; left out: as the sentence says")] string? giver = null,
        [Description("What it is worth; left out for what is hard to count")] string? value = null,
        [Description("Three letters")] string? currency = null,
        [Description("1 to 5, for what is hard to count")] string? rating = null,
        [Description("delivered or promised")] string? status = null,
        [Description("Date yyyy-MM-dd")] string? date = null,
        [Description("Id of the row to correct")] string? row = null,
        CancellationToken ct = default)
    {
        var of = turn.Partner(partner);
        var former = row is null ? null : await LedgerReads.FindAsync(turn.Session, row, ct);
        if (row is not null && (former is null || former.Of != of.Of))
        {
            return turn.Refuse(new Refusal("ledger.row_gone"));
        }

        var input = new LedgerInput(turn, of);
        if (input.Giver(giver) is not { } side)
        {
            return turn.Refuse(new Refusal("ledger.unknown_giver").With("partner", of.Name));
        }

        var read = input.Read(side, what, (value, currency, rating), status, date);
        if (!read.Succeeded(out var given, out var wrong))
        {
            return turn.Refuse(wrong);
        }

        var stored = await RecordRow.RunAsync(turn.Session, of.Of, given, former, ct);
        return stored.Succeeded(out var now, out var no)
            ? await cards.ChangedAsync(turn, of, cards.Echo(turn, of, now, former, given), ct)
            : turn.Refuse(no);
    }

    [KernelFunction("show"), Does(Act.SeePartner)]
    [Description("The give-get ledger with a partner: balance, band, rows.")]
    public async Task<Reply> ShowAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        CancellationToken ct = default) => await cards.ShowAsync(turn, turn.Partner(partner), ct);

    [KernelFunction("correct"), Does(Act.WorkOnPlan)]
    [Description("The form of one row of the ledger, to correct it, to note its delivery, or to take it out.")]
    public async Task<Reply> CorrectAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("Id of the row")] string row,
        CancellationToken ct = default) =>
        await LedgerReads.FindAsync(turn.Session, row, ct) is { } found && found.Of == turn.Partner(partner).Of
            ? LedgerCards.Form(turn, turn.Partner(partner), found)
            : turn.Refuse(new Refusal("ledger.row_gone"));

    [KernelFunction("drop"), Does(Act.WorkOnPlan, AsksFirst = "ledger.drop_sure")]
    [Description("Take a row out of the ledger.")]
    public async Task<Reply> DropAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("Id of the row")] string row,
        CancellationToken ct = default)
    {
        var of = turn.Partner(partner);
        if (await LedgerReads.FindAsync(turn.Session, row, ct) is not { } found || found.Of != of.Of)
        {
            return turn.Refuse(new Refusal("ledger.row_gone"));
        }

        return DropRow.Run(turn.Session, found).Succeeded(out var gone, out var no)
            ? await cards.ChangedAsync(turn, of, turn.Say("ledger.dropped", ("what", gone.What)), ct)
            : turn.Refuse(no);
    }

    [KernelFunction("share"), Does(Act.Manage, AsksFirst = "ledger.share_sure")]
    [Description("Let the partner's people see all rows of the ledger.")]
    public async Task<Reply> ShareAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        CancellationToken ct = default)
    {
        var of = turn.Partner(partner);
        var shared = await ShareRows.RunAsync(turn.Session, of.Of, ct);
        if (!shared.Succeeded(out var count, out var no))
        {
            return turn.Refuse(no);
        }

        var echo = turn.Say("ledger.shared", ("count", count), ("partner", of.Name));
        return count == 0
            ? Reply.Say(turn.Say("ledger.nothing_to_share", ("partner", of.Name)))
            : await cards.ChangedAsync(turn, of, echo, ct);
    }
}
