using System.Text.Json;

namespace EvalKit.Models;

/// <summary>
/// The events of a streamed response. The last one brings the whole response, so that the parts only tell when the first token came, and an event that
/// arrives twice does no harm.
/// </summary>
internal sealed class OpenAIResponsesStream : IAnswerStream
{
    private OpenAIChatCompletion? _completion;

    public ErrorBody? Error { get; private set; }

    public bool Take(ReadOnlySpan<byte> data)
    {
        if (data.SequenceEqual("[DONE]"u8)) return false;
        var received = JsonElement.Parse(data);
        switch (AnswerJson.Text(received, "type"))
        {
            case "response.output_text.delta" or "response.refusal.delta" or "response.function_call_arguments.delta":
                return true;
            case "response.completed" or "response.incomplete" or "response.failed" when AnswerJson.Get(received, "response") is { } response:
                _completion = OpenAIResponsesReader.Read(response);
                Error = _completion.HasChoice ? null : _completion.Error;
                return false;
            case "error":
                Error ??= new ErrorBody(AnswerJson.Text(received, "code"), AnswerJson.Text(received, "message"), null);
                return false;
            default:
                return false;
        }
    }

    public OpenAIChatCompletion? Finish() => _completion is { HasChoice: true } ? _completion : null;
}
