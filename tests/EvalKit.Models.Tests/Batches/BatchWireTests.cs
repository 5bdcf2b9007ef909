using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace EvalKit.Models.Tests;

/// <summary>What is sent about batches, byte for byte, and what is read of the answers.</summary>
public sealed partial class BatchWireTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    // Azure's is that of Microsoft's guide to Azure OpenAI batches as of November 2025: lines name the version, and the batch itself always names this endpoint.
    public static TheoryData<string, string, string, string> Interfaces => new()
    {
        { "chat", "/v1/chat/completions", "/v1/chat/completions", """{"model":"gpt-5-mini","messages":[{"role":"system","content":"One label."},{"role":"user","content":"Where is my \"order\"? ü"}],"temperature":0.5,"max_completion_tokens":16}""" },
        { "responses", "/v1/responses", "/v1/responses", """{"model":"gpt-5-mini","input":[{"role":"system","content":"One label."},{"role":"user","content":"Where is my \"order\"? ü"}],"temperature":0.5,"max_output_tokens":16}""" },
        { "embeddings", "/v1/embeddings", "/v1/embeddings", """{"model":"gpt-5-mini","input":["Where is my \"order\"? ü"],"encoding_format":"base64","dimensions":8}""" },
        { "azure", "/v1/chat/completions", "/chat/completions", """{"model":"gpt-5-mini","messages":[{"role":"system","content":"One label."},{"role":"user","content":"Where is my \"order\"? ü"}],"temperature":0.5,"max_completion_tokens":16}""" },
        { "azure responses", "/v1/responses", "/chat/completions", """{"model":"gpt-5-mini","input":[{"role":"system","content":"One label."},{"role":"user","content":"Where is my \"order\"? ü"}],"temperature":0.5,"max_output_tokens":16}""" },
    };

    [Theory]
    [MemberData(nameof(Interfaces))]
    public async Task Upload_OneCall_IsTheGoldenFile(string api, string operation, string endpoint, string body)
    {
        await using var server = new RawServer((_, request) => RawReply.Http(200, Reply(request.Line)));
        var (client, ask) = Client(api, server);
        using var spool = new BatchSpool(_folder.File("spool"));
        var draft = Draft(client, ask, spool);

        var file = await client.Service.UploadAsync(draft, default);
        var id = await client.Service.CreateAsync(draft, file, default);

        Assert.Equal(("file-1", "batch_1"), (file, id));
        var (upload, create) = (server.Requests.First(), server.Requests.Last());
        Assert.Equal(("POST /v1/files HTTP/1.1", "POST /v1/batches HTTP/1.1"), (upload.Line, create.Line));
        Assert.Equal("multipart/form-data; boundary=\"evalkit-1\"", upload.Headers["content-type"]);
        var line = $$$"""{"custom_id":"{{{draft.Calls[0].Key}}}","method":"POST","url":"{{{operation}}}","body":{{{body}}}}""";
        Assert.Equal(
            "--evalkit-1\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nbatch\r\n--evalkit-1\r\nContent-Type: application/jsonl\r\nContent-Disposition: form-data; name=\"file\"; filename=\"evalkit-1.jsonl\"\r\n\r\n"
            + line + "\n\r\n--evalkit-1--\r\n",
            Unescaped().Replace(upload.Body, m => m.Value == "\\u0022" ? "\\\"" : "ü"));
        Assert.Equal($$$"""{"input_file_id":"file-1","endpoint":"{{{endpoint}}}","completion_window":"24h","metadata":{"evalkit":"evalkit-1"}}""", create.Body);
        Assert.Equal("k-secret", api.StartsWith("azure", StringComparison.Ordinal) ? upload.Headers["api-key"] : upload.Headers["authorization"].Replace("Bearer ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Create_Messages_IsTheGoldenBody()
    {
        await using var server = new RawServer((_, request) => RawReply.Http(200, request.Line.StartsWith("GET", StringComparison.Ordinal) ? """{"data":[{"id":"msgbatch_0"}],"has_more":true}""" : """{"id":"msgbatch_1","processing_status":"in_progress"}"""));
        ApiKey.TryCreate("k-secret", out var key, out _);
        var client = (IBatchedChat)AnthropicProvider.CreateChatClient(new AnthropicSettings { Model = "claude-x", BaseUrl = server.BaseUrl[..^3], ApiKey = key, Stream = true }, TimeProvider.System);
        using var spool = new BatchSpool(_folder.File("spool"));
        var draft = Draft(client, Chat(client), spool, calls: 2);

        Assert.Equal("msgbatch_0", await client.Service.NewestAsync(default));
        Assert.Equal("msgbatch_1", await client.Service.CreateAsync(draft, null, default));

        var create = server.Requests.Last();
        Assert.Equal(("POST /v1/messages/batches HTTP/1.1", "k-secret", "2023-06-01"), (create.Line, create.Headers["x-api-key"], create.Headers["anthropic-version"]));
        const string Params = """{"model":"claude-x","max_tokens":16,"system":"One label.","messages":[{"role":"user","content":"Where is my \"order\"? ü"}],"temperature":0.5}""";
        Assert.Equal($$$"""{"requests":[{"custom_id":"{{{draft.Calls[0].Key}}}","params":{{{Params}}}},{"custom_id":"{{{draft.Calls[1].Key}}}","params":{{{Params}}}}]}""", Unescaped().Replace(create.Body, m => m.Value == "\\u0022" ? "\\\"" : "ü"));
        Assert.Equal(System.Text.Encoding.UTF8.GetByteCount(create.Body), int.Parse(create.Headers["content-length"], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("validating", BatchStatus.Working)]
    [InlineData("failed", BatchStatus.Refused)]
    [InlineData("in_progress", BatchStatus.Working)]
    [InlineData("finalizing", BatchStatus.Working)]
    [InlineData("completed", BatchStatus.Completed)]
    [InlineData("expired", BatchStatus.Expired)]
    [InlineData("cancelling", BatchStatus.Working)]
    [InlineData("cancelled", BatchStatus.Cancelled)]
    [InlineData("canceled", BatchStatus.Cancelled)]
    [InlineData("something new", BatchStatus.Working)]
    public async Task State_EachStatus_IsKnown(string status, object expected)
    {
        await using var server = new RawServer(RawReply.Http(200, $$$"""
            {"id":"batch_1","object":"batch","status":"{{{status}}}","output_file_id":"file-o","error_file_id":null,"request_counts":{"total":10,"completed":6,"failed":1},
             "errors":{"object":"list","data":[{"code":"invalid","message":"no such model","param":null,"line":3}]}}
            """));
        var state = await Client("chat", server).Client.Service.StateAsync("batch_1", default);
        Assert.Equal(("batch_1", (BatchStatus)expected, 7), (state.Id, state.Status, state.Done));
        Assert.Equal(["file-o"], state.Outputs);
        Assert.Equal(new BatchProblem("invalid", "no such model", 3), Assert.Single(state.Problems));
    }

    // As Azure writes it where it has no file.
    [Fact]
    public async Task State_EmptyFileId_IsNoFile()
    {
        await using var server = new RawServer(RawReply.Http(200, """{"id":"batch_1","status":"completed","output_file_id":"file-o","error_file_id":""}"""));
        Assert.Equal(["file-o"], (await Client("azure", server).Client.Service.StateAsync("batch_1", default)).Outputs);
    }

    [Fact]
    public async Task Results_OfBothFiles_AreRead()
    {
        const string Output = """
            {"id":"batch_req_2","custom_id":"b","response":{"status_code":200,"request_id":"req_2","body":{"choices":[{"message":{"content":"two"}}]}},"error":null}

            {"id":"batch_req_1","custom_id":"a","response":{"status_code":200,"request_id":"req_1","body":{"x":1}},"error":null}
            """;
        const string Errors = """
            {"id":"batch_req_3","custom_id":"c","response":{"status_code":400,"request_id":"req_3","body":{"error":{"message":"bad","type":"invalid_request_error"}}},"error":null}
            {"id":"batch_req_4","custom_id":"d","response":null,"error":{"code":"batch_expired","message":"too late"}}
            {"id":"batch_req_5","custom_id":"e","response":null,"error":{"code":"batch_cancelled","message":"cancelled"}}
            {"id":"batch_req_6","custom_id":"f","response":null,"error":{"code":"other","message":"broken"}}
            """;
        await using var server = new RawServer((_, request) => RawReply.Http(200, request.Line.Contains("file-o", StringComparison.Ordinal) ? Output : Errors));
        var client = Client("chat", server).Client;
        var results = new List<BatchResult>();
        await foreach (var result in client.Service.ResultsAsync(new BatchState("batch_1", BatchStatus.Completed, 0, ["file-o", "file-e"], []), default)) results.Add(result);

        Assert.Equal([("b", BatchStatus.Completed, 200), ("a", BatchStatus.Completed, 200), ("c", BatchStatus.Completed, 400), ("d", BatchStatus.Expired, 500), ("e", BatchStatus.Cancelled, 500), ("f", BatchStatus.Completed, 500)],
            results.Select(r => (r.CustomId, r.Ending, r.Status)));
        Assert.Equal(["GET /v1/files/file-o/content HTTP/1.1", "GET /v1/files/file-e/content HTTP/1.1"], server.Requests.Select(r => r.Line));
        var two = client.Read(200, results[0].Body.Span, results[0].RequestId).Response;
        Assert.Equal(("two", "req_2"), (two.Text, two.RequestId));
        Assert.Equal((ModelFailureKind.BadRequest, "HTTP 400 invalid_request_error: bad"), Failure(() => client.Read(400, results[2].Body.Span, null)));
        Assert.Equal((ModelFailureKind.ServerError, "HTTP 500 other: broken"), Failure(() => client.Read(500, results[5].Body.Span, null)));
        Assert.Equal(ModelFailureKind.MalformedResponse, Failure(() => client.Read(200, results[1].Body.Span, null)).Kind);
    }

    [Fact]
    public async Task Results_OfMessages_AreRead()
    {
        const string Results = """
            {"custom_id":"a","result":{"type":"succeeded","message":{"id":"msg_1","model":"claude-x","content":[{"type":"text","text":"hi"}],"stop_reason":"end_turn","usage":{"input_tokens":86,"cache_read_input_tokens":1920,"output_tokens":300,"service_tier":"batch"}}}}
            {"custom_id":"b","result":{"type":"errored","error":{"type":"error","error":{"type":"invalid_request_error","message":"too long"}}}}
            {"custom_id":"c","result":{"type":"errored","error":{"type":"error","error":{"type":"overloaded_error","message":"busy"}}}}
            {"custom_id":"d","result":{"type":"expired"}}
            {"custom_id":"e","result":{"type":"canceled"}}
            """;
        await using var server = new RawServer((_, request) => RawReply.Http(200, request.Line.Contains("/results", StringComparison.Ordinal)
            ? Results
            : """{"id":"msgbatch_1","processing_status":"ended","request_counts":{"processing":0,"succeeded":1,"errored":2,"canceled":1,"expired":1},"results_url":"https://elsewhere.example/steal"}"""));
        var client = (IBatchedChat)AnthropicProvider.CreateChatClient(new AnthropicSettings { Model = "claude-x", BaseUrl = server.BaseUrl[..^3] }, TimeProvider.System);
        var state = await client.Service.StateAsync("msgbatch_1", default);
        Assert.Equal((BatchStatus.Completed, 5), (state.Status, state.Done));
        var results = new List<BatchResult>();
        await foreach (var result in client.Service.ResultsAsync(state, default)) results.Add(result);

        // Where the results are follows from the address of the suite, not from what an answer says: the key goes nowhere else.
        Assert.Equal("GET /v1/messages/batches/msgbatch_1/results HTTP/1.1", server.Requests.Last().Line);
        var answer = client.Read(results[0].Status, results[0].Body.Span, null).Response;
        Assert.Equal(("hi", new TokenUsage(2006, 1920, 300, null)), (answer.Text, answer.Usage));
        Assert.Equal((ModelFailureKind.BadRequest, "HTTP 400 invalid_request_error: too long"), Failure(() => client.Read(results[1].Status, results[1].Body.Span, null)));
        Assert.Equal(ModelFailureKind.ServerError, Failure(() => client.Read(results[2].Status, results[2].Body.Span, null)).Kind);
        Assert.Equal([BatchStatus.Expired, BatchStatus.Cancelled], results.Skip(3).Select(r => r.Ending));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"id":7}""")]
    [InlineData("{}")]
    public async Task Create_UnreadableReply_IsMalformed(string reply)
    {
        await using var server = new RawServer(RawReply.Http(200, reply));
        var (client, ask) = Client("chat", server);
        using var spool = new BatchSpool(_folder.File("spool"));
        var failure = await Assert.ThrowsAsync<ModelCallException>(() => client.Service.CreateAsync(Draft(client, ask, spool), "file-1", default));
        Assert.Equal(ModelFailureKind.MalformedResponse, failure.Kind);
    }

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex("\\\\u0022|\\\\u00FC|\\\\u00fc", RegexOptions.None, 1000)]
    private static partial Regex Unescaped();

    private static string Reply(string line) => line.Contains("files", StringComparison.Ordinal) ? """{"id":"file-1","object":"file"}""" : """{"id":"batch_1","object":"batch","status":"validating"}""";

    private static (ModelFailureKind Kind, string Message) Failure(Func<object> read)
    {
        var failure = Assert.Throws<ModelCallException>(() => _ = read());
        return (failure.Kind, failure.Message);
    }

    private static BatchDraft Draft(IBatchedClient client, ReadOnlyMemory<byte> body, BatchSpool spool, int calls = 1) => new("evalkit-1", client.Service.Form,
        [.. Enumerable.Range(0, calls).Select(i => new WantedCall(ResponseKey.Of([(byte)i]), client, CallSettings.Default, default, spool.Append("{}"u8, body.Span), 2, body.Length) { Model = Samples.Identity })], spool);

    private static (IBatchedClient Client, ReadOnlyMemory<byte> Body) Client(string api, RawServer server)
    {
        ApiKey.TryCreate("k-secret", out var key, out _);
        var settings = new OpenAISettings
        {
            Model = "gpt-5-mini",
            BaseUrl = server.BaseUrl,
            ApiKey = key,
            Stream = true,
            InstructionRole = InstructionRole.System,
            Service = api.StartsWith("azure", StringComparison.Ordinal) ? OpenAIService.Azure : OpenAIService.OpenAI,
            Api = api.EndsWith("responses", StringComparison.Ordinal) ? OpenAIApi.Responses : OpenAIApi.Chat,
        };
        if (api == "embeddings")
        {
            var embeddings = (IBatchedEmbeddings)OpenAIProvider.CreateEmbeddingGenerator(settings);
            return (embeddings, embeddings.WriteBody("Where is my \"order\"? ü", 8));
        }

        var chat = (IBatchedChat)OpenAIProvider.CreateChatClient(settings);
        return (chat, Chat(chat));
    }

    private static ReadOnlyMemory<byte> Chat(IBatchedChat client) => client.WriteBody(
        [new ChatMessage(ChatRole.System, "One label."), new ChatMessage(ChatRole.User, "Where is my \"order\"? ü")], new ChatOptions { Temperature = 0.5f, MaxOutputTokens = 16 });
}
