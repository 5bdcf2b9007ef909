using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models.Tests;

public class AnthropicChatClientTests
{
    // Shape of a message: https://docs.anthropic.com/en/api/messages
    private const string Message = """
        {"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5-20250929","content":[{"type":"thinking","thinking":"hm","signature":"x"},{"type":"text","text":"Hello \ud800"},{"type":"text","text":"!"}],
         "stop_reason":"end_turn","stop_sequence":null,
         "usage":{"input_tokens":86,"cache_creation_input_tokens":100,"cache_read_input_tokens":1920,"output_tokens":300,"service_tier":"standard","output_tokens_details":{"thinking_tokens":192}}}
        """;

    private static readonly string[] Events =
    [
        """{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","content":[],"model":"claude-sonnet-4-5-20250929","stop_reason":null,"usage":{"input_tokens":25,"cache_read_input_tokens":5,"output_tokens":1}}}""",
        """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""",
        """{"type":"ping"}""",
        """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hel"}}""",
        """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"lo"}}""",
        """{"type":"content_block_stop","index":0}""",
        """{"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"toolu_1","name":"find","input":{}}}""",
        """{"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\"q\":"}}""",
        """{"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"1}"}}""",
        """{"type":"content_block_stop","index":1}""",
        """{"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":15}}""",
        """{"type":"message_stop"}""",
    ];

    [Fact]
    public async Task CallAsync_Message_IsReadWhole()
    {
        var response = Assert.IsType<ModelSuccess>(await AskAsync(RawReply.Http(200, Message, "request-id: req_7"))).Response;
        Assert.Equal("Hello \uFFFD!", response.Text);
        Assert.Equal(("claude-sonnet-4-5-20250929", "req_7", "standard", "stop"), (response.ServedModel, response.RequestId, response.ServiceTier, response.FinishReason));
        Assert.Equal("msg_1", response.ResponseId);
        // 86 + 100 + 1920: the interface counts tokens of the cache beside the others.
        Assert.Equal(new TokenUsage(2106, 1920, 300, 192) { CacheWrite = 100 }, response.Usage);
    }

    [Theory]
    [InlineData("stop_sequence", "stop")]
    [InlineData("max_tokens", "length")]
    [InlineData("model_context_window_exceeded", "length")]
    [InlineData("refusal", "content_filter")]
    [InlineData("pause_turn", "pause_turn")]
    public async Task CallAsync_Ending_IsNamedAsEverywhere(string stopReason, string expected) =>
        Assert.Equal(expected, Assert.IsType<ModelSuccess>(await AskAsync(RawReply.Http(200, Message.Replace("end_turn", stopReason, StringComparison.Ordinal)))).Response.FinishReason);

    [Fact]
    public async Task CallAsync_ToolUse_KeepsItsInput()
    {
        var response = Assert.IsType<ModelSuccess>(await AskAsync(RawReply.Http(200, """{"content":[{"type":"tool_use","id":"t1","name":"find","input":{"b": 1, "a":2}}],"stop_reason":"tool_use"}"""))).Response;
        Assert.Equal([new ToolCall("t1", "find", "{\"b\": 1, \"a\":2}")], response.ToolCalls);
        Assert.Equal("tool_calls", response.FinishReason);
    }

