namespace EvalKit.Cli.Comments;

/// <summary>The comments on one pull request. Every method throws <see cref="Models.ModelCallException"/> where the server does not answer as it should.</summary>
internal interface ICommentThread
{
    /// <summary>What it is, for messages: <c>pull request 12 of octo/app</c>.</summary>
    string Name { get; }

    /// <summary>The most characters that a comment may have.</summary>
    int MostCharacters { get; }

    /// <summary>All comments, the oldest first.</summary>
    Task<IReadOnlyList<PostedComment>> ListAsync(CancellationToken cancellationToken);

    Task CreateAsync(string text, CancellationToken cancellationToken);

    Task UpdateAsync(PostedComment comment, string text, CancellationToken cancellationToken);
}

/// <summary>A comment that stands there.</summary>
/// <param name="Id">What the server calls it.</param>
/// <param name="Text">What it says, in Markdown.</param>
internal sealed record PostedComment(string Id, string Text);
