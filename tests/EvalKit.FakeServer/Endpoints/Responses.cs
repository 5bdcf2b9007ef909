namespace EvalKit.Fakes.Endpoints;

/// <summary>POST /v1/responses.</summary>
internal sealed class Responses : IEndpoint
{
    public string Path => "/v1/responses";

    public ICall Read(ReadOnlySpan<byte> body) => new ResponsesCall(TextRequest.Read(body, "input", "instructions", "max_output_tokens"));
}
