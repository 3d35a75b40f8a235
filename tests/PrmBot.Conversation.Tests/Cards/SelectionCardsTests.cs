using System.Text.Json;
using System.Text.Json.Serialization;
using PrmBot.Conversation.Cards;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Cards;

public sealed class SelectionCardsTests
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    [Fact]
    public void The_samples_fit_the_records()
    {
        Sample<QuestionCard>().Levels.Count.ShouldBe(5);
        Sample<ResultCard>().Fits.Count.ShouldBe(5);
        Sample<FitCard>().Rows.ShouldNotBeEmpty();
        Sample<AssessmentStatusCard>().Rows.ShouldNotBeEmpty();
        Sample<TheirQuestionCard>().Levels.Count.ShouldBe(5);
        Sample<InviteCard>().Notes.ShouldNotBeEmpty();
        Sample<SummaryCard>().Fits.Count.ShouldBe(5);
        Sample<ReleaseCard>().Parts.Count.ShouldBe(6);
        Sample<ProfileCard>().Weights.ShouldNotBeEmpty();
        Sample<WhyCard>().Fits.Count.ShouldBe(5);
    }

    private static T Sample<T>()
        where T : ICard
    {
        var json = File.ReadAllText(Path.Combine(RepoFiles.Cards, T.Name + ".sample.json"));
        return JsonSerializer.Deserialize<T>(json, Strict)!;
    }
}
