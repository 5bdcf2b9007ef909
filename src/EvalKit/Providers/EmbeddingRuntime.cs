using EvalKit.Models;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers;

/// <summary>An embedding model ready to be called.</summary>
/// <param name="Generator">The client.</param>
/// <param name="Identity">What identifies it in the response store.</param>
/// <param name="Settings">Time limit and attempts.</param>
/// <param name="Dimensions">The requested length of the vectors, or null for the model's own.</param>
internal sealed record EmbeddingRuntime(IEmbeddingGenerator<string, Embedding<float>> Generator, ModelIdentity Identity, CallSettings Settings, int? Dimensions);
