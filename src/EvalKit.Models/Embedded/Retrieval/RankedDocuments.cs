using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EvalKit.Models.Embedded.Retrieval;

/// <summary>
/// Turns scores into the retrievers' answer. Scores are rounded first and ranked then, so that what is printed as a tie is one.
/// </summary>
internal static class RankedDocuments
{
    private const int Decimals = 6;

    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Json(IReadOnlyList<RetrievalDocument> documents, double[] scores, int top)
    {
        var best = Enumerable.Range(0, documents.Count)
            .Select(position => (Document: documents[position], Score: Math.Round(scores[position], Decimals)))
            .Where(found => found.Score > 0)
            .OrderByDescending(found => found.Score)
            .ThenBy(found => found.Document.Id, StringComparer.Ordinal)
            .Take(top);

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Format))
        {
            json.WriteStartObject();
            json.WriteStartArray("documents");
            foreach (var (document, score) in best)
            {
                json.WriteStartObject();
                json.WriteString("id", document.Id);
                json.WriteNumber("score", score);
                json.WriteString("title", document.Title);
                json.WriteString("text", document.Text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
