namespace EvalKit.Graders.BertScore;

/// <summary>A text has no vectors; the message says why.</summary>
internal sealed class EmbeddingException(string message) : Exception(message);
