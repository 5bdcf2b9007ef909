using EvalKit.Graders.Judging;
using EvalKit.Models;
using EvalKit.Running;

namespace EvalKit.Planning;

/// <summary>
/// Stands in for a judge while a run is estimated: makes the very requests, looks them up, and calls nobody. What a further question asks depends on an answer that is not
/// there yet.
/// </summary>
/// <param name="runtime">The judge.</param>
/// <param name="options">The grader's options.</param>
/// <param name="store">The answers that are there; null where all are to be asked for again.</param>
/// <param name="today">The day whose prices hold.</param>
/// <param name="batch">Whether calls are handed in in batches.</param>
internal sealed class JudgeWork(JudgeRuntime runtime, JudgeOptions options, ResponseStore? store, DateTimeOffset today, bool batch) : CallWork(runtime.Chat.Settings, batch), IJudge
{
    private readonly JudgeRequests _requests = new(runtime, options);
    private readonly HashSet<ResponseKey> _asked = [];

    public string Name => runtime.Model.Name;

    /// <summary>How many tokens longer than assumed the answer of the cell may be that is worked on: 0 where it is there, null where it has no limit.</summary>
    public long? MoreTokens { get; set; } = 0;

    /// <summary>Whether the answer of that cell is assumed: equal requests are then not the same.</summary>
    public bool IsAssumed { get; set; }

    /// <summary>Questions that were asked before.</summary>
    public long Repeated { get; private set; }

    public ValueTask<JudgeAnswer> AskAsync(JudgeCall call, CancellationToken cancellation) => new(Asked(call) ?? new JudgeAnswer { Failure = "nothing is asked while a run is estimated" });

    /// <summary>The answer that is on record, or null.</summary>
    private JudgeAnswer? Asked(JudgeCall call)
    {
        if (!runtime.Chat.Settings.Stored)
        {
            Found(null);
            return null;
        }
        if (_requests.Of(call, 0, out _) is not { } request)
            return null;
        var isNew = _asked.Add(request.Key) || IsAssumed;
        Repeated += isNew ? 0 : 1;
        if (!IsAssumed && store?.Find(request.Key) is { } response)
        {
            if (isNew)
                Found(response);
            return _requests.Answer(response, request.Key.ToString());
        }
        if (isNew)
        {
            var size = CallSize.Of(request);
            Make(request.Messages.Sum(m => (long)m.Text.Length), MoreTokens is { } more ? size with { InputTokens = size.InputTokens + more } : size with { OutputTokens = null }, today);
        }
        return null;
    }
}
