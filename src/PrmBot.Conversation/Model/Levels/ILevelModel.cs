using PrmBot.Conversation.Understanding;
using PrmBot.Selection;

namespace PrmBot.Conversation.Model.Levels;

/// <summary>Which level an answer's own words mean, where rules and anchors can't tell.</summary>
public interface ILevelModel
{
    /// <summary>A level and the words of the answer that it rests on.</summary>
    /// <param name="answer">What the person wrote: untrusted.</param>
    /// <param name="question">What it answers.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>Null: there is no model, it failed, it can't tell either, or what it says stands on no words.</returns>
    Task<ReadAnswer.Proposed?> ProposeAsync(string answer, Question question, CancellationToken ct);
}

/// <summary>Where there is no model, the person is asked.</summary>
public sealed class NoLevelModel : ILevelModel
{
    public Task<ReadAnswer.Proposed?> ProposeAsync(string answer, Question question, CancellationToken ct) =>
        Task.FromResult<ReadAnswer.Proposed?>(null);
}

/// <summary>Reads an answer: by rule and by its anchors, and by the model where those leave it unclear.</summary>
public sealed class AnswerLevels(ILevelModel model)
{
    /// <param name="answer">As written.</param>
    /// <param name="question">The question that it answers.</param>
    /// <param name="needed">The number that the ideal profile asks for at this question; null: none.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<ReadAnswer> ReadAsync(
        string answer, Question question, decimal? needed, CancellationToken ct)
    {
        var read = AnswerReader.Read(answer, question, needed);
        return read is ReadAnswer.Unclear ? await model.ProposeAsync(answer, question, ct) ?? read : read;
    }
}
