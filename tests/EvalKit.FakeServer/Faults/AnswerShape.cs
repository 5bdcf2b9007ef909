namespace EvalKit.Fakes.Faults;

/// <summary>Unusual but well-formed answers: they count as answers, and an endpoint writes them itself.</summary>
internal static class AnswerShape
{
    /// <summary>The answer stops at the token limit: finish_reason length, half the text.</summary>
    public const string Length = "finish-length";

    /// <summary>The provider's filter removed the answer: finish_reason content_filter, no text.</summary>
    public const string ContentFilter = "finish-content-filter";

    /// <summary>The model declines in the refusal field.</summary>
    public const string Refusal = "refusal";

    /// <summary>The list of choices is empty.</summary>
    public const string NoChoices = "no-choices";

    public static IReadOnlyList<string> Names { get; } = [Length, ContentFilter, Refusal, NoChoices];

    public static bool Contains(string name) => Names.Contains(name);
}
