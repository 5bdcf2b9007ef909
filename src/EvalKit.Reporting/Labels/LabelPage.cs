using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EvalKit.People;
using EvalKit.Reporting.Html;

namespace EvalKit.Reporting.Labels;

/// <summary>Writes the page that a rater opens from disk: one file, no network, and nothing in it says which variant an answer is of.</summary>
public static class LabelPage
{
    private static readonly Lazy<(byte[] Script, byte[] Style)> Assets = new(() => (EmbeddedAsset.Read("label.js"), EmbeddedAsset.Read("label.css")));

    /// <summary>Writes the page as UTF-8. Its bytes depend on the sheet alone.</summary>
    /// <param name="output">Where to; neither flushed nor closed.</param>
    /// <param name="sheet">What raters get.</param>
    public static void Write(Stream output, LabelSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(sheet);
        var (script, style) = Assets.Value;
        Text(output, PageHead.Of(
            "EvalKit: grade answers",
            $"default-src 'none'; script-src {EmbeddedAsset.HashSource(script)}; style-src {EmbeddedAsset.HashSource(style)}; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"));
        output.Write(style);
        Text(output,
            """
            </style>
            </head>
            <body>
            <div id="app"><noscript>This page asks its questions with JavaScript, which is switched off.</noscript></div>
            <script type="application/json" id="sheet">

            """);
        output.Write(EmbeddableJson.Escape(Json(sheet)));
        Text(output, "\n</script>\n<script>");
        output.Write(script);
        Text(output, "</script>\n</body>\n</html>\n");
    }

    private static byte[] Json(LabelSheet sheet)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            var assignment = sheet.Assignment;
            writer.WriteStartObject();
            writer.WriteString("page", sheet.Page);
            writer.WriteString("suite", sheet.Suite);
            writer.WriteString("name", assignment.Name);
            writer.WriteNumber("round", assignment.Round);
            writer.WriteString("task", assignment.Task.Word());
            writer.WriteString("question", assignment.Question);
            writer.WriteStartArray("scale");
            writer.WriteNumberValue(assignment.Scale.Low);
            writer.WriteNumberValue(assignment.Scale.High);
            writer.WriteEndArray();
            Texts(writer, "levels", assignment.Levels);
            writer.WriteStartArray("questions");
            foreach (var question in sheet.Questions)
                Question(writer, question);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return stream.ToArray();
    }

    private static void Question(Utf8JsonWriter writer, LabelQuestion question)
    {
        writer.WriteStartObject();
        writer.WriteString("id", question.Id);
        Texts(writer, "material", question.Material);
        writer.WriteStartArray("references");
        foreach (var reference in question.References)
            writer.WriteStringValue(reference);
        writer.WriteEndArray();
        writer.WriteStartArray("answers");
        foreach (var answer in question.Answers)
        {
            writer.WriteStartObject();
            writer.WriteString("id", answer.Id);
            writer.WriteString("text", answer.Text);
            if (answer.ToolCalls is { } calls)
                writer.WriteString("tools", calls);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter writer, string name, IReadOnlyList<LabelText> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStartObject();
            writer.WriteString("title", text.Title);
            writer.WriteString("text", text.Text);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void Text(Stream output, string text) => output.Write(Encoding.UTF8.GetBytes(text));
}
