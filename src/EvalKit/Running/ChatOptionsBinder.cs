using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Running;

/// <summary>Turns the parameters of a suite into the options of a call.</summary>
internal static class ChatOptionsBinder
{
    /// <summary>The options, or null when there are no parameters.</summary>
    public static ChatOptions? Bind(IReadOnlyDictionary<string, JsonElement> parameters)
    {
        if (parameters.Count == 0)
            return null;
        var options = new ChatOptions();
        foreach (var (name, value) in parameters)
            Set(options, name, value);
        return options;
    }

    private static void Set(ChatOptions options, string name, JsonElement value)
    {
        switch (name)
        {
            case "temperature":
                options.Temperature = value.GetSingle();
                break;
            case "top_p":
                options.TopP = value.GetSingle();
                break;
            case "max_output_tokens":
                options.MaxOutputTokens = value.GetInt32();
                break;
            case "seed":
                options.Seed = value.GetInt64();
                break;
            case "frequency_penalty":
                options.FrequencyPenalty = value.GetSingle();
                break;
            case "presence_penalty":
                options.PresencePenalty = value.GetSingle();
                break;
            case "stop":
                options.StopSequences = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Datasets.JsonKind.Text)] : [Datasets.JsonKind.Text(value)];
                break;
            case "response_format":
                options.ResponseFormat = value.GetString() == "json_object" ? ChatResponseFormat.Json : ChatResponseFormat.Text;
                break;
        }
    }
}
