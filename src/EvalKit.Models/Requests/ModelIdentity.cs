namespace EvalKit.Models;

/// <summary>Says which model answers, as far as it can change an answer. It is part of every <see cref="ResponseKey"/>.</summary>
/// <param name="Provider">Name of the provider, for example <c>openai</c>, <c>embedded</c> or <c>recorded</c>.</param>
/// <param name="Endpoint">
/// Where it is reached: the provider's name for its own service, the normalised address of a custom <c>base_url</c>
/// (see <see cref="EndpointAddress"/>), or the suite's <c>store_as</c>. Never holds credentials.
/// </param>
/// <param name="Model">The model's name as the provider spells it.</param>
/// <param name="Api">Which of the provider's interfaces is used, for example <c>chat</c>, <c>responses</c> or <c>embeddings</c>.</param>
/// <param name="Revision">Hash of whatever else defines a local model (training data, algorithm version); null for hosted models.</param>
public sealed record ModelIdentity(string Provider, string Endpoint, string Model, string Api, string? Revision = null);
