using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace EvalKit.Graders.Judging;

/// <summary>
/// Marks texts that others wrote, so that a judge can tell them from its instructions. A marker holds a hash of the very text it encloses: no text can hold its own
/// marker, because writing it down would change the hash. What looks like some marker is made unlike one.
/// </summary>
internal static partial class UntrustedText
{
    /// <value>The default value is 16 hexadecimal digits.</value>
    private const int HashDigits = 16;

    /// <summary>The text between its markers: <c>&lt;answer-0123456789abcdef&gt;</c>, the text, <c>&lt;/answer-0123456789abcdef&gt;</c>.</summary>
    /// <param name="tag">Lower-case letters and <c>_</c>.</param>
    /// <param name="text">Any text.</param>
    public static string Mark(string tag, string text)
    {
        var neutral = Neutralise(text);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tag + '\n' + neutral)))[..HashDigits];
        return $"<{tag}-{hash}>\n{neutral}\n</{tag}-{hash}>";
    }

    /// <summary>The text with a backslash after the bracket of whatever looks like a marker, Unicode's look-alikes and invisible characters included.</summary>
    public static string Neutralise(string text) => MarkerLike().Replace(text, marker => $"{marker.Value[0]}\\{marker.Value[1..]}");

    // Every repetition is bounded, so that no text takes more than a fixed number of steps a character.
    [GeneratedRegex(@"[<\u2039\u2329\u27E8\u276C\u276E\u3008\uFE64\uFF1C][\s\p{Cf}]{0,8}[/\\\u2044\u2215\uFF0F]?[\s\p{Cf}]{0,8}[\p{L}\p{Cf}_\uFF3F]{1,60}[\s\p{Cf}]{0,4}[\p{Pd}\u2212][\s\p{Cf}]{0,4}[\p{L}\p{Nd}\p{Cf}]{16}",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex MarkerLike();
}
