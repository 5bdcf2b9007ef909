using System.Text.Json;

namespace EvalKit.Fakes.Endpoints;

/// <summary>POST /v1/embeddings for one text or a list of texts.</summary>
internal sealed class Embeddings : IEndpoint
{
    public string Path => "/v1/embeddings";

    public ICall Read(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body);
        var call = new EmbeddingCall();
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("model"u8))
            {
                json.Read();
                call.Model = json.GetString() ?? "";
            }
            else if (json.ValueTextEquals("input"u8))
            {
                json.Read();
                ReadInputs(ref json, call);
            }
            else if (json.ValueTextEquals("dimensions"u8))
            {
                json.Read();
                call.Dimensions = json.TokenType == JsonTokenType.Null ? null : json.GetInt32();
            }
            else if (json.ValueTextEquals("encoding_format"u8))
            {
                json.Read();
                call.IsBase64 = json.ValueTextEquals("base64"u8);
            }
            else
            {
                json.Skip();
            }
        }

        if (json.CurrentDepth != 0)
            throw new FormatException("the body is no embedding request");
        if (call.Model.Length == 0 || call.Inputs.Count == 0)
            throw new FormatException("you must provide a model and an input parameter");
        return call;
    }

    private static void ReadInputs(ref Utf8JsonReader json, EmbeddingCall call)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            call.Inputs.Add(json.GetString()!);
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.String)
            call.Inputs.Add(json.GetString()!);
        if (json.TokenType != JsonTokenType.EndArray)
            throw new FormatException("input must be a string or a list of strings");
    }
}
