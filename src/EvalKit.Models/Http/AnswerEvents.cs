using System.Net.ServerSentEvents;

namespace EvalKit.Models;

/// <summary>Reads the server-sent events of an answer.</summary>
internal static class AnswerEvents
{
    /// <summary>Reads a stream to its end; returns what has put the answer together, and the milliseconds from the start to the first part of it.</summary>
    /// <param name="stream">The body.</param>
    /// <param name="status">The status of its response.</param>
    /// <param name="create">Makes an empty reader.</param>
    /// <param name="time">The clock of <paramref name="started"/>.</param>
    /// <param name="started">When the request was sent.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ModelCallException">The connection broke.</exception>
    public static async Task<(T Reader, double? FirstTokenMs)> ReadAsync<T>(
        Stream stream, int status, Func<T> create, TimeProvider time, long started, CancellationToken cancellationToken)
        where T : class, IEventReader
    {
        var reader = create();
        var repeated = new RepeatedEvents();
        double? firstToken = null;
        try
        {
            var parser = SseParser.Create(stream, (_, data) =>
            {
                repeated.Add(data);
                return reader.Take(data);
            });
            await foreach (var item in parser.EnumerateAsync(cancellationToken).ConfigureAwait(false))
                if (item.Data) firstToken ??= Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 3);
        }
        catch (Exception exception) when (ResponseBody.IsBroken(exception))
        {
            throw ResponseBody.BrokenOff(exception, status);
        }

        if (repeated.Once is not { } once) return (reader, firstToken);
        var single = create();
        foreach (var data in once) single.Take(data);
        return (single, firstToken);
    }
}
