using PrmBot.Conversation.Files;
using PrmBot.Conversation.Model.Levels;

namespace PrmBot.Conversation.Interviews;

/// <summary>What reads an answer to an assessment's question.</summary>
/// <param name="Files">Its files, as proof.</param>
/// <param name="Levels">Its words, as a level.</param>
public sealed record AnswerIntake(EvidenceIntake Files, AnswerLevels Levels);
