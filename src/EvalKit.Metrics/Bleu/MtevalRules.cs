namespace EvalKit.Metrics;

/// <summary>In what the tokenizers that go back to mteval-v13a differ.</summary>
[Flags]
internal enum MtevalRules
{
    None = 0,

    /// <summary>A space follows the text, so a full stop after a final number is split off.</summary>
    EndsWithSpace = 1,

    /// <summary>The characters that sacreBLEU's <c>zh</c> takes for Chinese are tokens by themselves.</summary>
    IsolateChinese = 2,

    /// <summary>A final <c>'s</c> is split off (Tercom).</summary>
    SplitPossessive = 4,

    /// <summary>The characters that Tercom's Asian mode isolates are tokens by themselves.</summary>
    IsolateTercomAsian = 8,
}
