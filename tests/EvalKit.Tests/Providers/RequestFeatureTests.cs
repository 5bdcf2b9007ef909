using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EvalKit.Models.Tests;
using EvalKit.Tests.Suites;

namespace EvalKit.Tests.Providers;

/// <summary>What a suite says is what stands on the wire: each feature by each provider, as the bytes of a request.</summary>
public sealed class RequestFeatureTests
{
    private const string Responses = """{"status":"completed","output":[{"type":"message","content":[{"type":"output_text","text":"fine"}]}],"usage":{"input_tokens":1,"output_tokens":1}}""";
    private const string Message = """{"content":[{"type":"text","text":"fine"}],"stop_reason":"end_turn","usage":{"input_tokens":1,"output_tokens":1}}""";
    private const string Tools = "tools: [ { name: find, description: Finds, parameters: { type: object, properties: { q: { type: string } } } } ]";
    private const string Schema = "response_format: { name: label, schema: { type: object, properties: { label: { enum: [a, b] }, note: { type: string } }, required: [label] } }";
    private const string Strict = """{"type":"object","properties":{"label":{"enum":["a","b"]},"note":{"type":["string","null"]}},"required":["label","note"],"additionalProperties":false}""";
    private const string Function = """
        "name":"find","description":"Finds","parameters":{"type":"object","properties":{"q":{"type":"string"}}}
        """;

    // In the tables @Schema, @Tools, @Strict, @Function stand for the constants above, and @User for the hash of the item's kind.

    public static TheoryData<string, string, string> Chat => new()
    {
        { "temperature: 0.2, top_p: 0.9, max_output_tokens: 7, seed: 3, stop: ['11.'], frequency_penalty: 0.5, presence_penalty: -0.5", "", ""","temperature":0.2,"top_p":0.9,"max_completion_tokens":7,"seed":3,"frequency_penalty":0.5,"presence_penalty":-0.5,"stop":["11."]}""" },
        { "max_output_tokens: 7, top_k: 4", ", max_tokens_field: max_tokens", ""","top_k":4,"max_tokens":7}""" },
        { "response_format: json_object", "", ""","response_format":{"type":"json_object"}}""" },
        { "@Schema", "", ""","response_format":{"type":"json_schema","json_schema":{"name":"label","strict":true,"schema":@Strict}}}""" },
        { "response_format: { strict: false, schema: { type: array } }", "", ""","response_format":{"type":"json_schema","json_schema":{"name":"answer","strict":false,"schema":{"type":"array"}}}}""" },
        { "@Tools", "", ""","tools":[{"type":"function","function":{@Function}}]}""" },
        { "@Tools, tool_choice: required, parallel_tool_calls: false", "", ""","tools":[{"type":"function","function":{@Function}}],"tool_choice":"required","parallel_tool_calls":false}""" },
        { "@Tools, tool_choice: none", "", ""","tools":[{"type":"function","function":{@Function}}],"tool_choice":"none"}""" },
        { "@Tools, tool_choice: find", "", ""","tools":[{"type":"function","function":{@Function}}],"tool_choice":{"type":"function","function":{"name":"find"}}}""" },
        { "n: 3", "", ""","n":3}""" },
        { "logprobs: true", "", ""","logprobs":true}""" },
        { "top_logprobs: 2", "", ""","logprobs":true,"top_logprobs":2}""" },
        { "logit_bias: { 50256: -100 }", "", ""","logit_bias":{"50256":-100}}""" },
        { "reasoning_effort: minimal, verbosity: low", "", ""","reasoning_effort":"minimal","verbosity":"low"}""" },
        { "service_tier: flex, store: false", "", ""","service_tier":"flex","store":false}""" },
        { "prediction: 'Why {{ item.n }}'", "", ""","prediction":{"type":"content","content":"Why 7"}}""" },
        { "end_user: '{{ item.kind }}'", "", ""","user":"@User"}""" },
        { "extra: { top_a: 0.1, tags: [x] }", "", ""","top_a":0.1,"tags":["x"]}""" },
        { "extra: { modalities: [text, audio], audio: { voice: alloy, format: wav } }", "", ""","modalities":["text","audio"],"audio":{"voice":"alloy","format":"wav"}}""" },
        { "@Tools, tool_choice: auto", "", ""","tools":[{"type":"function","function":{@Function}}],"tool_choice":"auto"}""" },
        { "temperature: 0", ", stream: true", ""","temperature":0,"stream":true,"stream_options":{"include_usage":true}}""" },
    };

