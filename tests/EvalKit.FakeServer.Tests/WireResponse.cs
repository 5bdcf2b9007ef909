using System.Text.Json;

namespace EvalKit.Fakes.Tests;

internal sealed record WireResponse(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonElement Json() => JsonDocument.Parse(Body).RootElement;

    public string Answer() => Json().GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!;

    public string ErrorCode() => Json().GetProperty("error").GetProperty("code").GetString()!;
}
