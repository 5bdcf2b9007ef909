using System.Text.Json;
using EvalKit.Fakes.Counting;

namespace EvalKit.Fakes.Endpoints;

/// <summary>A request of one endpoint, read.</summary>
internal interface ICall
{
    /// <summary>What requests are counted by: the last user message, or the embedded texts.</summary>
    string Message { get; }

    /// <summary>What it takes from a limit of tokens.</summary>
    double TokenCost { get; }

    /// <summary>Whether the answer is to come as a stream of events.</summary>
    bool IsStream => false;

    /// <summary>Writes the response body.</summary>
    /// <exception cref="FormatException">There is no answer to this call.</exception>
    void WriteAnswer(Utf8JsonWriter json, Exchange exchange, FakeServerOptions options);

    /// <summary>Writes the events of a stream.</summary>
    /// <exception cref="FormatException">There is no answer to this call.</exception>
    void WriteEvents(EventWriter events, Exchange exchange, FakeServerOptions options) => throw new FormatException("stream is not supported");
}