    [Theory]
    [MemberData(nameof(Chat))]
    public async Task OpenAI_Chat_Parameter_IsOnTheWire(string parameters, string settings, string expected) =>
        Assert.Equal("""{"model":"gpt","messages":[{"role":"user","content":"N 7"}]""" + Fill(expected), await BodyAsync("openai", settings, Fill(parameters), RawReply.Answer("fine")));

    public static TheoryData<string, string, string> ResponsesFeatures => new()
    {
        { "temperature: 0.2, top_p: 0.9, max_output_tokens: 7", "", ""","temperature":0.2,"top_p":0.9,"max_output_tokens":7}""" },
        { "@Schema", "", ""","text":{"format":{"type":"json_schema","name":"label","strict":true,"schema":@Strict}}}""" },
        { "@Tools", "", ""","tools":[{"type":"function",@Function,"strict":false}]}""" },
        { "@Tools, tool_choice: required, parallel_tool_calls: false", "", ""","tools":[{"type":"function",@Function,"strict":false}],"tool_choice":"required","parallel_tool_calls":false}""" },
        { "@Tools, tool_choice: none", "", ""","tools":[{"type":"function",@Function,"strict":false}],"tool_choice":"none"}""" },
        { "@Tools, tool_choice: auto", "", ""","tools":[{"type":"function",@Function,"strict":false}],"tool_choice":"auto"}""" },
        { "@Tools, tool_choice: find", "", ""","tools":[{"type":"function",@Function,"strict":false}],"tool_choice":{"type":"function","name":"find"}}""" },
        { "response_format: json_object", "", ""","text":{"format":{"type":"json_object"}}}""" },
        { "top_logprobs: 2", "", ""","top_logprobs":2,"include":["message.output_text.logprobs"]}""" },
        { "reasoning_effort: xhigh, verbosity: low", "", ""","reasoning":{"effort":"xhigh"},"text":{"verbosity":"low"}}""" },
        { "service_tier: flex, store: false", "", ""","service_tier":"flex","store":false}""" },
        { "end_user: '{{ item.kind }}'", "", ""","user":"@User"}""" },
        { "extra: { truncation: auto }", "", ""","truncation":"auto"}""" },
        { "temperature: 0", ", stream: true", ""","temperature":0,"stream":true}""" },
    };

    [Theory]
    [MemberData(nameof(ResponsesFeatures))]
    public async Task OpenAI_Responses_Parameter_IsOnTheWire(string parameters, string settings, string expected) =>
        Assert.Equal("""{"model":"gpt","input":[{"role":"user","content":"N 7"}]""" + Fill(expected), await BodyAsync("openai", ", api: responses" + settings, Fill(parameters), RawReply.Http(200, Responses)));

    public static TheoryData<string, string, string> AnthropicFeatures => new()
    {
        { "temperature: 0.2, top_p: 0.9, top_k: 4, max_output_tokens: 7, stop: ['11.']", "7", ""","temperature":0.2,"top_p":0.9,"top_k":4,"stop_sequences":["11."]}""" },
        { "@Schema", "4096", ""","output_config":{"format":{"type":"json_schema","schema":@Strict}}}""" },
        { "@Tools, tool_choice: required, parallel_tool_calls: false", "4096", ""","tools":[{"name":"find","description":"Finds","input_schema":{"type":"object","properties":{"q":{"type":"string"}}}}],"tool_choice":{"type":"any","disable_parallel_tool_use":true}}""" },
        { "@Tools, tool_choice: none", "4096", ""","tools":[{"name":"find","description":"Finds","input_schema":{"type":"object","properties":{"q":{"type":"string"}}}}],"tool_choice":{"type":"none"}}""" },
        { "@Tools, tool_choice: auto", "4096", ""","tools":[{"name":"find","description":"Finds","input_schema":{"type":"object","properties":{"q":{"type":"string"}}}}],"tool_choice":{"type":"auto"}}""" },
        { "@Tools, tool_choice: find", "4096", ""","tools":[{"name":"find","description":"Finds","input_schema":{"type":"object","properties":{"q":{"type":"string"}}}}],"tool_choice":{"type":"tool","name":"find"}}""" },
        { "reasoning_effort: high, service_tier: standard_only", "4096", ""","output_config":{"effort":"high"},"service_tier":"standard_only"}""" },
        { "end_user: '{{ item.kind }}'", "4096", ""","metadata":{"user_id":"@User"}}""" },
        { "extra: { thinking: { type: adaptive } }", "4096", ""","thinking":{"type":"adaptive"}}""" },
    };

