using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace EvalKit.Models;

/// <summary>One kind of personal data, and what stands in its place.</summary>
/// <param name="Pattern">What is replaced.</param>
/// <param name="Replacement">
/// What stands there instead; with a salt the word in brackets before the hash: <c>[email]</c> becomes <c>[email:0123456789abcdef]</c>.
/// </param>
/// <param name="Salt">
/// With it the beginning of the HMAC-SHA-256 of the text takes its place: the same person stays the same person, and nobody without the salt can find out by
/// trying who it is. Null to replace every text alike.
/// </param>
public sealed record Redaction(Regex Pattern, string Replacement, string? Salt = null)
{
    private const int HashLength = 16;

    private readonly byte[]? _salt = Salt is null ? null : Encoding.UTF8.GetBytes(Salt);

    /// <summary>Decides whether a match is really meant; null where every match is.</summary>
    public Func<string, bool>? Confirm { get; init; }

    /// <summary>The text with every match replaced.</summary>
    public string Apply(string text) => Pattern.IsMatch(text) ? Pattern.Replace(text, Replaced) : text;

    /// <summary>Without the salt.</summary>
    public override string ToString() => $"{Pattern} -> {Replacement}";

    private string Replaced(Match match)
    {
        if (Confirm is { } confirm && !confirm(match.Value)) return match.Value;
        if (_salt is null) return Replacement;
        var hash = Convert.ToHexStringLower(HMACSHA256.HashData(_salt, Encoding.UTF8.GetBytes(match.Value)))[..HashLength];
        return Replacement.EndsWith(']') ? $"{Replacement[..^1]}:{hash}]" : Replacement + hash;
    }
}