    [Theory]
    [InlineData(429, """{"type":"error","error":{"type":"rate_limit_error","message":"slow"}}""", ModelFailureKind.RateLimited, "HTTP 429 rate_limit_error: slow")]
    [InlineData(529, """{"type":"error","error":{"type":"overloaded_error","message":"busy"}}""", ModelFailureKind.ServerError, "HTTP 529 overloaded_error: busy")]
    [InlineData(401, """{"type":"error","error":{"type":"authentication_error","message":"no anthropic-key-1"}}""", ModelFailureKind.Authentication, "HTTP 401 authentication_error: no [key]")]
    [InlineData(400, """{"type":"error","error":{"type":"invalid_request_error","message":"no"}}""", ModelFailureKind.BadRequest, "HTTP 400 invalid_request_error: no")]
    [InlineData(200, """{"type":"message"}""", ModelFailureKind.MalformedResponse, "the answer is not a valid message")]
    [InlineData(200, "nothing", ModelFailureKind.MalformedResponse, "the answer is not a valid message")]
    public async Task CallAsync_Failure_HasItsKind(int status, string body, ModelFailureKind kind, string message)
    {
        var failure = Assert.IsType<ModelFailure>(await AskAsync(RawReply.Http(status, body)));
        Assert.Equal((kind, message), (failure.Kind, failure.Message));
    }

