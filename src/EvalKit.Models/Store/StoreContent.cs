namespace EvalKit.Models;

/// <summary>What an entry of the store holds.</summary>
public enum StoreContent
{
    /// <summary>The request and the response.</summary>
    Full,

    /// <summary>The response only.</summary>
    ResponsesOnly,

    /// <summary>Hashes of texts in place of texts. Such an entry proves what was answered but is never served.</summary>
    Hashes,
}
