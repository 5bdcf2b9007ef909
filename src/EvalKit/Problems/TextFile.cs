using System.Text;

namespace EvalKit.Problems;

/// <summary>Reads whole text files that people write: strict UTF-8 with or without BOM, bounded in size.</summary>
internal static class TextFile
{
    /// <value>The default value is 16 MiB: a suite, a prompt or a baseline beyond it is a mistake.</value>
    public const int MaxBytes = 16 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or null with a problem added.</summary>
    public static string? Read(string path, string shownAs, ProblemList problems, long maxBytes = MaxBytes)
    {
        byte[] bytes;
        try
        {
            var file = new FileInfo(path);
            if (Absence(path) is { } absence)
                return Fail(absence.StartsWith("not found", StringComparison.Ordinal) ? "file " + absence : absence);
            if (file.Length > maxBytes)
                return Fail($"is {file.Length / (1024 * 1024)} MiB; at most {maxBytes / (1024 * 1024)} MiB are read");
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Fail($"cannot be read: {e.Message}");
        }
        return Decode(bytes, shownAs, problems);

        string? Fail(string message)
        {
            problems.Add(shownAs, 0, 0, message);
            return null;
        }
    }

    /// <summary>Why there is no file at a path: <c>not found; did you mean 'x'?</c>; null when there is one.</summary>
    public static string? Absence(string path) =>
        Directory.Exists(path) ? "is a folder, not a file"
        : File.Exists(path) ? null
        : "not found" + SiblingHint(path);

    /// <summary>Strict UTF-8 to text; the problem names the line of the first wrong byte.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, string shownAs, ProblemList problems)
    {
        if (bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        else if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            problems.Add(shownAs, 1, 1, "is UTF-16; save it as UTF-8");
            return null;
        }
        try
        {
            var text = Strict.GetString(bytes);
            var nul = text.IndexOf('\0', StringComparison.Ordinal);
            if (nul < 0)
                return text;
            problems.Add(shownAs, LineOf(bytes[..bytes.IndexOf((byte)0)]), 0, "contains a NUL character: is this a text file?");
        }
        catch (DecoderFallbackException e)
        {
            problems.Add(shownAs, LineOf(bytes[..Math.Clamp(e.Index, 0, bytes.Length)]), 0, "is not valid UTF-8; save it as UTF-8");
        }
        return null;
    }

    private static int LineOf(ReadOnlySpan<byte> before) => 1 + before.Count((byte)'\n');

    private static string SiblingHint(string path)
    {
        var folder = Path.GetDirectoryName(path);
        if (!Directory.Exists(folder))
            return folder is null ? "" : $" (there is no folder '{Path.GetFileName(folder)}')";
        var names = Directory.EnumerateFiles(folder).Take(500).Select(f => Path.GetFileName(f)!);
        var hint = NearestName.Hint(Path.GetFileName(path), names);
        return hint.Contains("did you mean", StringComparison.Ordinal) ? hint : "";
    }
}
