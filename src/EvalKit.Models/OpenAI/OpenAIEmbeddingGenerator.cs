using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Embeddings;

namespace EvalKit.Models;

/// <summary>Embeddings through the SDK's pipeline, asked for as base64 to halve what travels; plain numbers are understood too.</summary>
internal sealed class OpenAIEmbeddingGenerator(OpenAISettings settings, OpenAIErrors errors) : IEmbeddingGenerator<string, Embedding<float>>, IBatchedEmbeddings
{
    private readonly EmbeddingClient _client =
        new(settings.Model, OpenAIAuthentication.Policy(settings), OpenAIConnection.Options(settings));

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        Microsoft.Extensions.AI.EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var texts = values.ToList();
        try
        {
            using var body = BinaryContent.Create(Write(texts, options?.Dimensions));
            var result = await _client.GenerateEmbeddingsAsync(body, OpenAIConnection.CallOptions(cancellationToken)).ConfigureAwait(false);
            using var response = result.GetRawResponse();
            return await ReadAsync(response, texts.Count, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw errors.FromException(exception);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        if (serviceKey is not null) return null;
        if (serviceType == typeof(EmbeddingGeneratorMetadata)) return new EmbeddingGeneratorMetadata(OpenAIProvider.NameOf(settings), _client.Endpoint, settings.Model);
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc/>
    public IBatchService Service => field ??= new OpenAIBatches(settings, OpenAIProvider.EmbeddingIdentity(settings), errors.Time);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> WriteBody(string text, int? dimensions) => Write([text], dimensions).ToMemory();

    /// <inheritdoc/>
    public Answer Read(int status, ReadOnlySpan<byte> body, string? requestId)
    {
        if (status is < 200 or > 299) throw errors.FromStatus(status, body);
        if (!OpenAIEmbeddings.TryRead(body, 1, out var embeddings)) throw errors.Malformed("list of embeddings", status);
        if (requestId is not null) (embeddings.AdditionalProperties ??= [])[ResponseProperties.RequestId] = requestId;
        return AnswerMapper.FromEmbedding(embeddings);
    }

    public void Dispose()
    {
        // Connections belong to the pool that all clients share.
    }

    private BinaryData Write(List<string> texts, int? dimensions)
    {
        using var scratch = JsonScratch.Take();
        var json = scratch.Writer;
        json.WriteStartObject();
        json.WriteString("model", settings.Model);
        json.WriteStartArray("input");
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
        json.WriteString("encoding_format", "base64");
        if (dimensions is { } length) json.WriteNumber("dimensions", length);
        json.WriteEndObject();
        return new BinaryData(scratch.Finish().ToArray());
    }

    private async Task<GeneratedEmbeddings<Embedding<float>>> ReadAsync(PipelineResponse response, int count, CancellationToken cancellationToken)
    {
        if (response.IsError || response.Status is < 200 or > 299)
        {
            var error = await ResponseBody.ReadErrorAsync(response.ContentStream, cancellationToken).ConfigureAwait(false);
            throw errors.FromStatus(response, error.Span);
        }

        var body = await ResponseBody.ReadAsync(response.ContentStream, response.Status, cancellationToken).ConfigureAwait(false);
        if (!OpenAIEmbeddings.TryRead(body.Span, count, out var embeddings)) throw errors.Malformed("list of embeddings", response.Status);
        if (response.Headers.TryGetValue("x-request-id", out var requestId))
            (embeddings.AdditionalProperties ??= [])[ResponseProperties.RequestId] = requestId;
        if (errors.Limits(response) is { } limits)
            (embeddings.AdditionalProperties ??= [])[ResponseProperties.RateLimits] = limits;
        return embeddings;
    }
}
