using System.Text.Json;

namespace EvalKit.Fakes.Counting;

/// <summary>
/// Appends each event before the server goes on, so that the file shows at any moment, also after a kill, what was requested and what was
/// answered. A start is written before any byte of the response, an end after the last byte was handed to the kernel.
/// </summary>
internal sealed class RequestLog : IDisposable
{
    // Unbuffered: each line is one write to the file.
    private readonly FileStream file;

    public RequestLog(string path) => file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

    public void Started(Exchange exchange) => Append(exchange, "started", status: null);

    public void Ended(Exchange exchange, ExchangeEnd end) => Append(exchange, end switch
    {
        ExchangeEnd.Completed => "completed",
        ExchangeEnd.Broken => "broken",
        _ => "aborted",
    }, end == ExchangeEnd.Completed ? exchange.Status : null);

    public void Dispose() => file.Dispose();

    private void Append(Exchange exchange, string happened, int? status)
    {
        var line = new RequestLogLine
        {
            Time = DateTimeOffset.UtcNow,
            Event = happened,
            Ordinal = exchange.Ordinal,
            Body = exchange.Key.ToString(),
            Message = exchange.Message,
            Attempt = exchange.Attempt,
            Status = status,
            Fault = exchange.Fault,
            Answered = happened == "completed" && exchange.Answers,
        };
        file.Write([.. JsonSerializer.SerializeToUtf8Bytes(line, ServerStats.Json), (byte)'\n']);
    }
}
