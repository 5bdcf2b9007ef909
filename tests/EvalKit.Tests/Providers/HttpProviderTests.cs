using EvalKit.Models;
using EvalKit.Models.Tests;
using EvalKit.Tests.Suites;

namespace EvalKit.Tests.Providers;

public sealed class HttpProviderTests
{
    private const string Answer = """{"answer":{"text":"fine"},"usage":{"prompt_tokens":12,"completion_tokens":3,"cached":4},"model":"app-2","why":"stop","list":[{"t":"deep"}]}""";

    [Fact]
    public async Task Request_Body_IsGolden()
    {
        await using var server = new RawServer(RawReply.Http(200, Answer));
        using var run = Service(server, "/ask", "headers: { X-Tenant: blue, Authorization: { env: SECRET_TOKEN, prefix: 'Bearer ' } }, body: { q: '{{ item.question }}', n: '{{ item.n }}', options: { top: 3, exact: true, tags: ['{{ item.kind }}!'] } }, response: { text: answer.text }");
        Assert.Equal("fine", await run.OutputAsync());
        var request = server.Requests.Single();
        Assert.Equal("POST /ask HTTP/1.1", request.Line);
        Assert.Equal("""{"q":"Why \"so\"?\n2","n":7,"options":{"top":3,"exact":true,"tags":["k!"]}}""", request.Body);
        Assert.Equal(("application/json", "blue", "Bearer s3cr3t-value-1234"), (request.Headers["Content-Type"], request.Headers["X-Tenant"], request.Headers["Authorization"]));
    }

    [Fact]
    public async Task Request_Prompt_IsNamedInTheBody()
    {
        await using var server = new RawServer(RawReply.Http(200, "plain"));
        using var run = Service(server, "/ask", "body: { messages: '{{ prompt.messages }}', last: '{{ prompt.text }}' }", "{ messages: [ { role: system, content: S }, { role: user, content: 'N{{ item.n }}' } ] }");
        Assert.Equal("plain", await run.OutputAsync());
        Assert.Equal("""{"messages":[{"role":"system","content":"S"},{"role":"user","content":"N7"}],"last":"N7"}""", server.Requests.Single().Body);
    }

    [Fact]
    public async Task Request_OfText_IsSentAsText()
    {
        await using var server = new RawServer(RawReply.Http(200, "plain"));
        using var run = Service(server, "/ask", "method: PUT, body: 'N {{ item.n }}'");
        await run.OutputAsync();
        var request = server.Requests.Single();
        Assert.Equal(("PUT /ask HTTP/1.1", "N 7", "text/plain; charset=utf-8"), (request.Line, request.Body, request.Headers["Content-Type"]));
    }

    [Fact]
    public async Task Address_Values_AreEscapedAndPartOfTheKey()
    {
        await using var server = new RawServer((_, request) => RawReply.Http(200, request.Line.Split(' ')[1]));
        using var run = Service(server, "/items/{{ item.n }}/ask?q={{ item.question }}", "method: GET");
        run.Items(new { id = "a", n = 1, question = "a b&c/d?ü", label = "x", kind = "k" }, new { id = "b", n = 2, question = "", label = "x", kind = "k" });
        var (samples, summary) = await run.RunAsync();
        Assert.Equal(["/items/1/ask?q=a%20b%26c%2Fd%3F%C3%BC", "/items/2/ask?q="], samples.Select(s => s.GetProperty("output").GetString()));
        Assert.Equal(2, summary.Execution.Calls);
        Assert.Equal(0, (await run.RunAsync()).Summary.Execution.Calls);
    }

    [Fact]
    public async Task Response_Paths_LeadToWhatIsKnownOfTheCall()
    {
        await using var server = new RawServer(RawReply.Http(200, Answer, "x-request-id: r-9"));
        using var run = Service(server, "/", "response: { text: 'list[0].t', model: model, finish_reason: why, usage: { input_tokens: usage.prompt_tokens, cached_input_tokens: usage.cached, output_tokens: usage.completion_tokens } }, price: { input: 1, output: 2 }");
        var sample = await run.SampleAsync();
        Assert.Equal(("deep", "app-2", "stop"), (sample.GetProperty("output").GetString(), sample.GetProperty("model").GetString(), sample.GetProperty("finish_reason").GetString()));
        Assert.Equal("""{"input_tokens":12,"cached_input_tokens":4,"output_tokens":3,"reasoning_tokens":0}""", sample.GetProperty("usage").GetRawText());
        Assert.Equal(18e-6, sample.GetProperty("cost_usd").GetDouble(), 12);
    }

