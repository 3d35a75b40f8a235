using PrmBot.Selection;
using PrmBot.Storage;
using Shouldly;
using Xunit;

namespace PrmBot.Tests.Storage;

public sealed class AssessmentUpgradeTests
{
    [Fact]
    public void What_was_one_text_is_the_first_piece_of_proof()
    {
        const string Old = """
            { "id": "a1", "of": "contoso", "questionSet": "e", "profile": 0, "weights": {},
              "startedBy": { "id": "ada", "name": "Ada" }, "startedAt": "2026-01-02T03:04:05+00:00",
              "answers": [
                { "question": "BP4", "side": "us", "rating": "level3", "evidence": "https://example.com", "files": [],
                  "grade": "e2", "by": { "id": "ada", "name": "Ada" }, "at": "2026-01-03T03:04:05+00:00" },
                { "question": "BP5", "side": "us", "rating": "dont_know",
                  "by": { "id": "ada", "name": "Ada" }, "at": "2026-01-03T03:04:05+00:00" }] }
            """;

        var read = DocumentFormat.Read<Assessment>(Old, schema: 1, version: 7);

        read.Answers[0].Proofs.Select(p => (p.Number, p.Text, p.By.Name)).ShouldBe([(1, "https://example.com", "Ada")]);
        (read.Answers[0].Grade, read.Answers[0].Evidence).ShouldBe((EvidenceGrade.E2, "https://example.com"));
        read.Answers[1].Proofs.ShouldBeEmpty();
    }
}
