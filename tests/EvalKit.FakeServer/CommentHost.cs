using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace EvalKit.Fakes;

/// <summary>
/// The part of GitHub's, GitLab's and Azure DevOps' interfaces that comments on a pull request need, on a loopback socket: it keeps comments, pages lists as they
/// do, knows who may write, and fails when it is told to.
/// </summary>
public sealed class CommentHost : IAsyncDisposable
{
    private readonly LoopbackListener _listener;
    private readonly Lock _lock = new();
    private readonly List<Comment> _comments = [];
    private readonly List<Request> _requests = [];
    private readonly Queue<(int Status, string? RetryAfter)> _faults = new();
    private int _next = 101;

    private CommentHost(string token)
    {
        Token = token;
        _listener = LoopbackListener.Start(AnswerAsync);
    }

    /// <summary>Its address.</summary>
    public Uri Address => _listener.Address;

    /// <summary>What a token has to be to write; others may read.</summary>
    public string Token { get; }

    /// <summary>The comments in the order in which they were made.</summary>
    public IReadOnlyList<Comment> Comments
    {
        get
        {
            lock (_lock)
                return [.. _comments];
        }
    }

    /// <summary>What was asked, in order.</summary>
    public IReadOnlyList<Request> Requests
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    public static CommentHost Start(string token = "token-that-may-write") => new(token);

    /// <summary>A comment by somebody else, which the token may not change.</summary>
    public void AddForeign(string text)
    {
        lock (_lock)
            _comments.Add(new Comment(_next++, text, IsForeign: true));
    }

    /// <summary>The next request that writes is answered so; further calls are for those after it.</summary>
    public void FailNext(int status, string? retryAfter = null)
    {
        lock (_lock)
            _faults.Enqueue((status, retryAfter));
    }

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task AnswerAsync(HttpListenerContext context, byte[] body)
    {
        var (status, retryAfter, answer) = Answer(context.Request, Encoding.UTF8.GetString(body));
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        if (retryAfter is not null)
            context.Response.Headers["Retry-After"] = retryAfter;
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer.ToJsonString()));
        context.Response.Close();
    }

    private (int Status, string? RetryAfter, JsonNode Answer) Answer(HttpListenerRequest request, string body)
    {
        var path = request.Url!.AbsolutePath;
        var mayWrite = request.Headers["Authorization"] == "Bearer " + Token || request.Headers["PRIVATE-TOKEN"] == Token;
        lock (_lock)
        {
            _requests.Add(new Request(request.HttpMethod, request.RawUrl!, request.Headers["User-Agent"] ?? "", body));
            if (request.HttpMethod == "GET")
                return (200, null, path.Contains("/_apis/", StringComparison.Ordinal) ? new JsonObject { ["value"] = new JsonArray([.. _comments.Select(Thread)]) } : Page(request, path));
            if (_faults.TryDequeue(out var fault))
                return (fault.Status, fault.RetryAfter, new JsonObject { ["message"] = "told to fail" });
            if (!mayWrite)
                return (403, null, new JsonObject { ["message"] = "Resource not accessible by integration" });
            var sent = JsonNode.Parse(body)!;
            var text = (string?)(sent["body"] ?? sent["content"] ?? sent["comments"]?[0]?["content"]) ?? "";
            if (request.HttpMethod == "POST")
            {
                var made = new Comment(_next++, text, IsForeign: false);
                _comments.Add(made);
                return (201, null, Thread(made));
            }

            var id = int.Parse(path.Contains("/threads/", StringComparison.Ordinal) ? path.Split("/threads/")[1].Split('/')[0] : path[(path.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture);
            var place = _comments.FindIndex(c => c.Id == id);
            if (place < 0)
                return (404, null, new JsonObject { ["message"] = "Not Found" });
            if (_comments[place].IsForeign)
                return (403, null, new JsonObject { ["message"] = "Resource not accessible by integration" });
            _comments[place] = _comments[place] with { Text = text };
            return (200, null, Thread(_comments[place]));
        }
    }

    /// <summary>One page of the list; the newest come first where notes are listed, as GitLab does.</summary>
    private JsonNode Page(HttpListenerRequest request, string path)
    {
        var size = int.Parse(request.QueryString["per_page"] ?? "30", CultureInfo.InvariantCulture);
        var page = int.Parse(request.QueryString["page"] ?? "1", CultureInfo.InvariantCulture);
        var ordered = path.EndsWith("/notes", StringComparison.Ordinal) ? _comments.AsEnumerable().Reverse() : _comments;
        return new JsonArray([.. ordered.Skip((page - 1) * size).Take(size).Select(Thread)]);
    }

    /// <summary>A comment in the words of all three: who reads takes what is theirs.</summary>
    private static JsonNode Thread(Comment comment) => new JsonObject
    {
        ["id"] = comment.Id,
        ["body"] = comment.Text,
        ["comments"] = new JsonArray(new JsonObject { ["id"] = 1, ["content"] = comment.Text }),
    };

    /// <summary>A comment.</summary>
    /// <param name="Id">Its number.</param>
    /// <param name="Text">What it says.</param>
    /// <param name="IsForeign">Whether somebody else wrote it.</param>
    public sealed record Comment(int Id, string Text, bool IsForeign);

    /// <summary>Something that was asked.</summary>
    /// <param name="Method">The method.</param>
    /// <param name="Path">Path and query.</param>
    /// <param name="UserAgent">Who asked.</param>
    /// <param name="Body">The body.</param>
    public sealed record Request(string Method, string Path, string UserAgent, string Body);
}