    [Theory]
    [InlineData("text: answer.txt", Answer, "the answer cannot be read: nothing stands at 'answer.txt'; it has answer, usage, model, why, list")]
    [InlineData("text: answer.text", "<html>", "the answer cannot be read: it is no JSON: ")]
    [InlineData("text: answer.text, usage: { input_tokens: model }", Answer, "the answer cannot be read: usage.input_tokens is \"app-2\"; a number of at least 0 is needed")]
    [InlineData("text: answer.text, error: model", Answer, "the service says: app-2")]
    public async Task Response_ThatIsNoAnswer_IsAnErrorThatSaysWhy(string response, string body, string expected)
    {
        await using var server = new RawServer(RawReply.Http(200, body));
        using var run = Service(server, "/", $"max_attempts: 1, response: {{ {response} }}");
        Assert.StartsWith(expected, await run.ErrorAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Response_ToolCallsAndRefusals_AreTaken()
    {
        await using var server = new RawServer(
            RawReply.Http(200, """{"calls":[{"id":"c","function":{"name":"find","arguments":"{}"}}],"no":null}"""));
        using var run = Service(server, "/", "response: { text: answer, tool_calls: calls, refusal: no }");
        Assert.Equal("find", (await run.SampleAsync()).GetProperty("tool_calls")[0].GetProperty("function").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Failure_IsTriedAgainAndHoldsNoSecret()
    {
        await using var server = new RawServer(
            RawReply.Http(503, """{"error":{"message":"busy, Bearer s3cr3t-value-1234"}}""", "retry-after: 0"),
            RawReply.Http(404, """{"error":{"message":"no route for s3cr3t-value-1234"}}"""));
        using var run = Service(server, "/", "headers: { Authorization: { env: SECRET_TOKEN, prefix: 'Bearer ' } }");
        Assert.Equal("HTTP 404: no route for [key]", await run.ErrorAsync());
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        await using var server = new RawServer(RawReply.Http(307, "", "Location: http://127.0.0.1:1/elsewhere"));
        using var run = Service(server, "/", "max_attempts: 1");
        Assert.Equal("HTTP 307", await run.ErrorAsync());
    }

    [Fact]
    public async Task Answer_IsFoundAgain_UntilWhatIsReadOfItChanges()
    {
        await using var server = new RawServer(RawReply.Http(200, Answer));
        string At(string path) => $"{{ provider: http, url: '{Root(server)}/ask', response: {{ text: {path} }} }}";
        using var run = new ModelRun(At("answer.text"));
        Assert.Equal("fine", await run.OutputAsync());
        run.Folder["models"] = $"models: {{ m: {At("model")} }}";
        Assert.Equal("app-2", await run.OutputAsync());
        run.Folder["models"] = $"models: {{ m: {At("answer.text")} }}";
        Assert.Equal("fine", await run.OutputAsync());
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task StoreAs_SharesAnswersAcrossHosts()
    {
        await using var first = new RawServer(RawReply.Http(200, "one"));
        await using var second = new RawServer(RawReply.Http(200, "two"));
        string On(RawServer server) => $"{{ provider: http, url: '{Root(server)}/ask/{{{{ item.n }}}}', store_as: app }}";
        using var run = new ModelRun(On(first));
        Assert.Equal("one", await run.OutputAsync());
        run.Folder["models"] = $"models: {{ m: {On(second)} }}";
        Assert.Equal("one", await run.OutputAsync());
        Assert.Empty(second.Requests);
    }

    [Theory]
    [InlineData("url: '127.0.0.1/ask'", "url must be an absolute http or https address")]
    [InlineData("url: 'ftp://h/ask'", "url must be an absolute http or https address")]
    [InlineData("url: 'http://{{ item.kind }}/ask'", "url may not have a template before its path")]
    [InlineData("url: 'http://user:pass@h/ask'", "url must not contain a user name or password")]
    [InlineData("url: 'http://h/{{#if item.a}}x{{/if}}'", "url takes places such as {{ item.id }} and no blocks")]
    [InlineData("url: 'http://h', headers: { Authorization: abc }", "'Authorization' is a secret; write Authorization: { env: NAME_OF_A_VARIABLE }")]
    [InlineData("url: 'http://h', headers: { 'X Y': abc }", "'X Y' is no name of a header")]
    [InlineData("url: 'http://h', headers: { A: { env: NOT_SET } }", "environment variable NOT_SET is not set")]
    [InlineData("url: 'http://h', method: GET, body: x", "a GET request has no body")]
    [InlineData("url: 'http://h', method: DELETE", "method has to be one of POST, GET, PUT, PATCH, not 'DELETE'")]
    [InlineData("url: 'http://h', response: { text: 'a..b' }", "'a..b' is no path such as")]
    [InlineData("url: 'http://h', response: { txt: a }", "unknown key 'txt' in response; did you mean 'text'?")]
    [InlineData("url: 'http://h', body: { q: '{{ item.question' }", "is never closed")]
    [InlineData("url: 'http://h', parameters: { temperature: 1 }", "unknown key 'parameters' in models.m (http)")]
    public void Suite_ThatIsWrong_SaysWhy(string model, string expected)
    {
        using var run = new ModelRun($"{{ provider: http, {model} }}");
        Assert.Contains(run.Folder.Messages(), m => m.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Prompt_ThatIsNotSent_IsAProblem()
    {
        using var run = new ModelRun("{ provider: http, url: 'http://h', body: { q: 1 } }", "Hello");
        Assert.Equal(["model 'm' does not send the prompt: name prompt.text or prompt.messages in its body"], run.Folder.Messages());
    }

    private static string Root(RawServer server) => server.BaseUrl[..^"/v1".Length];

    private static ModelRun Service(RawServer server, string path, string more, string? prompt = null) =>
        new($"{{ provider: http, url: '{Root(server)}{path}', {more} }}", prompt);
}
