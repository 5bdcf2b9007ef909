using System.ClientModel;
using System.ClientModel.Primitives;

namespace EvalKit.Models;

/// <summary>What goes wrong in a call through the SDK's pipeline.</summary>
internal sealed class OpenAIErrors(ApiKey? key, TimeProvider time)
{
    private readonly ProviderErrors _errors = new(key is null ? [] : [key], time);

    public TimeProvider Time { get; } = time;

    public ModelCallException FromStatus(PipelineResponse response, ReadOnlySpan<byte> body) => _errors.FromStatus(response.Status, name => Header(response, name), body);

    /// <summary>An error in a batch, where responses have no headers.</summary>
    public ModelCallException FromStatus(int status, ReadOnlySpan<byte> body) => _errors.FromStatus(status, static _ => null, body);

    /// <inheritdoc cref="ProviderErrors.Limits"/>
    public RateLimitReading? Limits(PipelineResponse response) => _errors.Limits(name => Header(response, name));

    /// <inheritdoc cref="ProviderErrors.FromBody"/>
    public ModelCallException FromBody(ErrorBody error, ReadOnlySpan<byte> body) => _errors.FromBody(error, body);

    public ModelCallException Malformed(string what, int status) => _errors.Malformed(what, status);

    /// <inheritdoc cref="ProviderErrors.BrokenOff"/>
    public ModelCallException BrokenOff(int status) => _errors.BrokenOff(status);

    public ModelCallException FromException(Exception exception) => exception switch
    {
        ClientResultException { Status: > 0 } result => _errors.Failed(ProviderErrors.KindOf(result.Status, null), FailureClassifier.Describe(result), result.Status),
        ClientResultException => new ModelCallException(ModelFailureKind.Connection, _errors.Redact(FailureClassifier.Describe(exception))) { NotSent = FailureClassifier.WasNotSent(exception) },
        _ => _errors.FromException(exception),
    };

    private static string? Header(PipelineResponse response, string name) => response.Headers.TryGetValue(name, out var value) ? value : null;
}
