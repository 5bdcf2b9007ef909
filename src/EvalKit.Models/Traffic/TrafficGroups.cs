using System.Collections.Concurrent;

namespace EvalKit.Models;

/// <summary>The gates of a run, one for each group of models that share limits.</summary>
internal sealed class TrafficGroups(TimeProvider time, int? maxParallel) : IDisposable
{
    private readonly ConcurrentDictionary<string, TrafficGroup> _groups = new(StringComparer.Ordinal);

    public TrafficGroup Of(ModelIdentity model, TrafficLimits limits) => _groups.GetOrAdd(
        limits.Group ?? NameOf(model),
        static (_, state) => new TrafficGroup(state.limits with { MaxParallel = state.limits.MaxParallel ?? state.maxParallel }, state.time),
        (limits, time, maxParallel));

    /// <summary>What has passed each gate, by the names of the groups in ordinal order.</summary>
    public IReadOnlyList<TrafficFigures> Figures() => [.. _groups.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Value.Figures(g.Key))];

    public void Dispose()
    {
        foreach (var group in _groups.Values)
            group.Dispose();
    }

    internal static string NameOf(ModelIdentity model) => $"{model.Provider} {model.Endpoint} {TrafficLimits.BaseModel(model.Model)}";
}
