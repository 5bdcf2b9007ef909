using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models.Tests;

public class OpenAIChatClientTests
{
    // Shape of a completion: https://platform.openai.com/docs/api-reference/chat/object
    private const string Completion = """
        {"id":"chatcmpl-B9","object":"chat.completion","created":1741569952,"model":"gpt-5-mini-2026-01-15",
         "choices":[{"index":0,"message":{"role":"assistant","content":"Hello! \ud83d\ude00 \ud800","refusal":null,"annotations":[]},"logprobs":null,"finish_reason":"stop"},
                    {"index":1,"message":{"role":"assistant","content":"second"},"finish_reason":"length"}],
         "usage":{"prompt_tokens":2006,"completion_tokens":300,"total_tokens":2306,
           "prompt_tokens_details":{"cached_tokens":1920,"audio_tokens":0},
           "completion_tokens_details":{"reasoning_tokens":192,"audio_tokens":0,"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}},
         "service_tier":"default","system_fingerprint":"fp_44709d6fcb"}
        """;

    [Fact]
    public async Task CallAsync_Completion_IsReadWhole()
    {
        var response = await AnswerAsync(RawReply.Http(200, Completion, "x-request-id: req_42"));
        Assert.Equal("Hello! 😀 \uFFFD", response.Text);
        Assert.Equal("gpt-5-mini-2026-01-15", response.ServedModel);
        Assert.Equal("fp_44709d6fcb", response.Fingerprint);
        Assert.Equal(("req_42", "chatcmpl-B9"), (response.RequestId, response.ResponseId));
        Assert.Equal(FinishReasons.Stop, response.FinishReason);
        Assert.Equal(new TokenUsage(2006, 1920, 300, 192), response.Usage);
        Assert.Null(response.Refusal);
        Assert.Equal(Samples.Time, response.Time);
    }

    // The usage of OpenAI's guide to predicted outputs: 39 completion tokens, of which 10 were predicted wrongly.
    [Fact]
    public async Task CallAsync_PredictionAndAudioTokens_AreCounted()
    {
        var response = await AnswerAsync(RawReply.Http(200,
            """
            {"choices":[{"message":{"content":"x"},"finish_reason":"stop"}],
             "usage":{"prompt_tokens":204,"completion_tokens":39,"total_tokens":243,"prompt_tokens_details":{"cached_tokens":0,"audio_tokens":7},
              "completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":3,"accepted_prediction_tokens":16,"rejected_prediction_tokens":10}}}
            """));
        Assert.Equal(new TokenUsage(204, 0, 39, 0) { InputAudio = 7, OutputAudio = 3, AcceptedPrediction = 16, RejectedPrediction = 10 }, response.Usage);
    }

    [Fact]
    public async Task CallAsync_Refusal_IsAResponse()
    {
        var response = await AnswerAsync(RawReply.Http(200,
            """{"choices":[{"message":{"role":"assistant","content":null,"refusal":"I can't help with that."},"finish_reason":"stop"}]}"""));
        Assert.Equal((null, "I can't help with that."), (response.Text, response.Refusal));
        Assert.True(response.Usage!.Estimated);
    }

    [Fact]
    public async Task CallAsync_ServerThatCountsNoTokens_IsEstimatedAndMarked()
    {
        // "Where is my order?" has 18 characters, "It is on its way." 17: four are a token.
        var response = await AnswerAsync(RawReply.Http(200, """{"choices":[{"message":{"content":"It is on its way."},"finish_reason":"stop"}]}"""));
        Assert.Equal(new TokenUsage(5, null, 5, null, Estimated: true), response.Usage);
    }

    [Fact]
    public async Task CallAsync_FurtherChoicesTierAndLogprobs_AreKept()
    {
        var response = await AnswerAsync(RawReply.Http(200,
            """
            {"service_tier":"flex","choices":[
              {"index":0,"message":{"content":"Yes"},"finish_reason":"stop","logprobs":{"content":[{"token":"Yes","logprob":-0.25,"bytes":[89],"top_logprobs":[{"token":"Yes","logprob":-0.25,"bytes":null},{"token":"No","logprob":-1.5,"bytes":null}]}],"refusal":null}},
              {"index":1,"message":{"content":"No"},"finish_reason":"stop"},{"index":2,"message":{"content":null,"refusal":"I won't."},"finish_reason":"stop"}]}
            """));
        Assert.Equal("flex", response.ServiceTier);
        Assert.Equal(["No", "I won't."], response.Alternatives);
        var token = Assert.Single(response.Logprobs);
        Assert.Equal(("Yes", -0.25), (token.Token, token.Logprob));
        Assert.Equal([new("Yes", -0.25), new("No", -1.5)], token.Top);
    }

