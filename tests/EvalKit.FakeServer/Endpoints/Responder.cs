using System.Text;
using System.Text.Json;
using EvalKit.Fakes.Batches;
using EvalKit.Fakes.Counting;
using EvalKit.Fakes.Faults;
using EvalKit.Fakes.Http;
using EvalKit.Fakes.Limits;

namespace EvalKit.Fakes.Endpoints;

/// <summary>Turns a request into a reply: which endpoint, which answer, which fault.</summary>
internal sealed class Responder(FakeServerOptions options, RequestCounter counter)
{
    private static readonly IEndpoint[] All = [new ChatCompletions(), new Embeddings(), new Responses(), new Messages(), new Moderations()];

    private readonly (byte[] Path, IEndpoint Endpoint)[] endpoints = [.. All.Select(endpoint => (Encoding.ASCII.GetBytes(endpoint.Path), endpoint))];
    private readonly RateLimiter limiter = new(options);
    private readonly FaultSchedule faults = new(options.Faults, options.Seed);
    private readonly BatchOffice batches = new(options, counter, All, new FaultSchedule(options.Faults, options.Seed));

    /// <summary>Fills the reply; returns null for requests that are not counted.</summary>
    public Exchange? Respond(HttpRequest request, Reply reply)
    {
        reply.Clear();
        var exchange = request.Path.Span.StartsWith("/__"u8) ? Control(request, reply) : batches.TryRespond(request, reply) ? null : Counted(request, reply);
        if (request.ClosesConnection)
            reply.Headers.Add(new("connection", "close"));
        return exchange;
    }

    /// <summary>Time to let pass before the first byte of the response.</summary>
    public TimeSpan DelayOf(Exchange exchange, Reply reply)
    {
        if (reply.IsImmediate)
            return TimeSpan.Zero;
        var jitter = options.Jitter == TimeSpan.Zero ? TimeSpan.Zero : options.Jitter * exchange.Key.Draw(options.Seed, exchange.Attempt, purpose: 0);
        return options.Latency + jitter + reply.ExtraDelay;
    }

    private Exchange Counted(HttpRequest request, Reply reply)
    {
        var key = BodyKey.Of(request.Body.Span);
        ICall? call = null;
        try
        {
            call = EndpointAt(request)?.Read(request.Body.Span);
            if (call is null)
                reply.SetError(404, "invalid_request_error", null, $"Unknown request URL: {Encoding.UTF8.GetString(request.Path.Span)}");
        }
        catch (Exception problem) when (problem is FormatException or JsonException or InvalidOperationException)
        {
            reply.SetError(400, "invalid_request_error", null, problem.Message);
        }

        var exchange = counter.Begin(key, call?.Message ?? "");
        if (call is not null && limiter.Admit(call.TokenCost, reply))
            Answer(call, exchange, request, reply);
        exchange.Status = reply.Status;
        exchange.Answers = reply.Status == 200 && (exchange.Fault is null || FaultCatalog.LeavesAnswer(exchange.Fault));
        return exchange;
    }

    private void Answer(ICall call, Exchange exchange, HttpRequest request, Reply reply)
    {
        try
        {
            var fault = faults.For(exchange, request.Body.Span);
            exchange.Fault = fault?.Name;
            reply.Drip = options.Drip;
            if (call.IsStream)
            {
                reply.SetText(200, "text/event-stream", ""u8);
                call.WriteEvents(new EventWriter(reply.Body), exchange, options);
            }
            else
            {
                var json = reply.StartJson();
                call.WriteAnswer(json, exchange, options);
                json.Flush();
            }

            if (fault is not null)
                FaultCatalog.Apply(fault, reply, request);
        }
        catch (FormatException problem)
        {
            reply.ContentType = "application/json";
            reply.SetError(400, "invalid_request_error", null, problem.Message);
        }
    }

    private Exchange? Control(HttpRequest request, Reply reply)
    {
        if (!request.IsPost && request.Path.Span.SequenceEqual("/__stats"u8))
        {
            var stats = counter.Read(withKeys: !request.Query.Span.SequenceEqual("keys=0"u8));
            reply.SetText(200, "application/json", JsonSerializer.SerializeToUtf8Bytes(stats, ServerStats.Json));
        }
        else if (request.IsPost && request.Path.Span.SequenceEqual("/__reset"u8))
        {
            counter.Reset();
            reply.SetText(200, "application/json", "{}"u8);
        }
        else
        {
            reply.SetText(404, "text/plain", "GET /__stats, POST /__reset\n"u8);
        }

        return null;
    }

    private IEndpoint? EndpointAt(HttpRequest request)
    {
        if (!request.IsPost)
            return null;
        foreach (var (path, endpoint) in endpoints)
        {
            if (request.Path.Span.SequenceEqual(path))
                return endpoint;
        }

        return null;
    }
}
