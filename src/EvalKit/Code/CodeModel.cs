using EvalKit.Datasets;
using EvalKit.Models;
using EvalKit.Prompts;
using EvalKit.Providers.Command;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;
using Microsoft.Extensions.AI;

namespace EvalKit;

/// <summary>A system that .NET code gives under a name: a chat client, a delegate of the item or of a text, or a generator of embeddings.</summary>
internal sealed record CodeModel(string Name, SystemOptions Options, CodeParts Code)
{
    /// <summary>Answers to prompts, or null.</summary>
    public IChatClient? Chat { get; init; }

    /// <summary>Answers to items, or null.</summary>
    public Func<Item, CancellationToken, Task<ChatResponse>>? OfItem { get; init; }

    /// <summary>Answers to what <see cref="Input"/> makes of items, or null.</summary>
    public Func<string, CancellationToken, Task<ChatResponse>>? OfText { get; init; }

    /// <summary>What a delegate of a text is given, as a template.</summary>
    public string? Input { get; init; }

    /// <summary>Embeds, or null.</summary>
    public IEmbeddingGenerator<string, Embedding<float>>? Embeddings { get; init; }

    public string Api => Chat is not null ? "chat" : Embeddings is not null ? "embeddings" : OfItem is not null ? "item" : "text";

    /// <summary>Delegates are tried once: only their author knows whether twice does harm.</summary>
    public int DefaultAttempts => Chat is null && Embeddings is null ? 1 : CallDefaults.MaxAttempts;

    /// <summary>The model that a client calls by its own account, or null.</summary>
    public string? ModelId => Chat?.GetService<ChatClientMetadata>()?.DefaultModelId ?? Embeddings?.GetService<EmbeddingGeneratorMetadata>()?.DefaultModelId;

    /// <summary>The name of the provider that a client calls by its own account, where that is at the provider's own address.</summary>
    public string? Provider => ProviderUri is null || ProviderUri.Host == $"api.{ProviderName}.com" ? ProviderName : null;

    /// <summary>Where a client calls, without credentials and query.</summary>
    public string Endpoint => ProviderUri is { IsAbsoluteUri: true } address ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : ProviderName ?? "code";

    /// <summary>What stands for the system's version in keys and records.</summary>
    public string Revision(string? declared, string folder)
    {
        var revision = Options.Revision ?? declared ?? CodeRevision.Of(Code);
        return Options.Files.Count == 0 ? revision : $"{revision} files {CommandRevision.Of([], Options.Files, folder)}";
    }

    private string? ProviderName => Chat?.GetService<ChatClientMetadata>()?.ProviderName ?? Embeddings?.GetService<EmbeddingGeneratorMetadata>()?.ProviderName;

    private Uri? ProviderUri => Chat?.GetService<ChatClientMetadata>()?.ProviderUri ?? Embeddings?.GetService<EmbeddingGeneratorMetadata>()?.ProviderUri;
}
