namespace EvalKit.Models;

/// <summary>What the response store needs to know of a request: its canonical form and the key made from it.</summary>
public interface IStoredRequest
{
    /// <summary>The model that is asked.</summary>
    ModelIdentity Model { get; }

    /// <summary>Hash of <see cref="CanonicalJson"/>.</summary>
    ResponseKey Key { get; }

    /// <summary>Everything that can change the answer, as JSON in UTF-8 with sorted keys and no white space.</summary>
    ReadOnlyMemory<byte> CanonicalJson { get; }
}
