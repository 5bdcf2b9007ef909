namespace EvalKit.Models;

/// <summary>What became of a call: a <see cref="ModelSuccess"/> or a <see cref="ModelFailure"/>. There is no third.</summary>
public abstract record ModelResult
{
    private protected ModelResult(ResponseKey key) => Key = key;

    /// <summary>Key of the request.</summary>
    public ResponseKey Key { get; }
}
