using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EvalKit.Models;

namespace EvalKit.Cli.Comments;

/// <summary>The JSON interface of a server, with the manners of all our calls: no redirects, bounded bodies, messages without secrets.</summary>
/// <param name="root">The address that paths are appended to.</param>
/// <param name="token">The secret.</param>
/// <param name="tokenHeader">The header that carries it.</param>
/// <param name="tokenPrefix">What stands before it in the header.</param>
/// <param name="time">The clock of dates in <c>Retry-After</c>, and of the time limit.</param>
internal sealed class CommentServer(string root, ApiKey token, string tokenHeader, string tokenPrefix, TimeProvider time)
{
    /// <value>The default value is 30 seconds a request.</value>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>As it is in UTF-8: Markdown in many languages is to be read in a log.</summary>
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HttpCaller _caller = new(
    [
        new HttpHeader(tokenHeader, tokenPrefix, token),
        new HttpHeader("User-Agent", "evalkit/" + ToolVersion.Text),
        new HttpHeader("Accept", "application/json"),
    ], time);

    public async Task<JsonElement> SendAsync(string method, string path, Action<Utf8JsonWriter>? body, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte>? bytes = null;
        if (body is not null)
        {
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer, Relaxed))
                body(writer);
            bytes = buffer.ToArray();
        }
        using var late = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            var reply = await _caller.SendAsync(method, new Uri(root.TrimEnd('/') + path), bytes, "application/json", either.Token);
            return JsonElement.Parse(reply.Body.Span);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ModelCallException(ModelFailureKind.Timeout, FormattableString.Invariant($"no answer within {Limit.TotalSeconds} s"));
        }
        catch (JsonException)
        {
            throw new ModelCallException(ModelFailureKind.MalformedResponse, "the answer is no JSON");
        }
    }

    /// <summary>All pages of a list; a page that is not full is the last.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(string path, CancellationToken cancellationToken)
    {
        const int PageSize = 100;
        var all = new List<JsonElement>();
        for (var page = 1; ; page++)
        {
            var found = await SendAsync("GET", FormattableString.Invariant($"{path}?per_page={PageSize}&page={page}"), null, cancellationToken);
            if (found.ValueKind != JsonValueKind.Array)
                throw new ModelCallException(ModelFailureKind.MalformedResponse, "the answer is no list");
            all.AddRange(found.EnumerateArray());
            if (found.GetArrayLength() < PageSize)
                return all;
        }
    }

    /// <summary>A body with one text.</summary>
    public static Action<Utf8JsonWriter> One(string property, string text) => writer =>
    {
        writer.WriteStartObject();
        writer.WriteString(property, WellFormed(text));
        writer.WriteEndObject();
    };

    /// <summary>The text of a property, or nothing where it has another type.</summary>
    public static string Text(JsonElement element, string property) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>The number of an id as it is written.</summary>
    public static string Id(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.Number or JsonValueKind.String ? id.ToString()
        : throw new ModelCallException(ModelFailureKind.MalformedResponse, "the answer has no id");

    /// <summary>Half a surrogate pair cannot be sent.</summary>
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
