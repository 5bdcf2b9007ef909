using Microsoft.Extensions.AI;

namespace EvalKit.Models.Embedded;

/// <summary>A classical embedding that runs in this process.</summary>
/// <param name="Generator">Thread-safe; returns one vector a text, in order.</param>
/// <param name="Revision">16 hexadecimal digits of SHA-256 over the algorithm's name and version and its options.</param>
public sealed record EmbeddedEmbedding(IEmbeddingGenerator<string, Embedding<float>> Generator, string Revision);
