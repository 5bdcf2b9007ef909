using Microsoft.Extensions.AI;

namespace EvalKit.Models.Tests;

public class OpenAIStreamTests
{
    // Shapes of the events: https://platform.openai.com/docs/api-reference/chat-streaming and https://platform.openai.com/docs/api-reference/responses-streaming
    private static readonly string[] Chunks =
    [
        """{"id":"c1","object":"chat.completion.chunk","model":"gpt-5-mini-2026-01-15","system_fingerprint":"fp_1","service_tier":"default","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}],"usage":null}""",
        """{"id":"c1","choices":[{"index":0,"delta":{"content":"Hel"},"logprobs":{"content":[{"token":"Hel","logprob":-0.5,"top_logprobs":[]}]},"finish_reason":null}]}""",
        """{"id":"c1","choices":[{"index":1,"delta":{"content":"second"},"finish_reason":null}]}""",
        """{"id":"c1","choices":[{"index":0,"delta":{"content":"lo \ud83d\ude00 \ud800"},"finish_reason":null}]}""",
        """{"id":"c1","choices":[{"index":0,"delta":{},"finish_reason":"stop"},{"index":1,"delta":{},"finish_reason":"stop"}]}""",
        """{"id":"c1","choices":[],"usage":{"prompt_tokens":12,"completion_tokens":3,"total_tokens":15,"prompt_tokens_details":{"cached_tokens":4}}}""",
    ];

    private const string Response =
        """{"id":"resp_1","status":"completed","model":"gpt-5-mini-2026-01-15","output":[{"type":"message","role":"assistant","content":[{"type":"output_text","text":"Hello"}]}],"usage":{"input_tokens":12,"output_tokens":3,"total_tokens":15}}""";

    [Fact]
    public async Task Chat_Chunks_MakeTheWholeAnswer()
    {
        var (result, request) = await AskAsync(OpenAIApi.Chat, RawReply.Events([.. Chunks, "[DONE]"]));
        Assert.EndsWith(""","stream":true,"stream_options":{"include_usage":true}}""", request.Body, StringComparison.Ordinal);
        var response = Assert.IsType<ModelSuccess>(result).Response;
        Assert.Equal("Hello 😀 \uFFFD", response.Text);
        Assert.Equal(["second"], response.Alternatives);
        Assert.Equal(("gpt-5-mini-2026-01-15", "fp_1", "default", "req_s", "stop"), (response.ServedModel, response.Fingerprint, response.ServiceTier, response.RequestId, response.FinishReason));
        Assert.Equal(new TokenUsage(12, 4, 3, null), response.Usage);
        Assert.Equal(-0.5, Assert.Single(response.Logprobs).Logprob);
        Assert.True(response.Timings.FirstTokenMs >= 0 && response.Timings.FirstTokenMs <= response.Timings.TotalMs);
    }

    [Fact]
    public async Task Chat_AnswerByVoice_IsReadByItsTranscript()
    {
        var (result, _) = await AskAsync(OpenAIApi.Chat, RawReply.Events(
        [
            """{"choices":[{"index":0,"delta":{"audio":{"id":"audio_1","transcript":"Good "}}}]}""",
            """{"choices":[{"index":0,"delta":{"audio":{"data":"UklGRg=="}}}]}""",
            """{"choices":[{"index":0,"delta":{"audio":{"transcript":"day","expires_at":1}}}]}""",
            """{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""",
            """{"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":30,"completion_tokens_details":{"audio_tokens":24}}}""",
            "[DONE]",
        ]));
        var response = Assert.IsType<ModelSuccess>(result).Response;
        Assert.Equal(("Good day", 24), (response.Text, response.Usage!.OutputAudio));
    }

    [Fact]
    public async Task Chat_EventsThatAllComeTwice_AreReadOnce()
    {
        string[] chunks = [Chunks[0], Delta("ha"), Delta("ha"), Delta("!"), Chunks[4], Chunks[5], "[DONE]"];
        var (result, _) = await AskAsync(OpenAIApi.Chat, RawReply.Events([.. chunks.SelectMany(c => new[] { c, c })]));
        var response = Assert.IsType<ModelSuccess>(result).Response;
        Assert.Equal(("haha!", new TokenUsage(12, 4, 3, null)), (response.Text, response.Usage));
    }

    [Fact]
    public async Task Chat_TextThatSaysAWordTwice_IsKept()
    {
        var (result, _) = await AskAsync(OpenAIApi.Chat, RawReply.Events([Chunks[0], Delta("ha"), Delta("ha"), Chunks[4], "[DONE]"]));
        Assert.Equal("haha", Assert.IsType<ModelSuccess>(result).Response.Text);
        // A server without a first and a last chunk of their own: what ends it came once.
        (result, _) = await AskAsync(OpenAIApi.Chat, RawReply.Events([Delta("ha"), Delta("ha"), """{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"""]));
        Assert.Equal("haha", Assert.IsType<ModelSuccess>(result).Response.Text);
    }

