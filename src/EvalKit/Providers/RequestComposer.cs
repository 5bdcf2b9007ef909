using EvalKit.Prompts;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers;

/// <summary>Makes what a model is sent out of the item, where that is more than the messages of a prompt.</summary>
/// <param name="prompt">The messages of the variant's prompt, rendered; empty without one.</param>
/// <param name="scope">The values of the cell.</param>
/// <returns>The messages, or null with the name of the missing variable.</returns>
internal delegate (IReadOnlyList<ChatMessage>? Messages, string Missing) RequestComposer(IReadOnlyList<ChatMessage> prompt, TemplateScope scope);
