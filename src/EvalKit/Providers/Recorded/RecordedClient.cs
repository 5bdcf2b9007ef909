using System.Globalization;
using EvalKit.Models;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers.Recorded;

/// <summary>Answers with the recorded output of the item whose id it is sent.</summary>
internal sealed class RecordedClient(IReadOnlyDictionary<string, List<RecordedRow>> rows) : RecordClient
{
    /// <summary>The output of an item; null where none is on record.</summary>
    public string? OutputOf(string id, int repeat) => rows.TryGetValue(id, out var repeats) && repeat < repeats.Count ? repeats[repeat].Output : null;

    protected override ChatResponse Answer(string text, ChatOptions? options)
    {
        var repeat = options?.AdditionalProperties?.TryGetValue(Repeat, out var value) == true ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : 0;
        if (!rows.TryGetValue(text, out var repeats) || repeat >= repeats.Count)
            throw new ModelCallException(ModelFailureKind.NotRecorded, $"there is no recorded output {repeat + 1} of item '{text}'");
        var row = repeats[repeat];
        if (row.Error is not null)
            throw new ModelCallException(ModelFailureKind.Other, row.Error);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, row.Output))
        {
            FinishReason = row.FinishReason is null ? ChatFinishReason.Stop : new ChatFinishReason(row.FinishReason),
            Usage = row.InputTokens is null && row.OutputTokens is null ? null : new UsageDetails { InputTokenCount = row.InputTokens, OutputTokenCount = row.OutputTokens },
            AdditionalProperties = Properties(row),
        };
    }

    private static AdditionalPropertiesDictionary Properties(RecordedRow row)
    {
        var properties = new AdditionalPropertiesDictionary();
        if (row.LatencyMs is { } latency)
            properties[ResponseProperties.TotalMs] = latency;
        else
            properties[ResponseProperties.NotTimed] = true;
        if (row.CostUsd is { } cost)
            properties[ResponseProperties.CostUsd] = cost;
        return properties;
    }
}
