using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace EvalKit.AcceptanceTests.Privacy;

/// <summary>Everything that a file says, the compressed blocks of a report included.</summary>
internal static partial class ReportText
{
    public static string Of(string path)
    {
        var text = new StringBuilder(File.ReadAllText(path));
        foreach (var block in Blocks().Matches(text.ToString()).Select(m => m.Groups["data"].Value))
        {
            using var stream = new ZLibStream(new MemoryStream(Convert.FromBase64String(block.Trim())), CompressionMode.Decompress);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            text.Append(reader.ReadToEnd());
        }
        return text.ToString();
    }

    [GeneratedRegex("""<script type="application/octet-stream;base64" id="[^"]*">(?<data>[^<]*)</script>""", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Blocks();
}
