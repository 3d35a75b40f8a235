using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Tests.Plugins;
using PrmBot.Cycle.Modify;
using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Storage;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Digests;

public sealed class QbrPackTests
{
    private readonly DigestRoom _room = new();

    [Fact]
    public async Task Both_sides_approve_the_numbers_each_once()
    {
        await _room.PlantAsync();
        var shown = Card(await PackAsync(Role.Manager));

        var ours = await ApproveAsync(Role.Manager, shown.Fingerprint);
        var twice = await ApproveAsync(Role.Manager, shown.Fingerprint);
        var theirs = await ApproveAsync(Role.PartnerContact, shown.Fingerprint);

        shown.Title.ShouldBe("Contoso: review of Q3 2026");
        shown.Approval.ShouldStartWith("Neither side has approved");
        Card(ours).Approval.ShouldBe("Ada approved the numbers for us; Contoso has not yet.");
        ours.InPlace.ShouldBeTrue();
        twice.Text.ShouldBe("Ada has approved the numbers of Q3 2026 for your side already.");
        Card(theirs).Approval.ShouldStartWith("Both sides approved the numbers");
        Card(theirs).MayApprove.ShouldBeFalse();
        Card(await PackAsync(Role.PartnerContact)).Approval.ShouldStartWith("Both sides approved the numbers");
    }

    [Fact]
    public async Task A_number_that_changes_takes_every_yes_with_it()
    {
        await _room.PlantAsync();
        var shown = Card(await PackAsync(Role.Manager));
        await ApproveAsync(Role.Manager, shown.Fingerprint);
        await _room.Turns.RunAsync(t => KpiTurns.Plugin().CorrectAsync(t, "Contoso", "K14", "55", "2026-09"));

        var stale = await ApproveAsync(Role.PartnerContact, shown.Fingerprint);
        var now = Card(await PackAsync(Role.Manager));

        stale.Text!.ShouldStartWith("A number of Q3 2026 has changed since that card was made");
        now.Approval.ShouldStartWith("Neither side has approved");
    }

    [Fact]
    public async Task A_disputed_number_is_settled_before_it_is_approved()
    {
        await _room.PlantAsync();
        await _room.Turns.RunAsync(t => KpiTurns.Plugin().DisputeAsync(t, "Contoso", "K14", "70", null, "2026-09"));
        var shown = Card(await PackAsync(Role.Manager));

        var reply = await ApproveAsync(Role.Manager, shown.Fingerprint);

        reply.Text.ShouldBe("One side disputes Lead generation rate. Record the right number first, then both sides "
            + "can approve.");
    }

    [Fact]
    public async Task Without_numbers_there_is_nothing_to_approve_and_it_says_so()
    {
        await _room.Turns.LinkAsync();

        var card = Card(await PackAsync(Role.Manager));
        var reply = await ApproveAsync(Role.Manager, card.Fingerprint);

        card.MayApprove.ShouldBeFalse();
        card.Kept.ShouldBe("No commitment was due in the quarter.");
        reply.Text!.ShouldStartWith("No number was recorded with Contoso for Q3 2026");
    }

    [Fact]
    public async Task A_reader_sees_it_and_approves_nothing()
    {
        await _room.PlantAsync();
        var card = Card(await PackAsync(Role.Reader));

        var reply = await ApproveAsync(Role.Reader, card.Fingerprint);

        (reply.Card is null).ShouldBeTrue();
        reply.Changed.ShouldBeNull();
    }

    [Fact]
    public async Task It_holds_nothing_that_is_not_released()
    {
        await _room.PlantAsync();
        await _room.PutAsync(DigestRoom.Proposal(1, ProposalState.Proposed, "Newslettersekret"));
        await _room.PutAsync(DigestRoom.Proposal(2, ProposalState.Offered, "Partner day"));

        var json = DigestRoom.Cards.Render(Card(await PackAsync(Role.Manager)));

        json.ShouldContain("Partner day");
        json.ShouldNotContain("sekret");
    }

    [Fact]
    public async Task As_a_file_it_has_every_part()
    {
        await _room.PlantAsync();

        var reply = await _room.Turns.RunAsync(t => _room.Plugin.QbrPackAsync(t, "Contoso", null, "xlsx"));

        reply.Card.ShouldBeOfType<QbrFileCard>().Url.ShouldStartWith("https://prmbot.example.test/");
        var file = (await _room.Turns.New().Session.Work.OfPartnerAsync<HandedFile>(KpiTurns.Contoso.Of, default))
            .ShouldHaveSingleItem();
        file.Name.ShouldBe("Contoso QBR 2026-Q3.xlsx");
        var sheet = Conversation.Tables.ExcelFile.Read(file.Content.ToArray());
        sheet.Headings[0].ShouldBe("Part");
        sheet.Rows.Select(r => r[0]).Distinct().ShouldBe(["Next quarter", "Numbers"]);
        sheet.Rows[0][2].ShouldBe("Joint webinar");
        sheet.Rows.ShouldContain(r => r[2] == "Lead generation rate" && r[7] == "40");
    }

    private Task<Reply> PackAsync(Role role) => _room.Turns.RunAsync(
        t => _room.Plugin.QbrPackAsync(t, "Contoso"), _room.Turns.New(conversation: KpiTurns.Channel, role: role));

    private Task<Reply> ApproveAsync(Role role, string fingerprint) => _room.Turns.RunAsync(
        t => _room.Plugin.QbrPackAsync(t, "Contoso", fingerprint),
        _room.Turns.New(conversation: KpiTurns.Channel, role: role));

    private static QbrCard Card(Reply reply) => reply.Card.ShouldBeOfType<QbrCard>();
}
