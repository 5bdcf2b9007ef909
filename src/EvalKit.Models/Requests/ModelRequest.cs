using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>
/// One question to a chat model. Two requests are equal when their keys are. Messages and options must not be changed after
/// <see cref="Key"/> was read. Texts that differ only in lone surrogates share a key, because they are the same once sent as UTF-8.
/// </summary>
public sealed record ModelRequest : IStoredRequest
{
    private CanonicalForm? _canonical;

    /// <summary>Makes a request; set its required properties.</summary>
    public ModelRequest()
    {
    }

    private ModelRequest(ModelRequest original)
    {
        Model = original.Model;
        Messages = original.Messages;
        Options = original.Options;
        Repeat = original.Repeat;
    }

    /// <inheritdoc/>
    public required ModelIdentity Model { get; init; }

    /// <summary>The conversation so far, at least one message.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>Parameters, tools and response format; null for the model's defaults. Provider-specific ones are in its additional properties.</summary>
    public ChatOptions? Options { get; init; }

    /// <summary>Index of the repeat, from 0. Repeats of a question are different requests.</summary>
    public int Repeat { get; init; }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">A message or option holds something that has no canonical form, such as a delegate.</exception>
    public ResponseKey Key => Canonical.Key;

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">A message or option holds something that has no canonical form, such as a delegate.</exception>
    public ReadOnlyMemory<byte> CanonicalJson => Canonical.Json;

    private CanonicalForm Canonical => _canonical ??= CanonicalForm.Of(this, CanonicalChat.Write);

    /// <summary>Whether both requests have the same key.</summary>
    public bool Equals(ModelRequest? other) => other is not null && Key == other.Key;

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode();
}
