using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Files;
using PrmBot.Conversation.Plugins;
using PrmBot.Identity;
using PrmBot.Selection;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

public sealed class EvidencePluginTests
{
    private const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static readonly SentFile Report = new(
        "soc2.pdf", "https://contoso.sharepoint.com/docs/soc2.pdf?web=1&tempauth=secret",
        "https://contoso.sharepoint.com/download?tempauth=secret");

    private readonly MemoryStore _store = new();

    [Fact]
    public async Task After_an_answer_that_could_be_proved_proof_is_offered_and_the_next_question_stands_there()
    {
        var chat = await AtBp4Async();

        var card = (QuestionCard)(await chat.SayAsync("3")).Card!;

        card.Id.ShouldBe("BP5");
        card.Echo!.ShouldContain("Can you prove it (A certificate such as ISO 27001");
        (card.Proves, card.ProveTitle).ShouldBe(("BP4", "Add evidence for BP4"));
    }

    [Theory]
    [InlineData("3", "https://example.com/soc2")]
    [InlineData("don't know", null)]
    public async Task Nothing_is_offered_where_it_is_proved_or_nothing_can_be(string answer, string? evidence)
    {
        var chat = await AtBp4Async();

        var card = (QuestionCard)(await chat.SayAsync(answer, evidence)).Card!;

        card.Proves.ShouldBeNull();
    }

    [Fact]
    public async Task A_file_without_a_word_goes_to_the_answer_just_given()
    {
        var chat = await AtBp4Async(new FileMeasure(421_888, Hash, null));
        await chat.SayAsync("3");

        var reply = await chat.SendAsync(t => chat.Plugin.AddEvidenceAsync(t, "Contoso"), Report);

        var answer = (await chat.StoredAsync()).AnswerOf("BP4", Side.Us)!;
        answer.Proofs.Single().File.ShouldBe(new EvidenceFile(
            "soc2.pdf", "https://contoso.sharepoint.com/docs/soc2.pdf", 421_888, Hash)); // without what opens it
        answer.Grade.ShouldBe(EvidenceGrade.E2);
        ((QuestionCard)reply.Card!).Echo!.ShouldStartWith("Kept as evidence for BP4: soc2.pdf.");
        ((FixedMeter)chat.Meter).Asked.Single().Query.ShouldContain("tempauth"); // read where Teams says
    }

    [Fact]
    public async Task A_file_with_a_level_goes_with_that_answer()
    {
        var chat = await AtBp4Async(new FileMeasure(10, Hash, null));

        await chat.SendAsync(t => chat.Plugin.AnswerAsync(t, "3"), Report);

        (await chat.StoredAsync()).AnswerOf("BP4", Side.Us)!.Proofs.Single().File!.Name.ShouldBe("soc2.pdf");
    }

    [Fact]
    public async Task A_file_with_unclear_words_waits_for_the_level()
    {
        var chat = await AtBp4Async(new FileMeasure(10, Hash, null));
        var reply = await chat.SendAsync(t => chat.Plugin.AnswerAsync(t, "a nice bunch"), Report);
        ((QuestionCard)reply.Card!).Notice.ShouldBe("soc2.pdf will go with your answer.");

        await chat.SayAsync("2");

        (await chat.StoredAsync()).AnswerOf("BP4", Side.Us)!.Proofs.Single().File!.Name.ShouldBe("soc2.pdf");
        chat.Dialogue.Files.ShouldBeNull();
    }

    [Fact]
    public async Task A_file_of_which_nobody_knows_what_it_proves_is_asked_about_and_waits()
    {
        var chat = await AtBp4Async(new FileMeasure(10, Hash, null));
        await chat.SayAsync("3");
        await chat.DoAsync(t => Task.FromResult(Left(t)));

        var reply = await chat.SendAsync(t => chat.Plugin.AddEvidenceAsync(t, "Contoso"), Report);
        reply.Asks!.Parameter.ShouldBe("question");

        await chat.DoAsync(t => chat.Plugin.AddEvidenceAsync(t, "Contoso", "BP4"));
        (await chat.StoredAsync()).AnswerOf("BP4", Side.Us)!.Proofs.Single().File!.Hash.ShouldBe(Hash);
    }

    [Theory]
    [InlineData("soc2.pdf", "javascript:alert(1)", "soc2.pdf came without an address that I can keep.")]
    [InlineData("soc2.pdf", "file:///etc/passwd", "soc2.pdf came without an address that I can keep.")]
    [InlineData("soc2.pdf", "https://user:pw@example.com/x", "soc2.pdf came without an address that I can keep.")]
    [InlineData("soc2.pdf", "data:text/plain;base64,AAAA", "soc2.pdf came without an address that I can keep.")]
    [InlineData("soc2.pdf", null, "soc2.pdf came without an address that I can keep.")]
    [InlineData(null, "https://example.com/", "One file came without a name")]
    [InlineData(" ", "not an address", "One file came without a name")]
    public async Task A_file_that_cannot_be_kept_says_why_and_stores_nothing(
        string? name, string? link, string sentence)
    {
        var chat = await AtBp4Async();
        await chat.SayAsync("3");

        var reply = await chat.SendAsync(
            t => chat.Plugin.AddEvidenceAsync(t, "Contoso"), new SentFile(name, link, link));

        reply.Text!.ShouldStartWith(sentence);
        reply.Changed.ShouldBeNull();
        (await chat.StoredAsync()).AnswerOf("BP4", Side.Us)!.Proofs.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(FileTrouble.Host, "do not read files from contoso.sharepoint.com")]
    [InlineData(FileTrouble.Size, "It is larger than 20 MB")]
    [InlineData(FileTrouble.OutOfReach, "It could not be read just now")]
    public async Task What_could_not_be_read_is_kept_without_size_and_hash(FileTrouble trouble, string sentence)
    {
        var chat = await AtBp4Async(new FileMeasure(null, null, trouble));
        await chat.SayAsync("3");

        var reply = await chat.SendAsync(t => chat.Plugin.AddEvidenceAsync(t, "Contoso"), Report);

        reply.Text!.ShouldContain(sentence);
        (await chat.StoredAsync()).AnswerOf("BP4", Side.Us)!.Proofs.Single().File!.Hash.ShouldBeNull();
    }

