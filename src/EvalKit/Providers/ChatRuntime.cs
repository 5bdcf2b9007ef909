using EvalKit.Datasets;
using EvalKit.Models;
using EvalKit.Prompts;
using EvalKit.Suites;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers;

/// <summary>A model ready to be called.</summary>
/// <param name="Client">The client.</param>
/// <param name="Identity">What identifies it in the response store.</param>
/// <param name="Settings">Time limit, attempts, prices, and whether its answers are stored.</param>
internal sealed record ChatRuntime(IChatClient Client, ModelIdentity Identity, CallSettings Settings)
{
    /// <summary>For a model that answers from records, and for a delegate of a text: the template whose text is sent in place of a prompt.</summary>
    public Template? Lookup { get; init; }

    /// <summary>For a system that is given the whole item: the message that stands for it; null otherwise.</summary>
    public Func<Item, ChatMessage>? OfItem { get; init; }

    /// <summary>For a model whose requests are more than the messages of a prompt; null otherwise.</summary>
    public RequestComposer? Compose { get; init; }
}
