using System.Text.Encodings.Web;
using System.Text.Json;

namespace EvalKit.Reporting.Tests.Html;

/// <summary>JSON with as little escaped as the format allows: the worst case for a page that holds it.</summary>
internal static class UnescapedJson
{
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
