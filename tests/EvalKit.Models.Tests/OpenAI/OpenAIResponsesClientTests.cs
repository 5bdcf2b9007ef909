using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models.Tests;

public class OpenAIResponsesClientTests
{
    // Shape of a response: https://platform.openai.com/docs/api-reference/responses/object
    private const string Response = """
        {"id":"resp_67","object":"response","created_at":1741476542,"status":"completed","error":null,"incomplete_details":null,"model":"gpt-5-mini-2026-01-15",
         "output":[{"type":"reasoning","id":"rs_1","summary":[]},
           {"type":"message","id":"msg_1","status":"completed","role":"assistant","content":[
             {"type":"output_text","text":"Hello \ud800","annotations":[],"logprobs":[{"token":"Hello","logprob":-0.125,"bytes":[],"top_logprobs":[{"token":"Hello","logprob":-0.125,"bytes":[]}]}]},
             {"type":"output_text","text":"!","annotations":[]}]}],
         "service_tier":"flex","usage":{"input_tokens":2006,"input_tokens_details":{"cached_tokens":1920},"output_tokens":300,"output_tokens_details":{"reasoning_tokens":192},"total_tokens":2306}}
        """;

    [Fact]
    public async Task CallAsync_Response_IsReadWhole()
    {
        var response = Assert.IsType<ModelSuccess>(await AskAsync(RawReply.Http(200, Response, "x-request-id: req_42"))).Response;
        Assert.Equal("Hello \uFFFD!", response.Text);
        Assert.Equal(("gpt-5-mini-2026-01-15", "req_42", "flex", "stop"), (response.ServedModel, response.RequestId, response.ServiceTier, response.FinishReason));
        Assert.Equal("resp_67", response.ResponseId);
        Assert.Equal(new TokenUsage(2006, 1920, 300, 192), response.Usage);
        Assert.Equal("Hello", Assert.Single(response.Logprobs).Token);
    }

    [Theory]
    [InlineData("""{"status":"incomplete","incomplete_details":{"reason":"max_output_tokens"},"output":[]}""", null, "length")]
    [InlineData("""{"status":"incomplete","incomplete_details":{"reason":"content_filter"},"output":[{"type":"message","content":[{"type":"output_text","text":"half"}]}]}""", "half", "content_filter")]
    [InlineData("""{"status":"completed","output":[]}""", null, "stop")]
    public async Task CallAsync_Ending_IsNamedAsEverywhere(string body, string? text, string reason)
    {
        var response = Assert.IsType<ModelSuccess>(await AskAsync(RawReply.Http(200, body))).Response;
        Assert.Equal((text, reason), (response.Text, response.FinishReason));
    }

    [Fact]
    public async Task CallAsync_ToolCallsAndRefusals_AreTaken()
    {
        var calls = Assert.IsType<ModelSuccess>(await AskAsync(RawReply.Http(200, """{"status":"completed","output":[{"type":"function_call","id":"fc_1","call_id":"c1","name":"find","arguments":"{\"b\": 1}"}]}"""))).Response;
        Assert.Equal([new ToolCall("c1", "find", "{\"b\": 1}")], calls.ToolCalls);
        Assert.Equal("tool_calls", calls.FinishReason);
        var refusal = Assert.IsType<ModelSuccess>(await AskAsync(RawReply.Http(200, """{"status":"completed","output":[{"type":"message","content":[{"type":"refusal","refusal":"I can't."}]}]}"""))).Response;
        Assert.Equal((null, "I can't."), (refusal.Text, refusal.Refusal));
    }

    [Theory]
    [InlineData(200, """{"status":"failed","error":{"code":"server_error","message":"oops"},"output":[]}""", ModelFailureKind.ServerError)]
    [InlineData(200, """{"status":"completed"}""", ModelFailureKind.MalformedResponse)]
    [InlineData(200, """[]""", ModelFailureKind.MalformedResponse)]
    [InlineData(429, """{"error":{"message":"slow down","code":"rate_limit_exceeded"}}""", ModelFailureKind.RateLimited)]
    [InlineData(401, """{"error":{"message":"wrong key"}}""", ModelFailureKind.Authentication)]
    public async Task CallAsync_Failure_HasItsKind(int status, string body, ModelFailureKind expected) =>
        Assert.Equal(expected, Assert.IsType<ModelFailure>(await AskAsync(RawReply.Http(status, body))).Kind);