    [Theory]
    [InlineData("length")]
    [InlineData("content_filter")]
    [InlineData("something_new")]
    public async Task CallAsync_FinishReason_IsKeptAsItIs(string reason)
    {
        var response = await AnswerAsync(RawReply.Http(200,
            $$"""{"choices":[{"message":{"content":"half"},"finish_reason":"{{reason}}"}]}"""));
        Assert.Equal(reason, response.FinishReason);
    }

    [Fact]
    public async Task CallAsync_ToolCalls_KeepTheArgumentsAsWritten()
    {
        var response = await AnswerAsync(RawReply.Http(200,
            """{"choices":[{"message":{"content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"find","arguments":"{\"b\": 1, \"a\":2}"}},{"id":"c2","type":"function","function":{"name":"x","arguments":"not json"}}]},"finish_reason":"tool_calls"}]}"""));
        Assert.Equal([new ToolCall("c1", "find", "{\"b\": 1, \"a\":2}"), new ToolCall("c2", "x", "not json")], response.ToolCalls);
        Assert.Equal((null, FinishReasons.ToolCalls), (response.Text, response.FinishReason));
    }

    [Fact]
    public async Task CallAsync_ContentInParts_IsJoined()
    {
        var response = await AnswerAsync(RawReply.Http(200,
            """{"choices":[{"message":{"content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}}]}"""));
        Assert.Equal("ab", response.Text);
    }

    [Fact]
    public async Task CallAsync_EmptyText_IsAnAnswer() =>
        Assert.Equal("", (await AnswerAsync(RawReply.Http(200, """{"choices":[{"message":{"content":""},"finish_reason":"stop"}]}"""))).Text);

    [Fact]
    public async Task CallAsync_PromptRejectedByPolicy_IsAResponse()
    {
        var response = await AnswerAsync(RawReply.Http(400, """{"error":{"message":"The prompt was filtered.","code":"content_filter","status":400}}"""));
        Assert.Equal((null, "The prompt was filtered.", FinishReasons.ContentFilter), (response.Text, response.Refusal, response.FinishReason));
    }

