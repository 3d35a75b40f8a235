using System.ComponentModel;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Files;
using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Planning.Accounts;

namespace PrmBot.Conversation.Plugins;

public sealed partial class PlanPlugin
{
    private const int UnknownShown = 5;

    [KernelFunction("map_accounts"), Does(Act.SeePartner)]
    [Description("How many accounts both sides have, by what they are to each; names where both agreed to show them.")]
    public async Task<Reply> MapAccountsAsync(
        [FromKernelServices] TurnScope turn,
        [Description("The partner's name")] string partner,
        [Description("Form: the list of the speaker's side, one account in a row: name; bucket; web address")]
        string? accounts = null,
        [Description("Names of accounts that the speaker's side agrees to show")] string? reveal = null,
        [Description("Page of the names, from 1")] string? page = null,
        CancellationToken ct = default)
    {
        var of = turn.Partner(partner).Of;
        var found = await MapAccounts.FindAsync(turn.Session, of, ct);
        if (!found.Succeeded(out var map, out var no))
        {
            return turn.Refuse(no);
        }

        var echo = new List<string>();
        IReadOnlyList<RowMisfit> misfits = [];
        var isSame = false;
        if (!string.IsNullOrWhiteSpace(accounts) || TableIntake.HasFiles(turn))
        {
            var brought = await BringAsync(turn, of, accounts, ct);
            if (!brought.Succeeded(out var stored, out no))
            {
                return turn.Refuse(no);
            }

            (map, misfits, isSame) = (stored.Map, stored.Misfits, stored.IsSame);
            echo.AddRange(Brought(turn, stored));
        }

        if (!string.IsNullOrWhiteSpace(reveal))
        {
            var offered = await MapAccounts.OfferAsync(turn.Session, of, Names(reveal), ct);
            if (!offered.Succeeded(out var stored, out no))
            {
                return turn.Refuse(no);
            }

            map = stored.Map;
            echo.AddRange(Offered(turn, stored));
        }

        MapAccounts.Keep(turn.Session, map);
        var plan = (await CurrentPlan.FindAsync(turn.Session, of, ct)).Value;
        var words = echo.Count == 0 ? null : string.Join(' ', echo);
        var card = AccountsViews.Of(turn, map, plan, Number(page) ?? 1, words) with { Misfits = Lines(turn, misfits) };
        return Reply.Show(card, words ?? card.Headline)
            with { Changed = isSame && string.IsNullOrWhiteSpace(reveal) ? null : words, InPlace = true };
    }

    private async Task<Outcome<StoredMap>> BringAsync(
        TurnScope turn, PartnerId partner, string? pasted, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(pasted))
        {
            return await MapAccounts.BringAsync(turn.Session, partner, AccountRows.Read(pasted), ct);
        }

        if (!(await files.Intake.TakeAsync(turn, ct)).Succeeded(out var table, out var no))
        {
            return no;
        }

        var (sheet, first) = (table.Sheet, table.Sheet.HeadingRow);
        return await MapAccounts.BringAsync(
            turn.Session, partner, AccountRows.Of(sheet.Headings, sheet.Rows, first), ct);
    }

    private static IReadOnlyList<string> Lines(TurnScope turn, IReadOnlyList<RowMisfit> misfits) =>
    [
        .. misfits.Take(MisfitsShown).Select(m => turn.Say(
            "plan.import_misfit", ("row", m.Row), ("column", string.Empty), ("why", turn.Refuse(m.Why).Text!))),
        .. misfits.Count > MisfitsShown
            ? [turn.Say("plan.import_more", ("count", misfits.Count - MisfitsShown))]
            : Array.Empty<string>(),
    ];

    // A name may hold a comma, so names are parted by rows, semicolons and "and" in a sentence.
    private static List<AccountRow> Names(string said) =>
        [.. said.Split(['\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(n => new AccountRow(n, n, string.Empty))];

    private static IEnumerable<string> Brought(TurnScope turn, StoredMap stored)
    {
        yield return turn.Say(
            stored.IsSame ? "accounts.done_same" : "accounts.done_brought", ("count", stored.Taken));
        if (stored.Doubled > 0)
        {
            yield return turn.Say("accounts.done_doubled", ("count", stored.Doubled));
        }

        if (stored.Unsorted > 0)
        {
            yield return turn.Say("accounts.done_unsorted", ("count", stored.Unsorted));
        }

        if (stored.Unknown is { Count: > 0 } unknown)
        {
            yield return turn.Say(
                "accounts.done_unknown",
                ("count", unknown.Count),
                ("buckets", string.Join(", ", unknown.Distinct().Take(UnknownShown))));
        }
    }

    // In a channel the other side reads along: it must not learn what this side's list does not have.
    private static IEnumerable<string> Offered(TurnScope turn, StoredMap stored)
    {
        var isPrivate = turn.Turn.Place.Kind == PlaceKind.Personal;
        yield return turn.Say("accounts.done_offered");
        if (isPrivate && stored.Unknown is { Count: > 0 } unknown)
        {
            yield return turn.Say(
                "accounts.not_in_list", ("names", string.Join(", ", unknown.Take(UnknownShown))));
        }
    }
}
