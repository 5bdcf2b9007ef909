namespace EvalKit.Fakes.Endpoints;

/// <summary>POST /v1/messages, Anthropic's interface.</summary>
internal sealed class Messages : IEndpoint
{
    public string Path => "/v1/messages";

    public ICall Read(ReadOnlySpan<byte> body)
    {
        var request = TextRequest.Read(body, "messages", "system", "max_tokens");
        return request.MaxTokens > 0 ? new MessagesCall(request) : throw new FormatException("max_tokens: Field required");
    }
}
