using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models.Tests;

/// <summary>A provider's batches in memory: each is worked on by a rule when it is looked at.</summary>
internal sealed class MemoryBatches : IChatClient, IBatchedChat, IBatchService
{
    private readonly Dictionary<string, IReadOnlyList<string>> _keys = new(StringComparer.Ordinal);

    /// <summary>The state of a batch and its results, by its number from 1 and its keys.</summary>
    public Func<int, IReadOnlyList<string>, (BatchStatus Status, IEnumerable<BatchResult> Results, IReadOnlyList<BatchProblem> Problems)> Work { get; init; } = (_, keys) => (BatchStatus.Completed, keys.Select(Answer), []);

    /// <summary>Thrown in place of a state, by the number of the question from 1; null for none.</summary>
    public Func<int, ModelCallException?> Trouble { get; init; } = _ => null;

    /// <summary>Ids that are found for a batch whose id was lost.</summary>
    public List<string> Lost { get; } = [];

    public List<int> Sizes { get; } = [];

    public int Questions { get; private set; }

    public int Uploads { get; private set; }

    public IBatchService Service => this;

    public string Name { get; init; } = Samples.Identity.Model;

    public ModelIdentity Model => Samples.Identity with { Model = Name };

    public string Lane => "memory";

    public BatchForm Form { get; } = new("", "{\"custom_id\":\"", "\",\"body\":", "}", "\n", "\n");

    public int MaxRequests => 1000;

    public long MaxBytes => 100_000;

    public static BatchResult Answer(string key) => new(key, BatchStatus.Completed, 200, Encoding.UTF8.GetBytes("\"answer\""), "req_" + key[..8]);

    public static BatchResult Failure(string key, int status) => new(key, BatchStatus.Completed, status, default, null);

    public void Add(string id, params string[] keys) => _keys.Add(id, keys);

    public ReadOnlyMemory<byte> WriteBody(IEnumerable<ChatMessage> messages, ChatOptions? options) => JsonSerializer.SerializeToUtf8Bytes(messages.Last().Text);

    public Answer Read(int status, ReadOnlySpan<byte> body, string? requestId) => status == 200
        ? new Answer(new ModelResponse { Text = JsonSerializer.Deserialize<string>(body), RequestId = requestId, Usage = new TokenUsage(100, 0, 10, 0) }, null, null, false, null)
        : throw new ModelCallException(ProviderErrors.KindOf(status, null), $"status {status}", status);

    public Task<string?> UploadAsync(BatchDraft draft, CancellationToken cancellationToken)
    {
        Uploads++;
        return Task.FromResult<string?>("file");
    }

    public Task<string?> NewestAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public async Task<string> CreateAsync(BatchDraft draft, string? file, CancellationToken cancellationToken)
    {
        using var sent = new MemoryStream();
        await draft.WriteToAsync(sent, cancellationToken);
        Assert.Equal(draft.Length, sent.Length);
        var keys = Encoding.UTF8.GetString(sent.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line).GetProperty("custom_id").GetString()!).ToArray();
        Sizes.Add(keys.Length);
        var id = FormattableString.Invariant($"batch {Sizes.Count}");
        _keys.Add(id, keys);
        return id;
    }

    public Task<IReadOnlyList<string>> FindAsync(BatchJournal journal, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. Lost.Where(id => !journal.Others.Contains(id))]);

    public Task<BatchState> StateAsync(string id, CancellationToken cancellationToken)
    {
        if (Trouble(++Questions) is { } trouble) throw trouble;
        var (status, results, problems) = Work(Number(id), _keys[id]);
        return Task.FromResult(new BatchState(id, status, results.Count(), [], problems));
    }

    public async IAsyncEnumerable<BatchResult> ResultsAsync(BatchState state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var result in Work(Number(state.Id), _keys[state.Id]).Results.Reverse()) yield return result;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new InvalidOperationException("called alone");

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new InvalidOperationException("called alone");

    public void Dispose()
    {
    }

    private static int Number(string id) => int.TryParse(id.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}