    [Fact]
    public async Task Chat_ToolCalls_ComeInPieces()
    {
        var (result, _) = await AskAsync(OpenAIApi.Chat, RawReply.Events(
        [
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"a","type":"function","function":{"name":"find","arguments":""}}]}}]}""",
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":1,"id":"b","type":"function","function":{"name":"stop","arguments":"{}"}}]}}]}""",
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\"q\":"}}]}}]}""",
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"1}"}}]}}]}""",
            """{"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}""",
            "[DONE]",
        ]));
        Assert.Equal([new ToolCall("a", "find", "{\"q\":1}"), new ToolCall("b", "stop", "{}")], Assert.IsType<ModelSuccess>(result).Response.ToolCalls);
    }

    [Fact]
    public async Task Responses_Events_EndWithTheWholeAnswer()
    {
        string[] events =
        [
            """{"type":"response.created","sequence_number":0,"response":{"id":"resp_1","status":"in_progress","output":[]}}""",
            """{"type":"response.output_text.delta","sequence_number":1,"delta":"Hel"}""",
            """{"type":"response.output_text.delta","sequence_number":1,"delta":"Hel"}""",
            """{"type":"response.output_text.delta","sequence_number":2,"delta":"lo"}""",
            $$"""{"type":"response.completed","sequence_number":3,"response":{{Response}}}""",
        ];
        var (result, request) = await AskAsync(OpenAIApi.Responses, RawReply.Events(events));
        Assert.EndsWith(""","stream":true}""", request.Body, StringComparison.Ordinal);
        var response = Assert.IsType<ModelSuccess>(result).Response;
        Assert.Equal(("Hello", new TokenUsage(12, null, 3, null)), (response.Text, response.Usage));
        Assert.NotNull(response.Timings.FirstTokenMs);
    }

    [Theory]
    [InlineData(OpenAIApi.Chat)]
    [InlineData(OpenAIApi.Responses)]
    public async Task Server_ThatDoesNotStream_AnswersWhole(OpenAIApi api)
    {
        var (result, _) = await AskAsync(api, RawReply.Http(200, api == OpenAIApi.Chat ? RawReply.Completion("fine") : Response));
        var response = Assert.IsType<ModelSuccess>(result).Response;
        Assert.Equal((api == OpenAIApi.Chat ? "fine" : "Hello", (double?)null), (response.Text, response.Timings.FirstTokenMs));
    }

    public static TheoryData<OpenAIApi, string[], bool, ModelFailureKind> Failures => new()
    {
        { OpenAIApi.Chat, Chunks[..4], false, ModelFailureKind.Connection },
        { OpenAIApi.Chat, Chunks[..4], true, ModelFailureKind.Connection },
        { OpenAIApi.Chat, ["{\"choices\":[{"], false, ModelFailureKind.MalformedResponse },
        { OpenAIApi.Chat, ["""{"error":{"message":"busy","code":"rate_limit_exceeded"}}"""], false, ModelFailureKind.RateLimited },
        { OpenAIApi.Chat, ["""{"error":{"message":"oops","type":"server_error"}}"""], false, ModelFailureKind.ServerError },
        { OpenAIApi.Responses, ["""{"type":"response.output_text.delta","delta":"x"}"""], false, ModelFailureKind.Connection },
        { OpenAIApi.Responses, ["""{"type":"error","code":"server_error","message":"oops"}"""], false, ModelFailureKind.ServerError },
        { OpenAIApi.Responses, ["""{"type":"response.failed","response":{"status":"failed","error":{"code":"rate_limit_exceeded","message":"busy"},"output":[]}}"""], false, ModelFailureKind.RateLimited },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Stream_ThatFails_IsAFailureAndNotHalfAnAnswer(OpenAIApi api, string[] events, bool cut, ModelFailureKind expected)
    {
        var (result, _) = await AskAsync(api, RawReply.Events(events, cut), attempts: 1);
        Assert.Equal(expected, Assert.IsType<ModelFailure>(result).Kind);
    }

    private static string Delta(string text) => $$$"""{"id":"c1","choices":[{"index":0,"delta":{"content":"{{{text}}}"},"finish_reason":null}]}""";

    private static async Task<(ModelResult, RawRequest)> AskAsync(OpenAIApi api, RawReply reply, int attempts = 2)
    {
        await using var server = new RawServer(reply);
        await using var fixture = new GatewayFixture();
        var client = OpenAIProvider.CreateChatClient(new OpenAISettings { Model = "m", BaseUrl = server.BaseUrl, Api = api, Stream = true }, fixture.Time);
        var result = await fixture.Gateway.CallAsync(client, Samples.Request(), CallSettings.Default with { MaxAttempts = attempts });
        return (result, server.Requests.First());
    }
}
