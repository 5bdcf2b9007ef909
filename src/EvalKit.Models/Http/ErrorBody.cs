using System.Globalization;
using System.Text.Json;

namespace EvalKit.Models;

/// <summary>The <c>error</c> object of a body, as far as there is one: OpenAI, Anthropic and most servers that imitate them write it alike.</summary>
internal readonly record struct ErrorBody(string? Code, string? Message, int? Status)
{
    public bool IsContentFilter => Code is "content_filter" or "content_policy_violation" or "ResponsibleAIPolicyViolation";

    public static ErrorBody Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 1024 });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return default;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var found = reader.ValueTextEquals("error"u8);
                reader.Read();
                if (found) return ReadObject(ref reader);
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // Not JSON: the caller shows the body as text.
        }

        return default;
    }

    public static ErrorBody ReadObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String) return new ErrorBody(null, JsonText.Read(ref reader), null);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return default;
        }

        string? code = null, type = null, message = null;
        int? status = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.Read(ref reader);
            reader.Read();
            var text = reader.TokenType == JsonTokenType.String ? JsonText.Read(ref reader) : null;
            if (reader.TokenType == JsonTokenType.Number && (name is "code" or "status") && reader.TryGetInt32(out var number)) status ??= number;
            reader.Skip();
            if (name is "code") code = text;
            else if (name is "type") type = text;
            else if (name is "message") message = text;
        }

        if (status is null && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var codeStatus)) status = codeStatus;
        return new ErrorBody(code ?? type, message, status is >= 400 and <= 599 ? status : null);
    }
}