    [Fact]
    public async Task Of_many_files_the_first_five_are_kept_and_it_says_so()
    {
        var chat = await AtBp4Async();
        await chat.SayAsync("3");
        var many = Enumerable.Range(1, 12).Select(i => new SentFile(
            $"../a{i}\n.pdf", $"https://x.sharepoint.com/a{i}.pdf", null));

        var reply = await chat.SendAsync(t => chat.Plugin.AddEvidenceAsync(t, "Contoso"), [.. many]);

        reply.Text!.ShouldContain("You sent 12 files. I take the first 5");
        (await chat.StoredAsync()).AnswerOf("BP4", Side.Us)!.Proofs.Select(p => p.File!.Name)
            .ShouldBe(["a1.pdf", "a2.pdf", "a3.pdf", "a4.pdf", "a5.pdf"]); // no path, no control characters
    }

    [Fact]
    public async Task The_evidence_card_shows_each_piece_and_takes_a_wrong_one_off()
    {
        var chat = await AtBp4Async(new FileMeasure(421_888, Hash, null));
        await chat.SayAsync("3", "audited, ISO 27001");
        await chat.SendAsync(t => chat.Plugin.AddEvidenceAsync(t, "Contoso"), Report);

        var card = (EvidenceCard)(await chat.DoAsync(t => chat.Plugin.EvidenceAsync(t, "Contoso", "bp4"))).Card!;
        card.Pieces.Select(p => p.Text).ShouldBe(
            ["audited, ISO 27001", "soc2.pdf, https://contoso.sharepoint.com/docs/soc2.pdf"]);
        card.Pieces[1].Meta.ShouldContain("412 KB, SHA-256 9f86d081884c…");

        var reply = await chat.DoAsync(t => chat.Plugin.DropEvidenceAsync(t, "Contoso", "BP4", "2"));
        reply.Text!.ShouldContain("The answer now counts as: specifics named.");
        var which = await chat.DoAsync(t => chat.Plugin.DropEvidenceAsync(t, "Contoso", "BP4", "7"));
        which.Text!.ShouldContain("There are 1: audited, ISO 27001");
    }

    [Fact]
    public async Task A_ledger_that_both_sides_see_confirms_the_answer_and_the_cards_say_so()
    {
        var chat = await AtBp4Async();
        await chat.DoAsync(t => chat.Plugin.ChangeAnswerAsync(t, "RF4", "4"));
        var ledger = new LedgerPlugin(new LedgerCards(Chat.Questions));
        await chat.DoAsync(t => ledger.RecordAsync(t, "Contoso", "leads", "us", "30k", "EUR"));
        await chat.DoAsync(t => ledger.RecordAsync(t, "Contoso", "webinars", "partner", "25k", "EUR"));

        var before = await CardAsync(chat);
        await chat.DoAsync(t => ledger.ShareAsync(t, "Contoso"));
        var after = await CardAsync(chat);
        var fit = (FitCard)(await chat.DoAsync(t => chat.Plugin.ResultAsync(t, "Contoso", "reciprocity"))).Card!;

        before.Answers.Single().ShouldEndWith("Ada: no evidence.");
        after.Answers.Single().ShouldEndWith("what is on record: the give-get ledger that both sides see.");
        fit.Rows.ShouldContain(r => r.More!.Contains("confirmed. On record:", StringComparison.Ordinal));
        (await chat.StoredAsync()).AnswerOf("RF4", Side.Us)!.Grade.ShouldBe(EvidenceGrade.E0); // looked up, not stored
    }

    private static async Task<EvidenceCard> CardAsync(Chat chat) =>
        (EvidenceCard)(await chat.DoAsync(t => chat.Plugin.EvidenceAsync(t, "Contoso", "RF4"))).Card!;

    private static Reply Left(TurnScope turn)
    {
        turn.Dialogue = turn.Dialogue with { Interview = null };
        return Reply.Say("left");
    }

    private async Task<Chat> AtBp4Async(FileMeasure? measure = null)
    {
        var chat = new Chat(_store)
        {
            Meter = new FixedMeter(measure ?? new FileMeasure(null, null, FileTrouble.Host)),
        };
        await chat.StartAsync();
        await chat.SayAsync("3"); // BP3 is the partner's; BP4 is for both
        return chat;
    }
}
