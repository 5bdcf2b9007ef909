namespace EvalKit.Models;

/// <summary>There is no answer. Failures are values and are never stored.</summary>
public sealed record ModelFailure : ModelResult
{
    /// <summary>Describes a failure.</summary>
    public ModelFailure(ResponseKey key, ModelFailureKind kind, string message, int? status = null, int attempts = 0) : base(key)
    {
        Kind = kind;
        Message = message;
        Status = status;
        Attempts = attempts;
    }

    /// <summary>What went wrong.</summary>
    public ModelFailureKind Kind { get; }

    /// <summary>What went wrong in words, cut to a readable length and without key material.</summary>
    public string Message { get; }

    /// <summary>HTTP status of the last attempt, when there was one.</summary>
    public int? Status { get; }

    /// <summary>How often the model was asked; 0 when it was not called.</summary>
    public int Attempts { get; }

    /// <summary>Whether the provider may have done its work although no usable answer came, and charge for it.</summary>
    internal bool MayBeBilled { get; init; }

    /// <summary>The same failure in other words.</summary>
    internal ModelFailure With(string message) => new(Key, Kind, message, Status, Attempts) { MayBeBilled = MayBeBilled };

    /// <summary>True when the whole run must stop, because answers can no longer be kept.</summary>
    public bool StopsRun => Kind == ModelFailureKind.StoreWrite;
}
