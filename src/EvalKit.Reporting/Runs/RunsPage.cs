using System.Text;
using EvalKit.Reporting.Html;

namespace EvalKit.Reporting.Runs;

/// <summary>The page of <c>evalkit view</c>: the list of runs, and how far one is that goes on. It reads <c>/runs.json</c> of the server that it came from.</summary>
public static class RunsPage
{
    private static readonly Lazy<(byte[] Script, byte[] Style)> Assets = new(() => (EmbeddedAsset.Read("runs.js"), EmbeddedAsset.Read("runs.css")));

    /// <summary>The policy under which a browser runs the page: its own script and style by their hashes, and connections to its own server.</summary>
    public static string ContentSecurityPolicy =>
        $"default-src 'none'; script-src {EmbeddedAsset.HashSource(Assets.Value.Script)}; style-src {EmbeddedAsset.HashSource(Assets.Value.Style)}; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    /// <summary>The page as UTF-8; it is the same for every folder.</summary>
    public static byte[] Bytes()
    {
        using var page = new MemoryStream();
        page.Write(Encoding.UTF8.GetBytes(PageHead.Of("EvalKit: runs", ContentSecurityPolicy)));
        page.Write(Assets.Value.Style);
        page.Write("</style>\n</head>\n<body>\n<div id=\"app\"><noscript>This page lists runs with JavaScript, which is switched off.</noscript></div>\n<script>"u8);
        page.Write(Assets.Value.Script);
        page.Write("</script>\n</body>\n</html>\n"u8);
        return page.ToArray();
    }
}
