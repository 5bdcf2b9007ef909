namespace EvalKit.Models;

/// <summary>Why a model stopped. Providers may add others; these are the ones with a meaning here.</summary>
public static class FinishReasons
{
    /// <summary>The answer is complete.</summary>
    public const string Stop = "stop";

    /// <summary>The answer was cut at the limit of output tokens.</summary>
    public const string Length = "length";

    /// <summary>The provider's policy withheld the answer or a part of it.</summary>
    public const string ContentFilter = "content_filter";

    /// <summary>The model asks for tools to be called.</summary>
    public const string ToolCalls = "tool_calls";
}
