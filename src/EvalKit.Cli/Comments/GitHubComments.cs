using System.Text.Json;

namespace EvalKit.Cli.Comments;

/// <summary>Comments by GitHub's REST interface (Issues: comments; a pull request is an issue there).</summary>
/// <param name="server">The server's interface.</param>
/// <param name="repository"><c>owner/name</c>.</param>
/// <param name="number">The number of the pull request.</param>
internal sealed class GitHubComments(CommentServer server, string repository, string number) : ICommentThread
{
    public string Name => $"pull request {number} of {repository}";

    public int MostCharacters => 65_536;

    public async Task<IReadOnlyList<PostedComment>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await server.ListAsync($"/repos/{repository}/issues/{number}/comments", cancellationToken)).Select(c => new PostedComment(CommentServer.Id(c), CommentServer.Text(c, "body")))];

    public Task CreateAsync(string text, CancellationToken cancellationToken) =>
        server.SendAsync("POST", $"/repos/{repository}/issues/{number}/comments", CommentServer.One("body", text), cancellationToken);

    public Task UpdateAsync(PostedComment comment, string text, CancellationToken cancellationToken) =>
        server.SendAsync("PATCH", $"/repos/{repository}/issues/comments/{comment.Id}", CommentServer.One("body", text), cancellationToken);
}
