namespace EvalKit.Cli.Comments;

/// <summary>Comments by GitLab's REST interface (Notes of merge requests).</summary>
/// <param name="server">The server's interface.</param>
/// <param name="project">The id of the project, or its path with <c>%2F</c>.</param>
/// <param name="number">The number of the merge request in the project.</param>
internal sealed class GitLabComments(CommentServer server, string project, string number) : ICommentThread
{
    private readonly string _notes = $"/projects/{project}/merge_requests/{number}/notes";

    public string Name => $"merge request {number} of project {project}";

    public int MostCharacters => 1_000_000;

    public async Task<IReadOnlyList<PostedComment>> ListAsync(CancellationToken cancellationToken)
    {
        var notes = (await server.ListAsync(_notes, cancellationToken)).Select(n => new PostedComment(CommentServer.Id(n), CommentServer.Text(n, "body"))).ToList();
        // The newest come first there.
        notes.Reverse();
        return notes;
    }

    public Task CreateAsync(string text, CancellationToken cancellationToken) => server.SendAsync("POST", _notes, CommentServer.One("body", text), cancellationToken);

    public Task UpdateAsync(PostedComment comment, string text, CancellationToken cancellationToken) => server.SendAsync("PUT", $"{_notes}/{comment.Id}", CommentServer.One("body", text), cancellationToken);
}
