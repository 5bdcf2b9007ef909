using System.Text.Json;
using EvalKit.Graders;
using EvalKit.Models;
using EvalKit.Prompts;

namespace EvalKit;

/// <summary>What a system made of an item, as graders of .NET code see it.</summary>
public sealed class EvalSample
{
    private readonly SampleView _view;

    internal EvalSample(GradingContext context)
    {
        _view = context.Scope.Sample ?? new SampleView("");
        LatencyMs = context.LatencyMs;
        CostUsd = context.CostUsd;
        OutputTokens = context.OutputTokens;
        Steps = context.Scope.Steps.ToDictionary(s => s.Key, s => s.Value.OutputText, StringComparer.Ordinal);
    }

    /// <summary>The text of the answer; empty where there is none.</summary>
    public string OutputText => _view.OutputText;

    /// <summary>The answer as JSON, when the whole text is one JSON value; null otherwise.</summary>
    public JsonElement? OutputJson => _view.OutputJson;

    /// <summary>The functions that the system asks to be called, in its order.</summary>
    public IReadOnlyList<ToolCall> ToolCalls => _view.Response?.ToolCalls ?? [];

    /// <summary>The response with its usage, timings and finish reason; null where there was no call.</summary>
    public ModelResponse? Response => _view.Response;

    /// <summary>The texts of a pipeline's steps by their names, the last one included.</summary>
    public IReadOnlyDictionary<string, string> Steps { get; }

    /// <summary>The recorded duration of the calls in milliseconds, or null when it was not measured.</summary>
    public double? LatencyMs { get; }

    /// <summary>The recorded cost of the calls in US dollars, or null when a price is unknown.</summary>
    public double? CostUsd { get; }

    /// <summary>The tokens of the answer without reasoning, or null when the system gave no count.</summary>
    public long? OutputTokens { get; }
}