    [Fact]
    public async Task CallAsync_PlainRequest_SendsTheGoldenBody()
    {
        await using var server = new RawServer(RawReply.Http(200, Message));
        await AskAsync(server, stream: false);
        var request = server.Requests.Single();
        Assert.Equal("POST /v1/messages HTTP/1.1", request.Line);
        Assert.Equal(("anthropic-key-1", "2023-06-01", "application/json"), (request.Headers["x-api-key"], request.Headers["anthropic-version"], request.Headers["Content-Type"]));
        Assert.Equal("""{"model":"claude","max_tokens":4096,"messages":[{"role":"user","content":"Where is my order?"}]}""", request.Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void Write_EveryOption_IsGoldenInEveryCulture(string culture)
    {
        var options = new ChatOptions
        {
            Temperature = 0.7f,
            TopP = 0.95f,
            TopK = 40,
            MaxOutputTokens = 16,
            StopSequences = ["11."],
            ResponseFormat = ChatResponseFormat.ForJsonSchema(Json("""{"type":"object"}""")),
            Tools = [AIFunctionFactory.CreateDeclaration("find", "Finds", Json("""{"type":"object"}"""))],
            ToolMode = ChatToolMode.RequireSpecific("find"),
            AllowMultipleToolCalls = false,
            AdditionalProperties = new AdditionalPropertiesDictionary { ["end_user"] = "5e88", ["extra"] = Json("""{"thinking":{"type":"adaptive"}}"""), ["reasoning_effort"] = "high", ["service_tier"] = "standard_only" },
        };
        ChatMessage[] messages =
        [
            new(ChatRole.System, "s"),
            new(new ChatRole("developer"), "d"),
            new(ChatRole.User, [new TextContent("look "), new DataContent(new byte[] { 1, 2, 3 }, "image/png"), new UriContent(new Uri("http://h/a.png"), "image/png"),
                new DataContent(new byte[] { 1, 2, 3 }, "application/pdf") { Name = "a.pdf" }, new DataContent(Encoding.UTF8.GetBytes("ü"), "text/markdown"), new UriContent("http://h/b.pdf", "application/pdf"), new HostedFileContent("file-1")]),
            new(ChatRole.Assistant, [new TextContent("I look. "), new FunctionCallContent("c1", "find", new Dictionary<string, object?> { ["q"] = "x" })]),
            new(ChatRole.Tool, [new FunctionResultContent("c1", "2 hits")]),
            new(ChatRole.Assistant, "It is "),
        ];
        var body = InCulture.Run(culture, () => Encoding.UTF8.GetString(AnthropicRequest.Write(new AnthropicSettings { Model = "claude", Stream = true }, messages, options)));
        Assert.Equal(
            """{"model":"claude","max_tokens":16,"system":"s\n\nd","messages":[{"role":"user","content":[{"type":"text","text":"look "},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AQID"}},{"type":"image","source":{"type":"url","url":"http://h/a.png"}},{"type":"document","source":{"type":"base64","media_type":"application/pdf","data":"AQID"},"title":"a.pdf"},{"type":"document","source":{"type":"text","media_type":"text/plain","data":"ü"}},{"type":"document","source":{"type":"url","url":"http://h/b.pdf"}},{"type":"document","source":{"type":"file","file_id":"file-1"}}]},{"role":"assistant","content":[{"type":"text","text":"I look. "},{"type":"tool_use","id":"c1","name":"find","input":{"q":"x"}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"c1","content":"2 hits"}]},{"role":"assistant","content":"It is "}],"temperature":0.7,"top_p":0.95,"top_k":40,"stop_sequences":["11."],"output_config":{"effort":"high","format":{"type":"json_schema","schema":{"type":"object"}}},"tools":[{"name":"find","description":"Finds","input_schema":{"type":"object"}}],"tool_choice":{"type":"tool","name":"find","disable_parallel_tool_use":true},"metadata":{"user_id":"5e88"},"thinking":{"type":"adaptive"},"service_tier":"standard_only","stream":true}""",
            body);
    }

    [Fact]
    public void Write_WhatTheInterfaceDoesNotTake_IsRefusedAndNotDropped()
    {
        string Refused(ChatOptions options) => Assert.Throws<ModelCallException>(() => AnthropicRequest.Write(new AnthropicSettings { Model = "m" }, [], options)).Message;
        Assert.Equal("messages take no 'seed'", Refused(new ChatOptions { Seed = 1 }));
        Assert.Equal("messages take no 'response_format: json_object'", Refused(new ChatOptions { ResponseFormat = ChatResponseFormat.Json }));
        Assert.Equal("messages take no 'store'", Refused(new ChatOptions { AdditionalProperties = new() { ["store"] = false } }));
    }

    [Fact]
    public async Task Stream_Events_MakeTheWholeAnswer()
    {
        var response = Assert.IsType<ModelSuccess>(await AskAsync(RawReply.Events(Events), stream: true)).Response;
        Assert.Equal(("Hello", "tool_calls", "claude-sonnet-4-5-20250929"), (response.Text, response.FinishReason, response.ServedModel));
        Assert.Equal([new ToolCall("toolu_1", "find", "{\"q\":1}")], response.ToolCalls);
        Assert.Equal(new TokenUsage(30, 5, 15, null), response.Usage);
        Assert.True(response.Timings.FirstTokenMs <= response.Timings.TotalMs);
    }

    [Fact]
    public async Task Stream_ThatFails_IsAFailureAndNotHalfAnAnswer()
    {
        ModelFailureKind KindOf(ModelResult result) => Assert.IsType<ModelFailure>(result).Kind;
        Assert.Equal(ModelFailureKind.Connection, KindOf(await AskAsync(RawReply.Events(Events[..5]), stream: true)));
        Assert.Equal(ModelFailureKind.Connection, KindOf(await AskAsync(RawReply.Events(Events[..5], cut: true), stream: true)));
        Assert.Equal(ModelFailureKind.MalformedResponse, KindOf(await AskAsync(RawReply.Events(["{\"type\":"]), stream: true)));
        Assert.Equal(ModelFailureKind.ServerError, KindOf(await AskAsync(RawReply.Events([.. Events[..4], """{"type":"error","error":{"type":"overloaded_error","message":"busy"}}"""]), stream: true)));
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static async Task<ModelResult> AskAsync(RawReply reply, bool stream = false)
    {
        await using var server = new RawServer(reply);
        return await AskAsync(server, stream);
    }

    private static async Task<ModelResult> AskAsync(RawServer server, bool stream)
    {
        await using var fixture = new GatewayFixture();
        ApiKey.TryCreate("anthropic-key-1", out var key, out _);
        var settings = new AnthropicSettings { Model = "claude", BaseUrl = server.BaseUrl[..^"/v1".Length], ApiKey = key, Stream = stream };
        var client = AnthropicProvider.CreateChatClient(settings, fixture.Time);
        return await fixture.Gateway.CallAsync(client, Samples.Request() with { Model = AnthropicProvider.Identity(settings) }, CallSettings.Default with { MaxAttempts = 1 });
    }
}
