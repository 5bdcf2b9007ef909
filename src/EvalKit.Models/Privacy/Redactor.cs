using System.Text;
using System.Text.Json;

namespace EvalKit.Models;

/// <summary>
/// Takes personal data and keys out of what is kept and shown. Rules are for texts of people; secrets are the values of keys, which no text may hold in any
/// spelling. Safe for use from many threads.
/// </summary>
public sealed class Redactor
{
    private const string SecretPlaceholder = "[key]";

    /// <value>The default value is 8 characters: a shorter value stands in ordinary texts.</value>
    private const int ShortestSecret = 8;

    private readonly IReadOnlyList<Redaction> _rules;
    private readonly IReadOnlyList<string> _secrets;
    private readonly IReadOnlyList<byte[]> _secretBytes;

    /// <summary>Takes rules, applied in their order, and the values of keys.</summary>
    public Redactor(IReadOnlyList<Redaction> rules, IEnumerable<string> secrets)
    {
        _rules = rules;
        _secrets = [.. secrets.Select(s => s.Trim()).Where(s => s.Length >= ShortestSecret).SelectMany(Spellings).Distinct(StringComparer.Ordinal).OrderByDescending(s => s.Length)];
        _secretBytes = [.. _secrets.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>Changes nothing.</summary>
    public static Redactor None { get; } = new([], []);

    /// <summary>Whether there are rules, so that every text has to be looked at.</summary>
    public bool HasRules => _rules.Count > 0;

    /// <summary>Whether nothing is ever changed.</summary>
    public bool IsNone => _rules.Count == 0 && _secrets.Count == 0;

    /// <summary>The text with keys and personal data replaced.</summary>
    /// <exception cref="System.Text.RegularExpressions.RegexMatchTimeoutException">A pattern takes too long.</exception>
    public string Redact(string text)
    {
        foreach (var secret in _secrets)
            text = text.Replace(secret, SecretPlaceholder, StringComparison.Ordinal);
        foreach (var rule in _rules)
            text = rule.Apply(text);
        return text;
    }

    /// <summary>The value with every text in it replaced; names of properties stay.</summary>
    public JsonElement Redact(JsonElement value)
    {
        if (IsNone) return value;
        using var scratch = JsonScratch.Take();
        Write(scratch.Writer, value);
        return JsonElement.Parse(scratch.Finish());
    }

    /// <summary>The answer as it may be kept. Its counts and times stay.</summary>
    public ModelResponse Redact(ModelResponse response) => IsNone ? response : response with
    {
        Text = Optional(response.Text),
        Refusal = Optional(response.Refusal),
        ServedModel = Secret(response.ServedModel),
        Fingerprint = Secret(response.Fingerprint),
        RequestId = Secret(response.RequestId),
        ResponseId = Secret(response.ResponseId),
        FinishReason = Secret(response.FinishReason)!,
        ToolCalls = response.ToolCalls.Count == 0 ? response.ToolCalls : [.. response.ToolCalls.Select(c => c with { Id = Secret(c.Id)!, Name = Secret(c.Name)!, Arguments = Arguments(c.Arguments) })],
        Alternatives = response.Alternatives.Count == 0 ? response.Alternatives : [.. response.Alternatives.Select(Redact)],
        // Tokens spell the text out again.
        Logprobs = response.Logprobs.Count == 0 || response.Text is null || Redact(response.Text) == response.Text ? response.Logprobs : [],
    };

    /// <summary>The failure as it may be shown.</summary>
    public ModelFailure Redact(ModelFailure failure) => IsNone ? failure : failure.With(Redact(failure.Message));

    /// <summary>A canonical request as it may be kept: the same bytes where nothing is replaced.</summary>
    internal ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> canonicalJson)
    {
        if (!HasRules && !HoldsSecret(canonicalJson.Span)) return canonicalJson;
        using var document = JsonDocument.Parse(canonicalJson, new JsonDocumentOptions { MaxDepth = 1024 });
        var redacted = new System.Buffers.ArrayBufferWriter<byte>(canonicalJson.Length);
        using (var writer = new Utf8JsonWriter(redacted, new JsonWriterOptions { Encoder = JsonEscaper.Instance, MaxDepth = 1024 }))
            Write(writer, document.RootElement);
        return redacted.WrittenMemory;
    }

    private bool HoldsSecret(ReadOnlySpan<byte> utf8)
    {
        foreach (var secret in _secretBytes)
            if (utf8.IndexOf(secret) >= 0)
                return true;
        return false;
    }

    // A key that is sent may come back as it is, escaped for JSON, or escaped for a URL.
    private static IEnumerable<string> Spellings(string secret) => [secret, JsonEncodedText.Encode(secret).ToString(), Uri.EscapeDataString(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))];

    private string? Optional(string? text) => text is null ? null : Redact(text);

    private string? Secret(string? text)
    {
        if (text is not null)
            foreach (var secret in _secrets)
                text = text.Replace(secret, SecretPlaceholder, StringComparison.Ordinal);
        return text;
    }

    /// <summary>Usually JSON, whose texts are replaced one by one so that it stays JSON.</summary>
    private string Arguments(string arguments)
    {
        try
        {
            using var document = JsonDocument.Parse(arguments, new JsonDocumentOptions { MaxDepth = 1024 });
            var before = document.RootElement;
            var after = Redact(before);
            return JsonElement.DeepEquals(before, after) ? arguments : after.GetRawText();
        }
        catch (JsonException)
        {
            return Redact(arguments);
        }
    }

    /// <summary>A text that is no text, since half a character is missing, is shown as such.</summary>
    private static string Text(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    private void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Redact(Text(value)));
                break;
            case JsonValueKind.Undefined:
                writer.WriteNullValue();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
