using Microsoft.Extensions.AI;

namespace EvalKit.Models.Embedded;

/// <summary>A classical system that runs in this process and is called like any chat model.</summary>
/// <param name="Client">
/// Thread-safe; answers at once with finish reason <c>stop</c>, usage zero and model id <c>embedded/NAME-v1</c>.
/// </param>
/// <param name="Revision">
/// 16 hexadecimal digits of SHA-256 over the algorithm's name and version, its options and all data it was built from.
/// Whatever could change an answer changes the revision, so a stored response is never used after such a change.
/// </param>
public sealed record EmbeddedModel(IChatClient Client, string Revision);
