namespace EvalKit.Metrics;

/// <summary>Turns a text into the numbers of its code points or of its words.</summary>
internal static class ChrFTokenization
{
    /// <param name="text">The text.</param>
    /// <param name="keepWhiteSpace">Whether white space is a character.</param>
    /// <param name="tokens">The numbers of the characters.</param>
    /// <param name="ids">Where the numbers go.</param>
    /// <param name="asciiNumbers">One more than the number of each ASCII character seen before, otherwise 0: most are found here.</param>
    public static void ScanCharacters(ReadOnlySpan<char> text, bool keepWhiteSpace, TokenTable tokens, IntBuffer ids, Span<int> asciiNumbers)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (!keepWhiteSpace && PythonText.IsWhiteSpace(character))
                continue;
            if (character < asciiNumbers.Length)
            {
                ref var number = ref asciiNumbers[character];
                if (number == 0)
                    number = tokens.Intern(text.Slice(i, 1)) + 1;
                ids.Add(number - 1);
                continue;
            }

            var width = char.IsHighSurrogate(character) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
            ids.Add(tokens.Intern(text.Slice(i, width)));
            i += width - 1;
        }
    }

    /// <summary>
    /// Words between white space, with one ASCII punctuation character split off: the last one, or else the first. "(hi)"
    /// becomes "(hi" and ")", as in sacreBLEU.
    /// </summary>
    public static void ScanWords(ReadOnlySpan<char> text, TokenTable tokens, IntBuffer ids)
    {
        foreach (var (start, length) in new WhiteSpaceSplitter(text))
        {
            var word = text.Slice(start, length);
            if (length > 1 && PythonText.AsciiPunctuation.Contains(word[^1]))
            {
                ids.Add(tokens.Intern(word[..^1]));
                ids.Add(tokens.Intern(word[^1..]));
            }
            else if (length > 1 && PythonText.AsciiPunctuation.Contains(word[0]))
            {
                ids.Add(tokens.Intern(word[..1]));
                ids.Add(tokens.Intern(word[1..]));
            }
            else
            {
                ids.Add(tokens.Intern(word));
            }
        }
    }
}
