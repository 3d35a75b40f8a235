using PrmBot.Identity;
using PrmBot.Selection;
using Shouldly;
using Xunit;
using static PrmBot.Tests.Selection.Sets;

namespace PrmBot.Tests.Selection;

public sealed class EvidenceTests
{
    private static readonly QuestionSet Questions = OneEach();
    private static readonly Question A = Questions.Find("A")!;
    private readonly SelectionTable _table = new(Questions);

    [Fact]
    public async Task Several_pieces_are_kept_and_a_wrong_one_comes_off()
    {
        await StartAsync();
        await AddAsync("12 people hold it");
        await AddAsync("https://example.com/list");

        await _table.ManagerAsync((s, a) => DropEvidence.Run(s, a, A, 2));

        var answer = (await _table.LatestAsync()).AnswerOf("A", Side.Us)!;
        answer.Proofs.Select(p => (p.Number, p.Text)).ShouldBe([(1, "12 people hold it")]);
        answer.Grade.ShouldBe(EvidenceGrade.E1);
    }

    [Fact]
    public async Task A_pieces_number_is_never_given_again()
    {
        await StartAsync();
        await AddAsync("one");
        await AddAsync("two");
        await _table.ManagerAsync((s, a) => DropEvidence.Run(s, a, A, 1));

        await AddAsync("three");

        (await _table.LatestAsync()).AnswerOf("A", Side.Us)!.Proofs.Select(p => p.Number).ShouldBe([2, 3]);
    }

    [Theory]
    [InlineData("the same", "evidence.twice")]
    [InlineData(" ", "evidence.nothing")]
    [InlineData(null, "evidence.nothing")]
    public async Task Nothing_new_is_refused(string? text, string refusal)
    {
        await StartAsync();
        await AddAsync("the same");

        (await AddAsync(text)).Refusal!.Key.ShouldBe(refusal);
    }

    [Fact]
    public async Task The_eleventh_piece_is_one_too_many()
    {
        await StartAsync();
        for (var i = 0; i < Proof.Most; i++)
        {
            await AddAsync($"piece {i}");
        }

        (await AddAsync("one more")).Refusal!.Key.ShouldBe("evidence.too_many");
    }

    [Fact]
    public async Task What_has_no_answer_takes_no_evidence()
    {
        await StartAsync();

        var refused = await _table.ManagerAsync((s, a) =>
            AddEvidence.Run(s, a, Questions.Find("B")!, new GivenEvidence("x", [])));

        refused.Refusal!.Key.ShouldBe("evidence.no_answer");
    }

    [Fact]
    public async Task A_changed_answer_keeps_its_evidence_and_loses_a_confirmation_of_the_other_level()
    {
        await StartAsync(Says("A", Rating.Level3) with { ConfirmedBy = SelectionTable.Karl });
        await AddAsync("https://example.com/list");

        await _table.AnswerAsync(Ada, Role.Manager, new GivenAnswer("A", Rating.Level2));

        var answer = (await _table.LatestAsync()).AnswerOf("A", Side.Us)!;
        (answer.Rating, answer.Grade, answer.ConfirmedBy).ShouldBe((Rating.Level2, EvidenceGrade.E2, null));
        answer.Proofs.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task We_confirm_the_partners_answer_and_it_counts_fully()
    {
        await StartAsync(Says("A", Rating.Level3), TheirAnswer());

        var confirmed = await _table.ManagerAsync((s, a) => ConfirmEvidence.Run(s, a, A));

        confirmed.Value!.Answer.Side.ShouldBe(Side.Partner);
        confirmed.Value.Answer.Grade.ShouldBe(EvidenceGrade.E3);
        ItemScore.Of(A, confirmed.Value.Assessment).Confidence.ShouldBe((.4m + 1m) / 2); // ours is a claim
    }

    [Fact]
    public async Task Nobody_confirms_what_is_still_hidden_an_estimate_or_their_own_side()
    {
        await StartAsync(TheirAnswer());
        (await _table.ManagerAsync((s, a) => ConfirmEvidence.Run(s, a, A))).Refusal!.Key
            .ShouldBe("evidence.not_to_confirm"); // blind: ours is not in

        await _table.AnswerAsync(Ada, Role.Manager, new GivenAnswer("A", Rating.Level3));
        (await _table.ContactAsync((s, a) => ConfirmEvidence.Run(s, a, A))).Refusal!.Key
            .ShouldBe("evidence.not_to_confirm"); // ours is not open to the partner

        var ours = A with { Answers = Responder.Us };
        (await _table.ManagerAsync((s, a) => ConfirmEvidence.Run(s, a, ours))).Refusal!.Key
            .ShouldBe("evidence.own_side");
    }

    [Fact]
    public async Task The_partner_confirms_ours_once_both_were_asked_to_talk()
    {
        var start = Empty(Questions) with
        {
            Answers = [Says("A", Rating.Level3), TheirAnswer()],
            Talks = [new Talk("A", Ada, default)],
            Invited = new Invitation(Ada, default),
        };
        await _table.PlantAsync(start);

        var confirmed = await _table.ContactAsync((s, a) => ConfirmEvidence.Run(s, a, A));

        (confirmed.Value!.Answer.Side, confirmed.Value.Answer.ConfirmedBy).ShouldBe((Side.Us, SelectionTable.Karl));
        (await _table.ContactAsync((s, a) => ConfirmEvidence.Run(s, a, A))).Refusal!.Key
            .ShouldBe("evidence.confirmed_already");
    }

    [Fact]
    public async Task An_estimate_cannot_be_confirmed()
    {
        await StartAsync(Says("A", Rating.Level3), TheirAnswer() with { IsEstimate = true });

        (await _table.ManagerAsync((s, a) => ConfirmEvidence.Run(s, a, A))).Refusal!.Key.ShouldBe("evidence.estimate");
    }

    private Task StartAsync(params Answer[] answers) => _table.PlantAsync(
        Empty(Questions) with { Answers = answers.Length > 0 ? answers : [Says("A", Rating.Level3)] });

    private static Answer TheirAnswer() =>
        Says("A", Rating.Level4, Side.Partner) with { By = SelectionTable.Karl };

    private Task<Outcome<ProvenAnswer>> AddAsync(string? text) =>
        _table.ManagerAsync((s, a) => AddEvidence.Run(s, a, A, new GivenEvidence(text, [])));
}
