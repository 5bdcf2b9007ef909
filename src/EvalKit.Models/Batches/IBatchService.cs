namespace EvalKit.Models;

/// <summary>The batches of one model at its provider. Nothing here is tried again; every failure is a <see cref="ModelCallException"/>.</summary>
internal interface IBatchService
{
    /// <summary>Whose batches they are.</summary>
    ModelIdentity Model { get; }

    /// <summary>Names provider, endpoint, interface and model: requests of one lane may share a batch.</summary>
    string Lane { get; }

    BatchForm Form { get; }

    /// <summary>The most requests of a batch.</summary>
    int MaxRequests { get; }

    /// <summary>The most bytes of a batch.</summary>
    long MaxBytes { get; }

    /// <summary>Uploads the requests where that is a step of its own; null where they are sent with <see cref="CreateAsync"/>. Nothing is charged for it.</summary>
    Task<string?> UploadAsync(BatchDraft draft, CancellationToken cancellationToken);

    /// <summary>The newest batch there is, where a lost one is found again by what came after it; null where batches carry a name.</summary>
    Task<string?> NewestAsync(CancellationToken cancellationToken);

    /// <summary>Hands the requests in; returns the provider's id of the batch. From here on they are paid for.</summary>
    Task<string> CreateAsync(BatchDraft draft, string? file, CancellationToken cancellationToken);

    /// <summary>The ids of batches that may be one whose id was never received, the likeliest first.</summary>
    Task<IReadOnlyList<string>> FindAsync(BatchJournal journal, CancellationToken cancellationToken);

    /// <summary>How far a batch is.</summary>
    Task<BatchState> StateAsync(string id, CancellationToken cancellationToken);

    /// <summary>The results of a batch that has ended, in any order.</summary>
    IAsyncEnumerable<BatchResult> ResultsAsync(BatchState state, CancellationToken cancellationToken);
}
