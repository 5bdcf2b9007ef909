using System.Text.Json;

namespace EvalKit.Fakes.Counting;

/// <summary>One line of the file named by <see cref="FakeServerOptions.LogPath"/>.</summary>
public sealed record RequestLogLine
{
    /// <summary>When it happened.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary><c>started</c>, then one of <c>completed</c> (sent in full), <c>broken</c> (cut by a fault), <c>aborted</c> (the client left).</summary>
    public required string Event { get; init; }

    /// <summary>Position of the request among all, from 1; joins the two lines of a request.</summary>
    public required long Ordinal { get; init; }

    /// <summary>SHA-256 of the request body, in lower-case hex.</summary>
    public required string Body { get; init; }

    /// <summary>The last user message, or the embedded texts.</summary>
    public required string Message { get; init; }

    /// <summary>How often this body had been requested, this time included.</summary>
    public required int Attempt { get; init; }

    /// <summary>Status of a completed response.</summary>
    public int? Status { get; init; }

    /// <summary>The fault the request met, or null.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether the client was sent a complete, well-formed answer with status 200.</summary>
    public bool Answered { get; init; }

    /// <summary>Reads a whole log; a torn last line is left out.</summary>
    public static IReadOnlyList<RequestLogLine> ReadAll(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var text = reader.ReadToEnd();
        return text[..(text.LastIndexOf('\n') + 1)]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<RequestLogLine>(line, ServerStats.Json)!)
            .ToList();
    }
}
