using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>
/// Names of the additional properties of <c>ChatOptions</c> by which requests carry what has no property there. Each provider's client writes them in its own
/// words; every other additional property is sent as a property of the body under its own name.
/// </summary>
public static class ChatParameters
{
    /// <summary>Boolean: false sends a JSON Schema as a wish and not as a rule.</summary>
    public const string StrictSchema = "strict_schema";

    /// <summary>String: the text that the answer is expected to be, by which it is made faster.</summary>
    public const string Prediction = "prediction";

    /// <summary>String: a hash that stands for the end user.</summary>
    public const string EndUser = "end_user";

    /// <summary>Boolean: whether the probabilities of the answer's tokens are returned.</summary>
    public const string Logprobs = "logprobs";

    /// <summary>Integer: of how many tokens at each place the probabilities are returned.</summary>
    public const string TopLogprobs = "top_logprobs";

    /// <summary>String: how much a reasoning model thinks, in the provider's word.</summary>
    public const string ReasoningEffort = "reasoning_effort";

    /// <summary>String: how long answers are, in the provider's word.</summary>
    public const string Verbosity = "verbosity";

    /// <summary>A map: further properties of the body as they are.</summary>
    public const string Extra = "extra";

    internal static bool AsksForLogprobs(ChatOptions options) => options.AdditionalProperties is { } given
        && (given.ContainsKey(TopLogprobs) || given.TryGetValue(Logprobs, out var wanted) && wanted is true);

    /// <summary>Writes a property of a request that its interface has no words of its own for, or all that <see cref="Extra"/> holds.</summary>
    /// <exception cref="ModelCallException">It is one of those that EvalKit sets.</exception>
    internal static void WriteOther(Utf8JsonWriter json, string name, object? value, string[] reserved)
    {
        foreach (var (property, given) in name == Extra ? Properties(value) : [KeyValuePair.Create(name, value)])
            OpenAIJson.WriteValue(json, property, given, reserved);
    }

    /// <summary>The text under a name, or null.</summary>
    internal static string? Text(ChatOptions options, string name) => options.AdditionalProperties?.TryGetValue(name, out var value) == true ? value as string : null;

    /// <summary>How much a reasoning model is to think, or null.</summary>
    internal static string? Effort(ChatOptions options) =>
        Text(options, ReasoningEffort) ?? (options.Reasoning?.Effort is { } effort ? OpenAIChatRequest.Name(effort) : null);

    private static IEnumerable<KeyValuePair<string, object?>> Properties(object? map) => map switch
    {
        JsonElement { ValueKind: JsonValueKind.Object } json => json.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, (object?)p.Value)),
        IEnumerable<KeyValuePair<string, object?>> properties => properties,
        _ => [],
    };
}
