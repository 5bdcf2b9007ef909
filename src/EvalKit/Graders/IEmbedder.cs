namespace EvalKit.Graders;

/// <summary>Embeds texts through the response store.</summary>
internal interface IEmbedder
{
    /// <summary>What identifies the vectors: model and endpoint.</summary>
    string Identity { get; }

    /// <summary>The vector of a text, or why there is none.</summary>
    ValueTask<Embedded> EmbedAsync(string text, CancellationToken cancellation);
}
