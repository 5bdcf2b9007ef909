namespace EvalKit.Problems;

/// <summary>Something wrong with a suite, its data, an option or the environment, found before any call is made.</summary>
/// <param name="File">The file as the user wrote or would write its path, or the name of an option.</param>
/// <param name="Line">1-based line; 0 when the problem has no place inside the file.</param>
/// <param name="Column">1-based column; 0 when the problem has no place inside the line.</param>
/// <param name="Message">One sentence: what was found, what is allowed, what to do.</param>
public sealed record Problem(string File, int Line, int Column, string Message)
{
    /// <summary>The problem as compilers print it: <c>file:line:column: message</c>.</summary>
    public override string ToString() =>
        Line == 0 ? $"{File}: {Message}"
        : Column == 0 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}:{Line}: {Message}")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {Message}");
}
