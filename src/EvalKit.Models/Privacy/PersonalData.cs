using System.Text.RegularExpressions;

namespace EvalKit.Models;

/// <summary>Patterns of personal data that suites may name. They find what is written in the usual way, not everything that can be written.</summary>
public static partial class PersonalData
{
    /// <summary>The names in the order in which messages list them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["emails", "phone_numbers", "card_numbers", "keys"];

    /// <summary>The rule of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Redaction Rule(string name, string? replacement = null, string? salt = null) => name switch
    {
        "emails" => new Redaction(Email(), replacement ?? "[email]", salt),
        "phone_numbers" => new Redaction(Phone(), replacement ?? "[phone]", salt),
        "card_numbers" => new Redaction(Card(), replacement ?? "[card]", salt) { Confirm = HasLuhnDigit },
        "keys" => new Redaction(KeyPatterns.Regex, replacement ?? "[key]", salt),
        _ => throw new ArgumentException($"There are no personal data called '{name}'.", nameof(name)),
    };

    /// <summary>The check digit of ISO/IEC 7812-1: most numbers of this length that are no card numbers fail it.</summary>
    private static bool HasLuhnDigit(string text)
    {
        var (sum, position) = (0, 0);
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (!char.IsAsciiDigit(text[i])) continue;
            var digit = text[i] - '0';
            if (position++ % 2 == 1) digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
            sum += digit;
        }

        return sum % 10 == 0;
    }

    [GeneratedRegex(@"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Email();

    [GeneratedRegex(@"(\+|\b00)[1-9]\d{0,2}([ ./-]?\(?\d{1,5}\)?){2,6}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Phone();

    [GeneratedRegex(@"\b\d([ -]?\d){12,18}\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Card();
}
