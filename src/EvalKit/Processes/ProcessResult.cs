namespace EvalKit.Processes;

/// <summary>What a child process did.</summary>
/// <param name="End">How it ended.</param>
/// <param name="ExitCode">Its exit code; 0 unless it exited by itself.</param>
/// <param name="Output">Standard output, wrong UTF-8 replaced; at most the output limit.</param>
/// <param name="Error">The beginning of standard error, or why it could not be started.</param>
internal sealed record ProcessResult(ProcessEnd End, int ExitCode, string Output, string Error)
{
    /// <value>The default value is 300 characters of an excerpt.</value>
    public const int ExcerptLength = 300;

    /// <summary>Whether it ended by itself with exit code 0.</summary>
    public bool IsSuccess => End == ProcessEnd.Exited && ExitCode == 0;

    /// <summary>Standard error as a piece of a sentence: one line, at most <see cref="ExcerptLength"/> characters; empty when nothing was written.</summary>
    public string ErrorExcerpt => OneLine(Error) is { Length: > ExcerptLength } text ? string.Concat(text.AsSpan(0, ExcerptLength), "...") : OneLine(Error);

    /// <summary>The last <see cref="ExcerptLength"/> characters of a text on one line: where programs say why they ended.</summary>
    public static string Tail(string error) => OneLine(error) is { Length: > ExcerptLength } text ? string.Concat("...", text.AsSpan(text.Length - ExcerptLength)) : OneLine(error);

    private static string OneLine(string error)
    {
        var lines = error.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Concat(string.Join(" / ", lines).Select(c => char.IsControl(c) ? ' ' : c));
    }
}
