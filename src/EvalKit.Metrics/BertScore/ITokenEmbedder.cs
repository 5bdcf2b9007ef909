namespace EvalKit.Metrics;

/// <summary>
/// Turns a text into tokens with a vector each: a contextual encoder for BERTScore proper, or something simpler. What the vectors know decides what a score means,
/// so a report has to show <see cref="Identity"/> beside it.
/// </summary>
public interface ITokenEmbedder
{
    /// <summary>What identifies the vectors: model, layer, revision.</summary>
    string Identity { get; }

    /// <summary>The tokens of a text with their vectors, all of one length.</summary>
    ValueTask<TokenEmbeddings> EmbedAsync(string text, CancellationToken cancellation);
}
