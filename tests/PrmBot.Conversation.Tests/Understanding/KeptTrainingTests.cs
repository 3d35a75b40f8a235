using PrmBot.Conversation.Understanding;
using PrmBot.Conversation.Understanding.Classification;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Understanding;

public sealed class KeptTrainingTests : IDisposable
{
    private static readonly string[] Lines =
    [
        "show Contoso's KPIs", "contoso pipline 420k in october", "the moon is made of cheese", "assess fabrikam",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("prmbot-trained-");
    private int _trainings;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_second_start_reads_what_the_first_has_learnt_and_understands_the_same()
    {
        var first = LocalEngine.Load(RepoFiles.Prompts, _folder.FullName);
        var file = _folder.GetFiles().ShouldHaveSingleItem();
        var written = file.LastWriteTimeUtc;

        var second = LocalEngine.Load(RepoFiles.Prompts, _folder.FullName);

        Heard(first).ShouldBe(Heard(Engines.Shared));
        Heard(second).ShouldBe(Heard(Engines.Shared));
        _folder.GetFiles().ShouldHaveSingleItem().LastWriteTimeUtc.ShouldBe(written);
    }

    [Fact]
    public void What_is_kept_is_not_trained_again()
    {
        var trained = Get(RepoFiles.Prompts);

        var kept = Get(RepoFiles.Prompts);

        _trainings.ShouldBe(1);
        kept.Words.ShouldBe(trained.Words);
        kept.Classifier.Rank("please show it").ShouldBe(trained.Classifier.Rank("please show it"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(200)]
    public void A_file_that_was_cut_off_is_made_anew(int length)
    {
        Get(RepoFiles.Prompts);
        var file = _folder.GetFiles().ShouldHaveSingleItem().FullName;
        var whole = File.ReadAllBytes(file);
        File.WriteAllBytes(file, whole[..length]);

        Get(RepoFiles.Prompts);

        _trainings.ShouldBe(2);
        File.ReadAllBytes(file).ShouldBe(whole);
    }

    [Fact]
    public void One_flipped_bit_is_noticed()
    {
        Get(RepoFiles.Prompts);
        var file = _folder.GetFiles().ShouldHaveSingleItem().FullName;
        var whole = File.ReadAllBytes(file);
        File.WriteAllBytes(file, [.. whole[..^200], (byte)(whole[^200] ^ 1), .. whole[^199..]]);

        Get(RepoFiles.Prompts);

        _trainings.ShouldBe(2);
        File.ReadAllBytes(file).ShouldBe(whole);
    }

    [Fact]
    public void Another_word_in_a_file_is_learnt_at_the_next_start()
    {
        using var prompts = new CopiedPrompts();
        Get(prompts.Root);
        File.AppendAllLines(prompts.At("understanding/examples/none.yaml"), ["  florble the grommet"]);

        Get(prompts.Root);

        _trainings.ShouldBe(2);
        _folder.GetFiles().Length.ShouldBe(2);
    }

    [Fact]
    public void Where_nothing_can_be_written_it_trains_at_each_start()
    {
        var file = Path.Combine(_folder.FullName, "a-file-not-a-folder");
        File.WriteAllText(file, string.Empty);

        new KeptTraining(file).Get(RepoFiles.Prompts, Train);
        new KeptTraining(file).Get(RepoFiles.Prompts, Train).Words.Count.ShouldBe(2);

        _trainings.ShouldBe(2);
    }

    [Fact]
    public void No_more_than_a_few_are_kept()
    {
        for (var i = 0; i < 9; i++)
        {
            File.WriteAllText(Path.Combine(_folder.FullName, $"old{i}.trained"), "of another version");
        }

        Get(RepoFiles.Prompts);
        Get(RepoFiles.Prompts);

        _trainings.ShouldBe(1);
        _folder.GetFiles().Length.ShouldBe(4);
    }

    private Training Get(string prompts) => new KeptTraining(_folder.FullName).Get(prompts, Train);

    private Training Train()
    {
        _trainings++;
        var words = new Dictionary<string, int> { ["show"] = 3, ["größe"] = 1 };
        return new Training(words, TextClassifier.Train(
            [("show the plan", "Plan-show"), ("please show me", "Plan-show"), ("add a partner", "Partners-add")]));
    }

    private static List<string> Heard(LocalEngine engine) =>
    [
        .. Lines.Select(s => engine.Understand(Engines.Said(s)))
            .Select(u => $"{u.Function} {u.Arguments.ToJsonString()} {u.Confidence:R}"),
    ];
}
