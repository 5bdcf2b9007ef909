using EvalKit.AcceptanceTests.Browser;

namespace EvalKit.AcceptanceTests.Reports.Pictures;

/// <summary>
/// The letters of committed pictures: every machine has other fonts, so the page is drawn with those that the viewer's packages hold, signs such as ✓ and ▲ among them.
/// </summary>
internal static class PictureFonts
{
    private static readonly (string Name, string File)[] Fonts =
    [
        ("Picture Sans", "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"),
        ("Picture Mono", "@fontsource-variable/source-code-pro/files/source-code-pro-latin-wght-normal.woff2"),
        ("Picture Signs", "@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff2"),
    ];

    /// <summary>Bytes of a font are no request: the page's policy stays as it is.</summary>
    private const string Apply = """
        async (fonts) => {
          for (const [name, base64] of fonts) {
            const face = new FontFace(name, Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)), { weight: "100 900" });
            document.fonts.add(await face.load());
          }
          document.body.style.fontFamily = "'Picture Sans', 'Picture Signs'";
          document.documentElement.style.setProperty("--mono", "'Picture Mono', 'Picture Signs'");
        }
        """;

    private static readonly Lazy<string[][]> Files = new(() =>
        [.. Fonts.Select(font => new[] { font.Name, Convert.ToBase64String(File.ReadAllBytes(Repository.Full("src", "EvalKit.Reporting", "viewer", "node_modules", font.File))) })]);

    public static Task ApplyAsync(ReportPage page) => page.Page.EvaluateAsync(Apply, Files.Value);
}