    [Fact]
    public async Task CallAsync_PlainRequest_SendsTheGoldenBody()
    {
        var request = await SendAsync(Samples.Request(), new OpenAISettings { Model = "gpt-5-mini" });
        Assert.Equal("POST /v1/chat/completions HTTP/1.1", request.Line);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.False(request.Headers.ContainsKey("Authorization"));
        Assert.Equal("""{"model":"gpt-5-mini","messages":[{"role":"user","content":"Where is my order?"}]}""", request.Body);
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
            TopK = 40,
            MaxOutputTokens = 16,
            Seed = 7,
            FrequencyPenalty = 0.1f,
            PresencePenalty = -0.5f,
            Reasoning = new ReasoningOptions { Effort = ReasoningEffort.ExtraHigh },
            StopSequences = ["END"],
            ResponseFormat = ChatResponseFormat.ForJsonSchema(Json("""{"type":"object"}"""), "label", "A label"),
            Tools = [AIFunctionFactory.CreateDeclaration("find", "Finds", Json("""{"type":"object"}"""))],
            ToolMode = ChatToolMode.RequireSpecific("find"),
            AllowMultipleToolCalls = false,
            AdditionalProperties = new AdditionalPropertiesDictionary { ["verbosity"] = "low", ["logit_bias"] = new Dictionary<string, object?> { ["9"] = 2.5 } },
        };
        ChatMessage[] messages =
        [
            new(ChatRole.System, "s"),
            new(new ChatRole("developer"), "d"),
            new(ChatRole.User, [new TextContent("look "), new DataContent(new byte[] { 1, 2, 3 }, "image/png"), new UriContent(new Uri("http://h/a.png"), "image/png")]),
            new(ChatRole.Assistant, [new FunctionCallContent("c1", "find", new Dictionary<string, object?> { ["q"] = "x" })]),
            new(ChatRole.Tool, [new FunctionResultContent("c1", new Dictionary<string, object?> { ["hits"] = 2 })]),
            new(ChatRole.Assistant, "a") { AuthorName = "bot" },
        ];
        var settings = new OpenAISettings { Model = "m", MaxTokensField = MaxTokensField.MaxTokens };
        var body = InCulture.Run(culture, () => OpenAIChatRequest.Write(settings, messages, options).ToString());
        Assert.Equal(
            """{"model":"m","messages":[{"role":"system","content":"Be kind."},{"role":"system","content":"s"},{"role":"developer","content":"d"},{"role":"user","content":[{"type":"text","text":"look "},{"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}},{"type":"image_url","image_url":{"url":"http://h/a.png"}}]},{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"find","arguments":"{\"q\":\"x\"}"}}]},{"role":"tool","tool_call_id":"c1","content":"{\"hits\":2}"},{"role":"assistant","name":"bot","content":"a"}],"temperature":0.7,"top_p":0.95,"top_k":40,"max_tokens":16,"seed":7,"frequency_penalty":0.1,"presence_penalty":-0.5,"reasoning_effort":"xhigh","stop":["END"],"response_format":{"type":"json_schema","json_schema":{"name":"label","description":"A label","strict":true,"schema":{"type":"object"}}},"tools":[{"type":"function","function":{"name":"find","description":"Finds","parameters":{"type":"object"}}}],"tool_choice":{"type":"function","function":{"name":"find"}},"parallel_tool_calls":false,"verbosity":"low","logit_bias":{"9":2.5}}""",
            body);
    }

    [Fact]
    public async Task CallAsync_AnswerByVoice_IsReadByItsTranscript()
    {
        var response = await AnswerAsync(RawReply.Http(200, """
            {"choices":[{"message":{"role":"assistant","content":null,"audio":{"id":"audio_1","data":"UklGRg==","expires_at":1,"transcript":"Good day"}},"finish_reason":"stop"}],
            "usage":{"prompt_tokens":5,"completion_tokens":30,"completion_tokens_details":{"audio_tokens":24,"text_tokens":6}}}
            """));
        Assert.Equal(("Good day", 30, 24), (response.Text, response.Usage!.Output, response.Usage.OutputAudio));
    }

    [Fact]
    public void Write_MaxTokens_IsSentByTheModernNameUnlessToldOtherwise()
    {
        var body = OpenAIChatRequest.Write(new OpenAISettings { Model = "m" }, [], new ChatOptions { MaxOutputTokens = 5 }).ToString();
        Assert.Equal("""{"model":"m","messages":[],"max_completion_tokens":5}""", body);
    }

    [Theory]
    [InlineData("model")]
    [InlineData("messages")]
    [InlineData("stream")]
    public void Write_ParameterThatIsOurs_IsRefused(string name)
    {
        var options = new ChatOptions { AdditionalProperties = new AdditionalPropertiesDictionary { [name] = 1 } };
        var failure = Assert.Throws<ModelCallException>(() => OpenAIChatRequest.Write(new OpenAISettings { Model = "m" }, [], options));
        Assert.Equal((ModelFailureKind.BadRequest, $"the parameter '{name}' is set by EvalKit and cannot be given"), (failure.Kind, failure.Message));
    }

    [Fact]
    public void Write_ResponseFormats_AreThoseOfTheInterface()
    {
        static string Write(ChatResponseFormat format, AdditionalPropertiesDictionary? more = null) => OpenAIChatRequest
            .Write(new OpenAISettings { Model = "m" }, [], new ChatOptions { ResponseFormat = format, AdditionalProperties = more }).ToString();
        Assert.Contains("""{"type":"text"}""", Write(ChatResponseFormat.Text), StringComparison.Ordinal);
        Assert.Contains("""{"type":"json_object"}""", Write(ChatResponseFormat.Json), StringComparison.Ordinal);
        var loose = Write(ChatResponseFormat.ForJsonSchema(Json("{}")), new AdditionalPropertiesDictionary { ["strict_schema"] = false });
        Assert.Equal("""{"model":"m","messages":[],"response_format":{"type":"json_schema","json_schema":{"name":"answer","strict":false,"schema":{}}}}""", loose);
    }

    [Fact]
    public async Task GetStreamingResponseAsync_Answer_ComesAsUpdates()
    {
        await using var server = new RawServer(RawReply.Answer("fine"));
        var client = OpenAIProvider.CreateChatClient(new OpenAISettings { Model = "m", BaseUrl = server.BaseUrl });
        var text = "";
        await foreach (var update in client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "x")])) text += update.Text;
        Assert.Equal("fine", text);
    }

    [Fact]
    public void Write_FeaturesWithoutAnOption_AreInTheInterfacesWords()
    {
        var more = new AdditionalPropertiesDictionary
        {
            ["end_user"] = "5e88", ["extra"] = Json("""{"prompt_cache_key":"k","modalities":["text"]}"""), ["logit_bias"] = Json("""{"50256":-100}"""), ["logprobs"] = true, ["n"] = 3L,
            ["prediction"] = "class A { }", ["reasoning_effort"] = "minimal", ["service_tier"] = "flex", ["store"] = false, ["top_logprobs"] = 5L, ["verbosity"] = "low",
        };
        string Write(OpenAISettings settings) => OpenAIChatRequest.Write(settings, [], new ChatOptions { AdditionalProperties = more }).ToString();
        Assert.Equal(
            """{"model":"m","messages":[],"logprobs":true,"safety_identifier":"5e88","prompt_cache_key":"k","modalities":["text"],"logit_bias":{"50256":-100},"n":3,"prediction":{"type":"content","content":"class A { }"},"reasoning_effort":"minimal","service_tier":"flex","store":false,"top_logprobs":5,"verbosity":"low"}""",
            Write(new OpenAISettings { Model = "m" }));
        Assert.Contains("\"user\":\"5e88\"", Write(new OpenAISettings { Model = "m", BaseUrl = "http://127.0.0.1:1/v1" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Parts_AreInTheInterfacesWords()
    {
        ChatMessage message = new(ChatRole.User,
        [
            new TextContent("Look."), new UriContent("http://h/a.png", "image/png") { AdditionalProperties = new() { ["detail"] = "low" } },
            new DataContent(new byte[] { 1, 2, 3 }, "audio/wav"), new DataContent(new byte[] { 1, 2, 3 }, "application/pdf") { Name = "a.pdf" }, new HostedFileContent("file-1"),
        ]);
        Assert.Equal(
            """{"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"Look."},{"type":"image_url","image_url":{"url":"http://h/a.png","detail":"low"}},{"type":"input_audio","input_audio":{"data":"AQID","format":"wav"}},{"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,AQID"}},{"type":"file","file":{"file_id":"file-1"}}]}]}""",
            OpenAIChatRequest.Write(new OpenAISettings { Model = "m" }, [message], null).ToString());
    }

    [Fact]
    public void Write_StrictTool_SaysSo()
    {
        var options = new ChatOptions { Tools = [new StrictTool()], ToolMode = ChatToolMode.Auto };
        Assert.Equal("""{"model":"m","messages":[],"tools":[{"type":"function","function":{"name":"find","parameters":{"type":"object"},"strict":true}}],"tool_choice":"auto"}""",
            OpenAIChatRequest.Write(new OpenAISettings { Model = "m" }, [], options).ToString());
        Assert.Equal("""{"model":"m","input":[],"tools":[{"type":"function","name":"find","parameters":{"type":"object"},"strict":true}],"tool_choice":"auto"}""",
            OpenAIResponsesRequest.Write(new OpenAISettings { Model = "m" }, [], options).ToString());
    }

    [Theory]
    [InlineData("gpt-5-mini", null, "developer developer")]
    [InlineData("o4-mini", null, "developer developer")]
    [InlineData("ft:o4-mini:acme::x1", null, "developer developer")]
    [InlineData("gpt-4.1", null, "system system")]
    [InlineData("gpt-3.5-turbo", null, "system system")]
    [InlineData("omni-moderation", null, "system developer")]
    [InlineData("gpt-5-mini", "http://127.0.0.1:1/v1", "system system")]
    [InlineData("gpt-5-mini", "https://api.openai.com/v1/", "developer developer")]
    public void Write_InstructionRole_FollowsTheFamilyOfTheModel(string model, string? address, string expected)
    {
        string Roles(InstructionRole role) => string.Join(' ', Json(OpenAIChatRequest.Write(
            new OpenAISettings { Model = model, BaseUrl = address, InstructionRole = role }, [new(ChatRole.System, "s"), new(new ChatRole("developer"), "d"), new(ChatRole.User, "u")], null).ToString())
            .GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("role").GetString()).SkipLast(1));
        Assert.Equal(expected, Roles(InstructionRole.ByModel));
        Assert.Equal("system system", Roles(InstructionRole.System));
        Assert.Equal("developer developer", Roles(InstructionRole.Developer));
    }

    private sealed class StrictTool : AIFunctionDeclaration
    {
        public override string Name => "find";

        public override JsonElement JsonSchema => Json("""{"type":"object"}""");

        public override IReadOnlyDictionary<string, object?> AdditionalProperties { get; } = new Dictionary<string, object?>(StringComparer.Ordinal) { ["strict"] = true };
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static async Task<ModelResponse> AnswerAsync(RawReply reply)
    {
        await using var server = new RawServer(reply);
        await using var fixture = new GatewayFixture();
        var client = OpenAIProvider.CreateChatClient(new OpenAISettings { Model = "m", BaseUrl = server.BaseUrl });
        return Assert.IsType<ModelSuccess>(await fixture.Gateway.CallAsync(client, Samples.Request(), CallSettings.Default)).Response;
    }

    private static async Task<RawRequest> SendAsync(ModelRequest request, OpenAISettings settings)
    {
        await using var server = new RawServer(RawReply.Answer("fine"));
        await using var fixture = new GatewayFixture();
        var client = OpenAIProvider.CreateChatClient(settings with { BaseUrl = server.BaseUrl });
        Assert.IsType<ModelSuccess>(await fixture.Gateway.CallAsync(client, request, CallSettings.Default));
        return server.Requests.Single();
    }
}
