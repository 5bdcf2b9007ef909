using System.Text;
using System.Text.RegularExpressions;

namespace EvalKit.Models;

/// <summary>What keys of well-known services look like.</summary>
public static partial class KeyPatterns
{
    /// <summary>The beginnings without which no text matches, so that most texts are passed over quickly.</summary>
    private static readonly byte[][] Beginnings = [.. new[] { "sk-", "xox", "AKIA", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "hf_", "glpat-", "AIza", "Bearer " }.Select(Encoding.ASCII.GetBytes)];

    /// <summary>Finds keys; what stands before one is not a part of the match.</summary>
    public static Regex Regex => Keys();

    /// <summary>Whether a text holds what looks like a key.</summary>
    public static bool Holds(string text) => Keys().IsMatch(text);

    /// <summary>Whether UTF-8 text holds what looks like a key with a digit in it, as keys drawn at random have: what words alone make up is none.</summary>
    public static bool HoldsKey(ReadOnlySpan<byte> utf8)
    {
        foreach (var beginning in Beginnings)
            if (utf8.IndexOf(beginning) >= 0)
                return HoldsKeyWithDigit(Encoding.UTF8.GetString(utf8));
        return false;
    }

    private static bool HoldsKeyWithDigit(string text)
    {
        foreach (var match in Keys().EnumerateMatches(text))
            if (text.AsSpan(match.Index, match.Length).IndexOfAnyInRange('0', '9') >= 0)
                return true;
        return false;
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9])(sk-[A-Za-z0-9_-]{16,}|xox[abp]-[A-Za-z0-9-]{10,}|AKIA[A-Z0-9]{16}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|hf_[A-Za-z0-9]{20,}|glpat-[A-Za-z0-9_-]{16,}|AIza[A-Za-z0-9_-]{30,}|Bearer [A-Za-z0-9._-]{16,})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Keys();
}
