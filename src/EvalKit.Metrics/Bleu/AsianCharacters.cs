namespace EvalKit.Metrics;

/// <summary>Which characters the reference tokenizers split off one by one.</summary>
internal static class AsianCharacters
{
    /// <summary>
    /// What sacreBLEU's <c>zh</c> takes for Chinese. Two of its ranges are written with four-digit escapes for five-digit code
    /// points and so mean U+2001 to U+2A6D and U+2F81 to U+2FA1: curly quotes, dashes and arrows count, rare ideographs do not.
    /// </summary>
    public static bool IsSacreBleuChinese(char character) => character is
        (>= '\u3400' and <= '\u4db5') or (>= '\u4e00' and <= '\u9fbb')
        or (>= '\uf900' and <= '\ufa2d') or (>= '\ufa30' and <= '\ufa6a') or (>= '\ufa70' and <= '\ufad9')
        or (>= '\u2001' and <= '\u2a6d') or (>= '\u2e80' and <= '\u2fdf')
        or (>= '\u2ff0' and <= '\u2fff') or (>= '\u3000' and <= '\u303f')
        or (>= '\u3100' and <= '\u312f') or (>= '\u31a0' and <= '\u31bf') or (>= '\u31c0' and <= '\u31ef')
        or (>= '\u3200' and <= '\u33ff') or (>= '\ufe10' and <= '\ufe1f') or (>= '\ufe30' and <= '\ufe4f')
        or (>= '\uff00' and <= '\uffef');

    /// <summary>What Tercom's Asian mode isolates, with the range U+3200 to U+3F22 that its sacreBLEU version has.</summary>
    public static bool IsTercomAsian(char character) => character is
        (>= '\u4e00' and <= '\u9fff') or (>= '\u3400' and <= '\u4dbf')
        or (>= '\u31c0' and <= '\u31ef') or (>= '\u2e80' and <= '\u2eff')
        or (>= '\u3300' and <= '\u33ff') or (>= '\uf900' and <= '\ufaff') or (>= '\ufe30' and <= '\ufe4f')
        or (>= '\u3200' and <= '\u3f22')
        || IsTercomPunctuation(character);

    /// <summary>The Asian and full-width punctuation that Tercom isolates or removes.</summary>
    public static bool IsTercomPunctuation(char character) => character is
        '\u3001' or '\u3002' or (>= '\u3008' and <= '\u3011') or (>= '\u3014' and <= '\u301f')
        or (>= '\uff61' and <= '\uff65') or '\u30fb'
        or '\uff0e' or '\uff0c' or '\uff1f' or '\uff1a' or '\uff1b' or '\uff01' or '\uff02' or '\uff08' or '\uff09';
}
