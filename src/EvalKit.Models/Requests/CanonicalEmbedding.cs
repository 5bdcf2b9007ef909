using System.Text.Json;

namespace EvalKit.Models;

// Properties are written in ordinal order, so that the form does not depend on a sort at run time.
internal static class CanonicalEmbedding
{
    public static void Write(Utf8JsonWriter writer, EmbeddingRequest request)
    {
        writer.WriteStartObject();
        writer.WriteString("api", request.Model.Api);
        if (request.Dimensions is { } dimensions) writer.WriteNumber("dimensions", dimensions);
        writer.WriteString("endpoint", request.Model.Endpoint);
        writer.WriteString("input", request.Text);
        writer.WriteString("model", request.Model.Model);
        writer.WriteString("provider", request.Model.Provider);
        if (request.Model.Revision is { } revision) writer.WriteString("revision", revision);
        writer.WriteEndObject();
    }
}