    [Fact]
    public async Task CallAsync_PlainRequest_SendsTheGoldenBody()
    {
        await using var server = new RawServer(RawReply.Http(200, Response));
        await AskAsync(server);
        var request = server.Requests.Single();
        Assert.Equal("POST /v1/responses HTTP/1.1", request.Line);
        Assert.Equal("""{"model":"gpt-5-mini","input":[{"role":"user","content":"Where is my order?"}]}""", request.Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void Write_EveryOption_IsGoldenInEveryCulture(string culture)
    {
        var options = new ChatOptions
        {
            Instructions = "Be kind.",
            Temperature = 0.7f,
            TopP = 0.95f,
            MaxOutputTokens = 16,
            ResponseFormat = ChatResponseFormat.ForJsonSchema(Json("""{"type":"object"}"""), "label", "A label"),
            Tools = [AIFunctionFactory.CreateDeclaration("find", "Finds", Json("""{"type":"object"}"""))],
            ToolMode = ChatToolMode.RequireSpecific("find"),
            AllowMultipleToolCalls = false,
            AdditionalProperties = new AdditionalPropertiesDictionary
            {
                ["end_user"] = "5e88", ["extra"] = Json("""{"truncation":"auto"}"""), ["logprobs"] = true, ["reasoning_effort"] = "minimal", ["service_tier"] = "flex", ["store"] = false,
                ["top_logprobs"] = 5L, ["verbosity"] = "low",
            },
        };
        ChatMessage[] messages =
        [
            new(ChatRole.System, "s"),
            new(ChatRole.User, [new TextContent("look "), new DataContent(new byte[] { 1, 2, 3 }, "image/png") { AdditionalProperties = new() { ["detail"] = "high" } }, new UriContent(new Uri("http://h/a.png"), "image/png"),
                new DataContent(new byte[] { 1, 2, 3 }, "application/pdf") { Name = "a.pdf" }, new UriContent("http://h/b.pdf", "application/pdf"), new DataContent(new byte[] { 1, 2, 3 }, "audio/mpeg"), new HostedFileContent("file-1")]),
            new(ChatRole.Assistant, [new TextContent("I look."), new FunctionCallContent("c1", "find", new Dictionary<string, object?> { ["q"] = "x" })]),
            new(ChatRole.Tool, [new FunctionResultContent("c1", new Dictionary<string, object?> { ["hits"] = 2 })]),
        ];
        var body = InCulture.Run(culture, () => OpenAIResponsesRequest.Write(new OpenAISettings { Model = "gpt-5" }, messages, options).ToString());
        Assert.Equal(
            """{"model":"gpt-5","instructions":"Be kind.","input":[{"role":"developer","content":"s"},{"role":"user","content":[{"type":"input_text","text":"look "},{"type":"input_image","image_url":"data:image/png;base64,AQID","detail":"high"},{"type":"input_image","image_url":"http://h/a.png"},{"type":"input_file","filename":"a.pdf","file_data":"data:application/pdf;base64,AQID"},{"type":"input_file","file_url":"http://h/b.pdf"},{"type":"input_audio","input_audio":{"data":"AQID","format":"mp3"}},{"type":"input_file","file_id":"file-1"}]},{"role":"assistant","content":"I look."},{"type":"function_call","call_id":"c1","name":"find","arguments":"{\"q\":\"x\"}"},{"type":"function_call_output","call_id":"c1","output":"{\"hits\":2}"}],"temperature":0.7,"top_p":0.95,"max_output_tokens":16,"reasoning":{"effort":"minimal"},"text":{"format":{"type":"json_schema","name":"label","description":"A label","strict":true,"schema":{"type":"object"}},"verbosity":"low"},"tools":[{"type":"function","name":"find","description":"Finds","parameters":{"type":"object"},"strict":false}],"tool_choice":{"type":"function","name":"find"},"parallel_tool_calls":false,"safety_identifier":"5e88","truncation":"auto","service_tier":"flex","store":false,"top_logprobs":5,"include":["message.output_text.logprobs"]}""",
            body);
    }

    [Fact]
    public void Write_WhatTheInterfaceDoesNotTake_IsRefusedAndNotDropped()
    {
        string Refused(ChatOptions options) => Assert.Throws<ModelCallException>(() => OpenAIResponsesRequest.Write(new OpenAISettings { Model = "m" }, [], options)).Message;
        Assert.Equal("the Responses interface takes no 'seed'", Refused(new ChatOptions { Seed = 1 }));
        Assert.Equal("the Responses interface takes no 'stop'", Refused(new ChatOptions { StopSequences = ["x"] }));
        Assert.Equal("the Responses interface takes no 'n'", Refused(new ChatOptions { AdditionalProperties = new() { ["n"] = 2 } }));
        Assert.Equal("the parameter 'input' is set by EvalKit and cannot be given", Refused(new ChatOptions { AdditionalProperties = new() { ["input"] = 2 } }));
    }

    [Fact]
    public async Task Azure_Request_GoesToTheResourceWithItsOwnHeader()
    {
        await using var server = new RawServer(RawReply.Answer("fine"));
        ApiKey.TryCreate("azure-key-1", out var key, out _);
        var settings = new OpenAISettings { Service = OpenAIService.Azure, Model = "my-deployment", BaseUrl = server.BaseUrl.Replace("/v1", "/openai/v1", StringComparison.Ordinal), ApiKey = key };
        await OpenAIProvider.CreateChatClient(settings).GetResponseAsync([new ChatMessage(ChatRole.User, "x")]);
        await OpenAIProvider.CreateChatClient(settings with { KeyIsToken = true }).GetResponseAsync([new ChatMessage(ChatRole.User, "x")]);
        var (byKey, byToken) = (server.Requests.First(), server.Requests.Last());
        Assert.Equal("POST /openai/v1/chat/completions HTTP/1.1", byKey.Line);
        Assert.Equal(("azure-key-1", false), (byKey.Headers["api-key"], byKey.Headers.ContainsKey("Authorization")));
        Assert.Equal(("Bearer azure-key-1", false), (byToken.Headers["Authorization"], byToken.Headers.ContainsKey("api-key")));
        Assert.Equal(("azure", "my-deployment", "chat"), (OpenAIProvider.ChatIdentity(settings).Provider, OpenAIProvider.ChatIdentity(settings).Model, OpenAIProvider.ChatIdentity(settings).Api));
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static async Task<ModelResult> AskAsync(RawReply reply)
    {
        await using var server = new RawServer(reply);
        return await AskAsync(server);
    }

    private static async Task<ModelResult> AskAsync(RawServer server)
    {
        await using var fixture = new GatewayFixture();
        var client = OpenAIProvider.CreateChatClient(new OpenAISettings { Model = "gpt-5-mini", BaseUrl = server.BaseUrl, Api = OpenAIApi.Responses });
        return await fixture.Gateway.CallAsync(client, Samples.Request(), CallSettings.Default with { MaxAttempts = 1 });
    }
}
