namespace EvalKit.Models;

/// <summary>The response store cannot be written any more. What was written before stays readable.</summary>
public sealed class StoreWriteException : IOException
{
    /// <summary>Says which file could not be written and why.</summary>
    public StoreWriteException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }
}
