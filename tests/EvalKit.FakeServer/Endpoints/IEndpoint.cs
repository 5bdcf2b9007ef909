namespace EvalKit.Fakes.Endpoints;

/// <summary>One operation of an API.</summary>
internal interface IEndpoint
{
    string Path { get; }

    /// <summary>Reads a request body.</summary>
    /// <exception cref="FormatException">The body is not what the API takes; the message goes to the client.</exception>
    ICall Read(ReadOnlySpan<byte> body);
}
