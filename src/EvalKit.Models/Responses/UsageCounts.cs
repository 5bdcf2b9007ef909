namespace EvalKit.Models;

/// <summary>Names of the additional counts of <c>UsageDetails</c> by which a chat client tells the gateway of tokens that have no property there.</summary>
public static class UsageCounts
{
    /// <summary>Input tokens written to the prompt cache.</summary>
    public const string CacheWrite = "cache_write_tokens";

    /// <summary>Input tokens that are audio.</summary>
    public const string InputAudio = "input_audio_tokens";

    /// <summary>Output tokens that are audio.</summary>
    public const string OutputAudio = "output_audio_tokens";

    /// <summary>Output tokens that a predicted output got right.</summary>
    public const string AcceptedPrediction = "accepted_prediction_tokens";

    /// <summary>Output tokens that a predicted output got wrong.</summary>
    public const string RejectedPrediction = "rejected_prediction_tokens";
}