    [Theory]
    [MemberData(nameof(AnthropicFeatures))]
    public async Task Anthropic_Parameter_IsOnTheWire(string parameters, string limit, string expected) =>
        Assert.Equal($$"""{"model":"gpt","max_tokens":{{limit}},"messages":[{"role":"user","content":"N 7"}]""" + Fill(expected), await BodyAsync("anthropic", "", Fill(parameters), RawReply.Http(200, Message)));

    [Fact]
    public async Task Azure_Suite_CallsTheResource()
    {
        await using var server = new RawServer(RawReply.Answer("fine"));
        using var run = new ModelRun($"{{ provider: azure, endpoint: '{Root(server)}', model: deployed, api_key_env: SECRET_TOKEN }}", "'N {{ item.n }}'");
        Assert.Equal("fine", await run.OutputAsync());
        Assert.Equal(("POST /openai/v1/chat/completions HTTP/1.1", "s3cr3t-value-1234"), (server.Requests.Single().Line, server.Requests.Single().Headers["api-key"]));
    }

    [Theory]
    [InlineData("azure", 1152, false)]
    [InlineData("azure", 1100, true)]
    [InlineData("azure", 2176, true)]
    [InlineData("openai", 1100, false)]
    public async Task CachedTokens_ThatOpenAIsCacheCannotHaveServed_AreReported(string provider, int cached, bool reported)
    {
        var reply = """{"choices":[{"message":{"content":"fine"},"finish_reason":"stop"}],"usage":{"prompt_tokens":2006,"completion_tokens":3,"prompt_tokens_details":{"cached_tokens":#}}}""".Replace("#", cached.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        await using var server = new RawServer(RawReply.Http(200, reply));
        // A compatible server has a cache of its own.
        using var run = new ModelRun(provider == "azure" ? $"{{ provider: azure, endpoint: '{Root(server)}', model: deployed, api_key_env: SECRET_TOKEN }}" : $"{{ provider: openai, model: gpt, base_url: '{server.BaseUrl}' }}", "'N {{ item.n }}'");
        Assert.Equal(reported, (await run.RunAsync()).Summary.Findings.Any(f => f.Id == "EK120"));
    }

    [Theory]
    [InlineData("openai", ", api: responses", "seed: 1, stop: [x], n: 2, temperature: 0", "n, seed, stop", """{"model":"gpt","input":[{"role":"user","content":"N 7"}],"temperature":0}""")]
    [InlineData("anthropic", "", "seed: 1, logprobs: true, temperature: 0", "logprobs, seed", """{"model":"gpt","max_tokens":4096,"messages":[{"role":"user","content":"N 7"}],"temperature":0}""")]
    public async Task Parameter_ThatTheProviderDoesNotTake_IsLeftOutAndReported(string provider, string settings, string parameters, string notSent, string body)
    {
        await using var server = new RawServer(RawReply.Http(200, provider == "openai" ? Responses : Message));
        using var run = Model(server, provider, settings, parameters);
        var (_, summary) = await run.RunAsync();
        Assert.Equal(body, server.Requests.Single().Body);
        var finding = Assert.Single(summary.Findings, f => f.Id == "EK121");
        Assert.Equal($"v: model 'm' ({provider}) takes no {notSent.Replace(", ", ", no ", StringComparison.Ordinal)}: left out of its requests", finding.Message);
        Assert.Equal(notSent, string.Join(", ", run.RunJson.GetProperty("variants").GetProperty("v").GetProperty("steps")[0].GetProperty("model").GetProperty("not_sent").EnumerateArray().Select(p => p.GetString())));
    }

    [Fact]
    public async Task Usage_ThatIsMissing_IsEstimatedAndReported()
    {
        await using var server = new RawServer(RawReply.Answer("fine"));
        using var run = Model(server, "openai", "", "temperature: 0");
        var (_, summary) = await run.RunAsync();
        Assert.Equal("v: the tokens of 1 of 1 calls are estimated, because the server did not count them", Assert.Single(summary.Findings, f => f.Id == "EK122").Message);
    }

    [Fact]
    public async Task Parts_OfAPrompt_AreOnTheWireAndInTheKey()
    {
        await using var server = new RawServer((number, _) => RawReply.Answer(number == 1 ? "one" : "two"));
        using var run = new ModelRun($"{{ provider: openai, model: gpt, base_url: '{server.BaseUrl}' }}",
            "{ messages: [ { role: user, content: [ { text: 'What is {{ item.n }}?' }, { image: '{{ item.kind }}.png', detail: low }, { image: 'http://h/{{ item.n }}.jpg' }, { audio: a.wav }, { file: a.pdf } ] } ] }");
        run.Write("k.png", "PNG");
        run.Write("a.wav", "WAV");
        run.Write("a.pdf", "PDF");
        Assert.Equal("one", await run.OutputAsync());
        Assert.Equal(
            """{"model":"gpt","messages":[{"role":"user","content":[{"type":"text","text":"What is 7?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,UE5H","detail":"low"}},{"type":"image_url","image_url":{"url":"http://h/7.jpg"}},{"type":"input_audio","input_audio":{"data":"V0FW","format":"wav"}},{"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,UERG"}}]}]}""",
            server.Requests.Single().Body);
        run.Write("k.png", "OTHER");
        var sample = await run.SampleAsync();
        Assert.Equal("two", sample.GetProperty("output").GetString());
        var parts = sample.GetProperty("input")[0].GetProperty("parts");
        Assert.Equal(Hash("OTHER"), parts[0].GetProperty("sha256").GetString());
        Assert.Equal("http://h/7.jpg", parts[1].GetProperty("url").GetString());
    }

    [Fact]
    public void Parts_ThatAreMissing_AreFoundBeforeAnyCall()
    {
        using var run = new ModelRun("{ provider: openai, model: gpt, base_url: 'http://127.0.0.1:1/v1' }", "{ messages: [ { role: user, content: [ { image: '{{ item.kind }}.png' } ] } ] }");
        var suite = run.Folder.Suite();
        var options = new EvalKit.Running.RunOptions { OutputFolder = "", StoreFolder = "", RunId = "r", ToolVersion = "t" };
        var (_, problems) = EvalKit.Running.EvalSession.Prepare(suite.Path, "s.yaml", options, run.Folder.Environment, EvalKit.Models.RunClock.Running(TimeProvider.System), CancellationToken.None);
        Assert.Equal(["d.jsonl:1: item 'a': image 'k.png' not found, which prompt 'p' sends"], problems.Select(p => p.ToString()));
    }

    [Fact]
    public async Task Logprobs_AndAlternatives_AreThereForGraders()
    {
        await using var server = new RawServer(RawReply.Http(200, """
            {"choices":[{"message":{"content":"Yes"},"logprobs":{"content":[{"token":"Yes","logprob":-0.2231435513142097,"top_logprobs":[{"token":"Yes","logprob":-0.2231435513142097},{"token":"No","logprob":-1.6094379124341003}]}]},"finish_reason":"stop"},
             {"index":1,"message":{"content":"No"},"finish_reason":"stop"}]}
            """));
        using var run = Model(server, "openai", "", "top_logprobs: 2, n: 2");
        run.Items(new { id = "a", n = 7, kind = "k", label = "Yes" });
        run.Folder["graders"] = """
            graders:
              sure: { type: probabilities, input: '{{ sample.logprobs[0].top }}', reference: '{{ item.label }}', labels: ['Yes', 'No'], scale: log }
              second: { type: exact_match, input: '{{ sample.alternatives[0] }}', reference: 'No' }
            """;
        var sample = await run.SampleAsync();
        // exp(-0.2231...) = 0.8
        Assert.Equal(0.8, sample.GetProperty("scores").GetProperty("sure").GetProperty("score").GetDouble(), 9);
        Assert.Equal(1, sample.GetProperty("scores").GetProperty("second").GetProperty("score").GetDouble());
        Assert.Equal("No", sample.GetProperty("alternatives")[0].GetString());
    }

    [Fact]
    public async Task Tools_FromAFile_AreTakenInOpenAIsForm()
    {
        await using var server = new RawServer(RawReply.Answer("fine"));
        using var run = Model(server, "openai", "", "tools: tools.json, tool_choice: b");
        run.Write("tools.json", """[{"type":"function","function":{"name":"a","parameters":{"type":"object"}}},{"type":"function","name":"b","parameters":{"type":"object"},"strict":true}]""");
        await run.OutputAsync();
        Assert.EndsWith(""","tools":[{"type":"function","function":{"name":"a","parameters":{"type":"object"}}},{"type":"function","function":{"name":"b","parameters":{"type":"object"},"strict":true}}],"tool_choice":{"type":"function","function":{"name":"b"}}}""", server.Requests.Single().Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tools: gone.json", "tools file 'gone.json' not found")]
    [InlineData("tools: [ { nam: x } ]", "unknown key 'nam'")]
    [InlineData("tools: [ { name: x, parameters: [1] } ]", "the parameters of tool 'x' have to be a JSON Schema")]
    [InlineData("tools: [ { name: x }, { name: x } ]", "two tools are called 'x'")]
    [InlineData("tool_choice: required", "'tool_choice' chooses among 'tools', and there are none")]
    [InlineData("tools: [ { name: find } ], tool_choice: fnd", "there is no tool 'fnd'; did you mean 'find'?")]
    [InlineData("response_format: json", "response_format has to be one of text, json_object, not 'json'")]
    [InlineData("response_format: { schema: gone.json }", "schema file 'gone.json' not found")]
    [InlineData("response_format: { schema: { type: array } }", "the schema cannot be strict: its root has to be an object")]
    [InlineData("response_format: { schema: { type: object, properties: { a: { allOf: [] } } } }", "the schema cannot be strict: '/properties/a' uses 'allOf'")]
    [InlineData("response_format: { schema: { type: object, additionalProperties: { type: string } } }", "the root allows properties that it does not name")]
    [InlineData("prediction: '{{ item.n'", "is never closed")]
    [InlineData("prediction: '{{ sample.output_text }}'", "parameter 'prediction' of variant 'v': 'sample.output_text' does not exist yet")]
    [InlineData("reasoning_effort: hgh", "reasoning_effort has to be one of none, minimal, low, medium, high, xhigh, max, not 'hgh'; did you mean 'high'?")]
    [InlineData("n: 0", "n is 0, but has to be between 1 and 128")]
    [InlineData("temprature: 0", "unknown key 'temprature' in parameters; did you mean 'temperature'?")]
    public void Parameter_ThatIsWrong_SaysWhy(string parameters, string expected)
    {
        using var run = new ModelRun("{ provider: openai, model: gpt, base_url: 'http://127.0.0.1:1/v1' }", "'N {{ item.n }}'", $"{{ {parameters} }}");
        Assert.Contains(run.Folder.Messages(), m => m.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ provider: azure, endpoint: 'contoso', model: m }", "endpoint must be an absolute http or https address")]
    [InlineData("{ provider: azure, model: m }", "needs 'endpoint'")]
    [InlineData("{ provider: azure, endpoint: 'https://c.openai.azure.com', model: m, token_env: SECRET_TOKEN, api_key_env: SECRET_TOKEN }", "give either 'api_key_env' or 'token_env'")]
    [InlineData("{ provider: azure, endpoint: 'https://c.openai.azure.com', model: m }", "environment variable AZURE_OPENAI_API_KEY is not set")]
    [InlineData("{ provider: anthropic, model: m }", "environment variable ANTHROPIC_API_KEY is not set")]
    [InlineData("{ provider: anthropic, model: m, base_url: nowhere }", "base_url must be an absolute http or https address")]
    [InlineData("{ provider: anthropic, model: m, base_url: 'http://127.0.0.1:1', parameters: { response_format: json_object } }", "messages have no JSON without a schema")]
    [InlineData("{ provider: openai, model: m, base_url: 'http://127.0.0.1:1', api: responces }", "api has to be one of chat, responses, not 'responces'; did you mean 'responses'?")]
    [InlineData("{ provider: openai, model: m, base_url: 'http://127.0.0.1:1', api: responses, max_tokens_field: max_tokens }", "'max_tokens_field' is about chat completions")]
    [InlineData("{ provider: anthropc, model: m }", "unknown provider 'anthropc' in models.m; did you mean 'anthropic'?")]
    public void Model_ThatIsWrong_SaysWhy(string model, string expected)
    {
        using var run = new ModelRun(model, "'N {{ item.n }}'");
        Assert.Contains(run.Folder.Messages(), m => m.Contains(expected, StringComparison.Ordinal));
    }

    private static string Fill(string text) => text
        .Replace("@Schema", Schema, StringComparison.Ordinal).Replace("@Tools", Tools, StringComparison.Ordinal).Replace("@Strict", Strict, StringComparison.Ordinal)
        .Replace("@Function", Function, StringComparison.Ordinal).Replace("@User", Hash("k"), StringComparison.Ordinal);

    private static string Root(RawServer server) => server.BaseUrl[..^"/v1".Length];

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static ModelRun Model(RawServer server, string provider, string settings, string parameters) => new(
        $"{{ provider: {provider}, model: gpt, base_url: '{(provider == "openai" ? server.BaseUrl : Root(server))}'{settings} }}", "'N {{ item.n }}'", $"{{ {parameters} }}");

    private static async Task<string> BodyAsync(string provider, string settings, string parameters, RawReply reply)
    {
        await using var server = new RawServer(reply);
        using var run = Model(server, provider, settings, parameters);
        Assert.Equal("fine", await run.OutputAsync());
        return server.Requests.Single().Body;
    }
}
