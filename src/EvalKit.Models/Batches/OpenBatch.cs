namespace EvalKit.Models;

/// <summary>A batch that was handed in, or may have been.</summary>
internal sealed class OpenBatch(BatchJournal journal)
{
    public BatchJournal Journal => journal;

    /// <summary>A client of its model, once this run has asked for one; without it the batch stays where it is.</summary>
    public IBatchedClient? Client { get; set; }

    /// <summary>Whether this run waits for one of its calls.</summary>
    public bool IsWanted { get; set; }

    /// <summary>Whether its provider has been asked how far it is.</summary>
    public bool WasSeen { get; set; }

    /// <summary>Requests that have a result.</summary>
    public int Done { get; set; }
}
