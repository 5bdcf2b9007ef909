using System.Globalization;
using System.Text;

namespace EvalKit.Metrics;

/// <summary>Turns a text into the numbers of its tokens and the places where its lines end.</summary>
internal static class RougeTokenization
{
    private const int LongestUnstemmed = 3;
    private const char KelvinSign = '\u212a';
    private const char CapitalDottedI = '\u0130';

    public static void Tokenize(string text, RougeOptions options, TextScratch scratch, IntBuffer ids, IntBuffer lineEnds)
    {
        var sink = new Sink(scratch, ids, options.UseStemmer);
        for (var start = 0; start <= text.Length;)
        {
            var length = text.AsSpan(start).IndexOf('\n');
            var line = length < 0 ? text.AsSpan(start) : text.AsSpan(start, length);
            if (options.Tokenizer == RougeTokenizer.Google)
                ScanAscii(line, sink);
            else
                ScanUnicode(line, sink);
            lineEnds.Add(ids.Count);
            start += line.Length + 1;
        }
    }

    /// <summary>Python's lower-casing turns two non-ASCII characters into ASCII letters: the Kelvin sign and the dotted capital I.</summary>
    private static void ScanAscii(ReadOnlySpan<char> line, Sink sink)
    {
        foreach (var character in line)
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                sink.Append(char.IsAsciiLetterUpper(character) ? (char)(character | 0x20) : character);
            }
            else if (character == KelvinSign)
            {
                sink.Append('k');
            }
            else
            {
                if (character == CapitalDottedI)
                    sink.Append('i');
                sink.EndToken();
            }
        }

        sink.EndToken();
    }

    private static void ScanUnicode(ReadOnlySpan<char> line, Sink sink)
    {
        ReadOnlySpan<char> rest = PythonText.Lower(line.ToString());
        var standsAlone = false;
        while (!rest.IsEmpty)
        {
            Rune.DecodeFromUtf16(rest, out var rune, out var width);
            var isMark = IsMark(rune);
            var isLetter = IsLetterOrNumber(rune);
            var isUnspaced = isLetter && IsWrittenWithoutSpaces(rune.Value);
            if (!isMark && (!isLetter || isUnspaced || standsAlone))
                sink.EndToken();
            if (isMark || isLetter)
                sink.Append(rest[..width]);
            standsAlone = isUnspaced || (isMark && standsAlone);
            rest = rest[width..];
        }

        sink.EndToken();
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool IsLetterOrNumber(Rune rune) =>
        Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    private static bool IsWrittenWithoutSpaces(int codePoint) => codePoint is
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x2E80 and <= 0x2FDF) or (>= 0x3005 and <= 0x3007) or (>= 0x3040 and <= 0x312F) or (>= 0x31A0 and <= 0x31FF)
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF66 and <= 0xFF9F)
        or (>= 0x20000 and <= 0x3FFFF);

    private readonly struct Sink(TextScratch scratch, IntBuffer ids, bool stem)
    {
        public void Append(char character) => scratch.Characters.Append(character);

        public void Append(ReadOnlySpan<char> characters) => scratch.Characters.Append(characters);

        public void EndToken()
        {
            var token = scratch.Characters.Span;
            if (token.IsEmpty)
                return;
            if (stem && token.Length > LongestUnstemmed)
                token = token[..PorterStemmer.Stem(token)];
            if (!token.IsEmpty)
                ids.Add(scratch.Tokens.Intern(token));
            scratch.Characters.Clear();
        }
    }
}
