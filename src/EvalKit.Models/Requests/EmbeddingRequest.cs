namespace EvalKit.Models;

/// <summary>One text to be embedded. Two requests are equal when their keys are.</summary>
/// <param name="Model">The model that is asked.</param>
/// <param name="Text">The text to embed.</param>
/// <param name="Dimensions">Length of the vector asked for, at least 1; null for the model's default.</param>
public sealed record EmbeddingRequest(ModelIdentity Model, string Text, int? Dimensions = null) : IStoredRequest
{
    private CanonicalForm? _canonical;

    private EmbeddingRequest(EmbeddingRequest original)
    {
        Model = original.Model;
        Text = original.Text;
        Dimensions = original.Dimensions;
    }

    /// <inheritdoc/>
    public ResponseKey Key => Canonical.Key;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> CanonicalJson => Canonical.Json;

    private CanonicalForm Canonical => _canonical ??= CanonicalForm.Of(this, CanonicalEmbedding.Write);

    /// <summary>Whether both requests have the same key.</summary>
    public bool Equals(EmbeddingRequest? other) => other is not null && Key == other.Key;

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode();
}
