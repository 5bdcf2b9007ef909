using System.Text;
using System.Text.Json;
using EvalKit.Fakes.Counting;
using EvalKit.Fakes.Endpoints;
using EvalKit.Fakes.Faults;
using EvalKit.Fakes.Http;

namespace EvalKit.Fakes.Batches;

/// <summary>
/// Files and batches, in OpenAI's words and in Anthropic's. What a batch holds is worked on, and counted, when it is created; its results are shown after
/// <see cref="FakeServerOptions.BatchDelay"/>.
/// </summary>
internal sealed class BatchOffice(FakeServerOptions options, RequestCounter counter, IReadOnlyList<IEndpoint> endpoints, FaultSchedule faults)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, byte[]> files = new(StringComparer.Ordinal);
    private readonly List<FakeBatch> batches = [];
    private readonly Dictionary<string, int> steps = new(StringComparer.Ordinal);
    private readonly List<StepFault> stepFaults = [.. options.BatchFaults.Select(StepFault.Parse)];
    private int number;

    /// <summary>Answers requests about files and batches; false for all others.</summary>
    public bool TryRespond(HttpRequest request, Reply reply)
    {
        var path = Encoding.ASCII.GetString(request.Path.Span);
        if (path.StartsWith("/openai/", StringComparison.Ordinal))
            path = path["/openai".Length..];
        var isAnthropic = path.StartsWith("/v1/messages/batches", StringComparison.Ordinal);
        if (!isAnthropic && !path.StartsWith("/v1/files", StringComparison.Ordinal) && !path.StartsWith("/v1/batches", StringComparison.Ordinal))
            return false;
        var parts = path["/v1/".Length..].Split('/')[(isAnthropic ? 2 : 1)..];
        lock (gate)
        {
            try
            {
                var step = (request.IsPost, isAnthropic, path, parts) switch
                {
                    (true, false, "/v1/files", _) => "upload",
                    (true, _, _, []) => "create",
                    (true, _, _, [_, "cancel"]) => "cancel",
                    (false, _, _, []) => "list",
                    (false, _, _, [_]) => "state",
                    (false, _, _, [_, _]) => "results",
                    _ => throw new FormatException("no such operation"),
                };
                counter.BatchStep(step);
                Answer(step, isAnthropic, parts, request, reply);
                reply.ExtraDelay = options.BatchStepDelay;
                var ordinal = steps[step] = steps.GetValueOrDefault(step) + 1;
                stepFaults.Find(fault => fault.AppliesTo(step, ordinal))?.Apply(reply);
            }
            catch (Exception problem) when (problem is FormatException or JsonException or InvalidOperationException or KeyNotFoundException)
            {
                reply.SetError(400, "invalid_request_error", null, problem.Message);
            }
        }
        return true;
    }

    private void Answer(string step, bool isAnthropic, string[] parts, HttpRequest request, Reply reply)
    {
        switch (step)
        {
            case "upload":
                var file = Next("file");
                files[file] = Multipart.File(request);
                Write(reply, json => OpenAIBatchJson.File(json, file, files[file].Length));
                break;
            case "create":
                var batch = isAnthropic ? CreateMessages(request.Body.Span) : Create(request.Body.Span);
                batches.Insert(0, batch);
                counter.BatchCreated();
                Show(reply, isAnthropic, batch);
                break;
            case "list":
                List(reply, isAnthropic, Encoding.ASCII.GetString(request.Query.Span));
                break;
            case "results" when !isAnthropic:
                Results(reply, parts[0]);
                break;
            default:
                if (batches.Find(b => b.Id == parts[0]) is not { } found)
                {
                    reply.SetError(404, "invalid_request_error", null, $"No batch found with id '{parts[0]}'.");
                    return;
                }
                if (step == "cancel")
                    found.Cancel();
                if (step == "results")
                    reply.SetText(200, "application/x-jsonl", Lines(found.Results, AnthropicBatchJson.Result));
                else
                    Show(reply, isAnthropic, found);
                break;
        }
    }

    private FakeBatch Create(ReadOnlySpan<byte> body)
    {
        var request = JsonElement.Parse(body);
        var input = request.GetProperty("input_file_id").GetString()!;
        var operation = request.GetProperty("endpoint").GetString()!;
        if (request.GetProperty("completion_window").GetString() != "24h")
            throw new FormatException("completion_window must be 24h");
        if (!files.TryGetValue(input, out var file))
            throw new FormatException($"No such File object: {input}");
        var name = request.TryGetProperty("metadata", out var metadata) && metadata.TryGetProperty("evalkit", out var text) ? text.GetString() : null;
        var lines = Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        var calls = lines.ConvertAll(line => (line.GetProperty("custom_id").GetString()!, line.GetProperty("url").GetString()!, line.GetProperty("body")));
        if (calls.Select(c => c.Item2).Distinct(StringComparer.Ordinal).Any(url => url != operation) || lines.Exists(line => line.GetProperty("method").GetString() != "POST"))
            throw new FormatException($"every line must be a POST to {operation}");
        return Work(Next("batch"), name, operation, input, [.. calls.Select(c => (c.Item1, c.Item3))]);
    }

    private FakeBatch CreateMessages(ReadOnlySpan<byte> body)
    {
        var calls = JsonElement.Parse(body).GetProperty("requests").EnumerateArray().Select(r => (r.GetProperty("custom_id").GetString()!, r.GetProperty("params"))).ToList();
        return Work(Next("msgbatch"), null, "/v1/messages", "", calls);
    }

    private FakeBatch Work(string id, string? name, string operation, string input, IReadOnlyList<(string Id, JsonElement Body)> calls)
    {
        if (calls.Select(c => c.Id).Distinct(StringComparer.Ordinal).Count() != calls.Count)
            throw new FormatException("custom_id must be unique");
        if (calls.Select(c => c.Body.GetProperty("model").GetString()).Distinct(StringComparer.Ordinal).Count() > 1 && operation != "/v1/messages")
            throw new FormatException("a batch is for one model");
        if (calls.Count > options.BatchMaxRequests)
            return new FakeBatch(id, name, operation, input, [], [], "token_limit_exceeded", options.BatchDelay);
        var endpoint = endpoints.First(e => e.Path == (operation.StartsWith("/v1/", StringComparison.Ordinal) ? operation : "/v1" + operation));
        var read = calls.Select((call, index) => Read(endpoint, call.Body, index + 1)).ToList();
        var problems = read.Where(r => r.Problem is not null).Select(r => (r.Line, r.Problem!)).ToList();
        return problems.Count > 0 && operation != "/v1/messages"
            ? new FakeBatch(id, name, operation, input, [], problems, null, options.BatchDelay)
            : new FakeBatch(id, name, operation, input, [.. calls.Zip(read, (call, r) => Result(call.Id, call.Body, r.Call, r.Problem))], [], null, options.BatchDelay);
    }

    private static (int Line, ICall? Call, string? Problem) Read(IEndpoint endpoint, JsonElement body, int line)
    {
        try
        {
            return (line, endpoint.Read(Encoding.UTF8.GetBytes(body.GetRawText())), null);
        }
        catch (Exception problem) when (problem is FormatException or JsonException or InvalidOperationException)
        {
            return (line, null, problem.Message);
        }
    }

    private FakeResult Result(string id, JsonElement body, ICall? call, string? problem)
    {
        var bytes = Encoding.UTF8.GetBytes(body.GetRawText());
        var exchange = counter.Begin(BodyKey.Of(bytes), call?.Message ?? "");
        var reply = new Reply();
        reply.Clear();
        var kind = FakeResultKind.Done;
        if (call is null)
        {
            reply.SetError(400, "invalid_request_error", null, problem!);
        }
        else
        {
            var fault = faults.For(exchange, bytes);
            exchange.Fault = fault?.Name;
            kind = fault?.Name switch { FaultCatalog.Expire => FakeResultKind.Expired, FaultCatalog.Lose => FakeResultKind.Lost, _ => FakeResultKind.Done };
            Write(reply, json => call.WriteAnswer(json, exchange, options));
            if (fault is not null)
                FaultCatalog.Apply(fault, reply, new HttpRequest());
        }
        exchange.Status = reply.Status;
        exchange.Answers = kind == FakeResultKind.Done && reply.Status == 200 && (exchange.Fault is null || FaultCatalog.LeavesAnswer(exchange.Fault));
        counter.End(exchange, ExchangeEnd.Completed);
        return new FakeResult(id, kind, reply.Status, reply.Body.WrittenSpan.ToArray());
    }

    private void Results(Reply reply, string file)
    {
        if (batches.Find(b => file == OpenAIBatchJson.Output(b) || file == OpenAIBatchJson.Errors(b)) is not { HasEnded: true } batch)
        {
            reply.SetError(404, "invalid_request_error", null, $"No such File object: {file}");
            return;
        }
        var isOutput = file == OpenAIBatchJson.Output(batch);
        reply.SetText(200, "application/octet-stream", Lines(batch.Results.Where(r => isOutput == OpenAIBatchJson.IsOutput(r)), OpenAIBatchJson.Result));
    }

    private void List(Reply reply, bool isAnthropic, string query)
    {
        var values = query.Split('&').Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var after = values.GetValueOrDefault(isAnthropic ? "after_id" : "after");
        var rest = after is null ? batches : [.. batches.SkipWhile(b => b.Id != after).Skip(1)];
        var page = rest.Take(values.TryGetValue("limit", out var limit) ? int.Parse(limit, System.Globalization.CultureInfo.InvariantCulture) : 20).ToList();
        Write(reply, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("data"u8);
            foreach (var batch in page)
                Show(json, isAnthropic, batch);
            json.WriteEndArray();
            json.WriteBoolean("has_more"u8, page.Count < rest.Count);
            json.WriteEndObject();
        });
    }

    private static void Show(Reply reply, bool isAnthropic, FakeBatch batch) => Write(reply, json => Show(json, isAnthropic, batch));

    private static void Show(Utf8JsonWriter json, bool isAnthropic, FakeBatch batch)
    {
        if (isAnthropic)
            AnthropicBatchJson.Batch(json, batch);
        else
            OpenAIBatchJson.Batch(json, batch);
    }

    private static byte[] Lines(IEnumerable<FakeResult> results, Action<Utf8JsonWriter, FakeResult> write)
    {
        using var lines = new MemoryStream();
        foreach (var result in results)
        {
            using (var json = new Utf8JsonWriter(lines))
                write(json, result);
            lines.WriteByte((byte)'\n');
        }
        return lines.ToArray();
    }

    private static void Write(Reply reply, Action<Utf8JsonWriter> write)
    {
        reply.Status = 200;
        var json = reply.StartJson();
        write(json);
        json.Flush();
    }

    private string Next(string kind) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{kind}{(kind == "file" ? '-' : '_')}fake{++number:0000}");
}
