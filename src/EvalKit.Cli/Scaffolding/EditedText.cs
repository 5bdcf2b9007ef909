using System.Text;

namespace EvalKit.Cli.Scaffolding;

/// <summary>A text file that is edited: what is not changed stays byte for byte, mark and line ends included.</summary>
/// <param name="Text">The text.</param>
/// <param name="HasMark">Whether it begins with the mark of UTF-8.</param>
internal sealed record EditedText(string Text, bool HasMark)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>How its lines end.</summary>
    public string NewLine { get; } = Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>The file, or null where it is no UTF-8.</summary>
    public static EditedText? Read(string path)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        var hasMark = bytes.StartsWith("\uFEFF"u8);
        try
        {
            return new EditedText(Strict.GetString(hasMark ? bytes[3..] : bytes), hasMark);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    public byte[] Bytes(string text) => [.. HasMark ? "\uFEFF"u8 : [], .. Strict.GetBytes(text)];
}
