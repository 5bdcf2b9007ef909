using System.Text.Json;
using EvalKit.Models;

namespace EvalKit.Cli.Comments;

/// <summary>Comments by the REST interface of Azure DevOps (pull request threads): ours is the first comment of a thread of its own.</summary>
/// <param name="server">The interface of a project.</param>
/// <param name="repository">The id of the repository.</param>
/// <param name="number">The number of the pull request.</param>
internal sealed class AzureComments(CommentServer server, string repository, string number) : ICommentThread
{
    private const string Version = "?api-version=7.1";

    private readonly string _threads = $"/_apis/git/repositories/{repository}/pullRequests/{number}/threads";

    public string Name => $"pull request {number}";

    public int MostCharacters => 150_000;

    public async Task<IReadOnlyList<PostedComment>> ListAsync(CancellationToken cancellationToken)
    {
        var answer = await server.SendAsync("GET", _threads + Version, null, cancellationToken);
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("value", out var threads) || threads.ValueKind != JsonValueKind.Array)
            throw new ModelCallException(ModelFailureKind.MalformedResponse, "the answer is no list");
        return
        [
            .. from thread in threads.EnumerateArray()
               where thread.TryGetProperty("comments", out var comments) && comments.ValueKind == JsonValueKind.Array && comments.GetArrayLength() > 0
               let first = thread.GetProperty("comments")[0]
               select new PostedComment($"{CommentServer.Id(thread)}/comments/{CommentServer.Id(first)}", CommentServer.Text(first, "content")),
        ];
    }

    public Task CreateAsync(string text, CancellationToken cancellationToken) => server.SendAsync("POST", _threads + Version, writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("comments");
        writer.WriteStartObject();
        writer.WriteNumber("parentCommentId", 0);
        writer.WriteString("content", text);
        writer.WriteString("commentType", "text");
        writer.WriteEndObject();
        writer.WriteEndArray();
        // Closed: it asks nobody for an answer, and blocks no policy that wants all comments resolved.
        writer.WriteString("status", "closed");
        writer.WriteEndObject();
    }, cancellationToken);

    public Task UpdateAsync(PostedComment comment, string text, CancellationToken cancellationToken) =>
        server.SendAsync("PATCH", $"{_threads}/{comment.Id}{Version}", CommentServer.One("content", text), cancellationToken);
}
