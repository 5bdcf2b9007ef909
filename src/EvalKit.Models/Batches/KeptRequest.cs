namespace EvalKit.Models;

/// <summary>The request behind an answer of which this run knows the key alone: an earlier one handed it in.</summary>
internal sealed record KeptRequest(ResponseKey Key) : IStoredRequest
{
    public ModelIdentity Model { get; } = new("", "", "", "");

    public ReadOnlyMemory<byte> CanonicalJson => default;
}
