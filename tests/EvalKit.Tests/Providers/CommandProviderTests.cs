using System.Text.Json;
using EvalKit.Models;
using EvalKit.Tests.Processes;
using EvalKit.Tests.Suites;

namespace EvalKit.Tests.Providers;

public sealed class CommandProviderTests
{
    private const string Prompt = "{ messages: [ { role: system, content: Be kind. }, { role: user, content: 'Q: {{ item.question }}' } ] }";

    [ShellFact]
    public async Task Request_Prompt_IsOneJsonObjectOnOneLine()
    {
        using var run = Script("cat > seen.json; echo done", prompt: Prompt, parameters: "{ temperature: 0.5, stop: [x] }");
        Assert.Equal("done", await run.OutputAsync());
        Assert.Equal(
            """{"input":"Q: Why \"so\"?\n2","messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"Q: Why \"so\"?\n2"}],"parameters":{"stop":["x"],"temperature":0.5}}""",
            Assert.Single(await File.ReadAllLinesAsync(run.Write("x", "").Replace("/x", "/seen.json", StringComparison.Ordinal))));
    }

    [ShellFact]
    public async Task Request_Input_KeepsTypesAndNeedsNoPrompt()
    {
        using var run = Script("cat", more: ", input: { q: '{{ item.question }}', n: '{{ item.n }}', deep: ['{{ item.kind }}-1', 2, true] }");
        Assert.Equal("""{"input":{"q":"Why \"so\"?\n2","n":7,"deep":["k-1",2,true]},"messages":[],"parameters":{}}""", await run.OutputAsync());
    }

    [ShellFact]
    public async Task Request_InputOfText_MayNameThePrompt()
    {
        using var run = Script("cat", more: ", input: '{{ item.kind }}: {{ prompt.text }}'", prompt: "'Hello {{ item.n }}'");
        Assert.Equal("""{"input":"k: Hello 7","messages":[{"role":"user","content":"Hello 7"}],"parameters":{}}""", await run.OutputAsync());
    }

    [ShellTheory]
    [InlineData("printf 'a\nb\n'", "a\nb")]
    [InlineData("printf ' a '", " a ")]
    [InlineData("printf '{\"output\":1}'", "{\"output\":1}")]
    [InlineData("true", "")]
    public async Task Output_OfText_IsTheAnswerWithoutItsLastBreak(string script, string expected)
    {
        using var run = Script(script);
        Assert.Equal(expected, await run.OutputAsync());
    }

    [ShellFact]
    public async Task Output_OfJson_SaysWhatIsKnownOfTheCall()
    {
        using var run = Script("cat > /dev/null; cat answer.json", more: ", output: json");
        run.Write("answer.json", """
            {"output": {"label": "ü"}, "model": "app-2", "finish_reason": "stop", "cost_usd": 0.25, "first_token_ms": 3,
             "usage": {"input_tokens": 10, "cached_input_tokens": 4, "output_tokens": 5, "reasoning_tokens": 2},
             "tool_calls": [{"id": "c", "type": "function", "function": {"name": "find", "arguments": {"q": 1}}}]}
            """);
        var sample = await run.SampleAsync();
        Assert.Equal("""{"label":"ü"}""", sample.GetProperty("output").GetString());
        Assert.Equal(("app-2", 0.25), (sample.GetProperty("model").GetString(), sample.GetProperty("cost_usd").GetDouble()));
        Assert.Equal("""{"input_tokens":10,"cached_input_tokens":4,"output_tokens":5,"reasoning_tokens":2}""", sample.GetProperty("usage").GetRawText());
        Assert.Equal("""{"q":1}""", sample.GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").GetString());
    }

    [ShellTheory]
    [InlineData("echo '{\"outptu\": 1}'", "the program wrote the unknown property 'outptu'; did you mean 'output'?")]
    [InlineData("echo '[1]'", "the program wrote an array; an object with 'output' is needed")]
    [InlineData("echo nothing", "the program wrote no JSON: ")]
    [InlineData("echo '{\"error\": \"no index\"}'", "the program says: no index")]
    [InlineData("echo '{\"output\": 1, \"cost_usd\": -1}'", "the answer cannot be read: 'cost_usd' is -1; a number of at least 0 is needed")]
    [InlineData("echo '{\"output\": 1, \"usage\": {\"tokens\": 1}}'", "the answer cannot be read: the program's usage has the unknown count 'tokens'; ")]
    public async Task Output_ThatIsNoAnswer_IsAnErrorThatSaysWhy(string script, string expected)
    {
        using var run = Script(script, more: ", output: json");
        Assert.StartsWith(expected, await run.ErrorAsync(), StringComparison.Ordinal);
    }

    [ShellTheory]
    [InlineData("echo one >&2; echo two >&2; exit 3", "", "the program ended with exit code 3: one / two")]
    [InlineData("head -c 2000 /dev/zero", ", max_output: 1000", "the program wrote more than 1000 bytes")]
    [InlineData("sleep 100", ", timeout: 200ms", "no answer within 0.2 s")]
    public async Task Failure_IsAnErrorWithTheEndOfStandardError(string script, string more, string expected)
    {
        using var run = Script(script, more: more);
        Assert.Equal(expected, await run.ErrorAsync());
    }

    [ShellFact]
    public async Task Environment_HasNoKeys_ButWhatIsNamed()
    {
        using var run = Script("env", more: ", env: [SHOWN]");
        run.Folder.Environment = new Variables(("PATH", "/usr/bin:/bin"), ("SECRET_TOKEN", "s3cr3t"), ("SHOWN", "yes"));
        var names = (await run.OutputAsync())!.Split('\n').Select(l => l.Split('=')[0]).ToList();
        Assert.Contains("SHOWN", names);
        Assert.DoesNotContain("SECRET_TOKEN", names);
    }

    [ShellFact]
    public async Task Answer_IsFoundAgain_UntilAFileOfTheProgramChanges()
    {
        using var run = new ModelRun("{ provider: command, command: [/bin/sh, app.sh], input: x, files: [data.txt] }");
        run.Write("app.sh", "cat data.txt");
        run.Write("data.txt", "one");
        Assert.Equal(("one", 1L), await AskAsync(run));
        Assert.Equal(("one", 0L), await AskAsync(run));
        run.Write("data.txt", "two");
        Assert.Equal(("two", 1L), await AskAsync(run));
        run.Write("app.sh", "echo three");
        Assert.Equal(("three", 1L), await AskAsync(run));
        run.Write("data.txt", "one");
        run.Write("app.sh", "cat data.txt");
        Assert.Equal(("one", 0L), await AskAsync(run));
    }

    [ShellFact]
    public async Task Answer_OnRecord_NeedsNoProgram()
    {
        using var run = Script("echo x");
        await run.RunAsync();
        File.Delete(run.Write("run.sh", ""));
        run.Write("run.sh", Shell("echo x"));
        run.Folder.Environment = new Variables();
        run.Folder.CallsAllowed = false;
        Assert.Equal("x", (await run.RunAsync(ResponseMode.Only)).Samples[0].GetProperty("output").GetString());
    }

    [Theory]
    [InlineData("command: [no-such-program-here]", "s.yaml:4:61: the program 'no-such-program-here' is not on the PATH")]
    [InlineData("command: [./gone.sh]", "s.yaml:4:61: the program './gone.sh' not found")]
    public void Program_ThatIsNotThere_IsFoundBeforeAnyCall(string command, string expected)
    {
        using var run = new ModelRun($"{{ input: x,  provider: command,      {command} }}");
        var suite = run.Folder.Suite();
        var (clients, problems) = EvalKit.Running.RunClients.Create(suite, suite.Variants, run.Folder.Environment, TimeProvider.System, callsAllowed: true);
        Assert.Null(clients);
        Assert.Equal([expected], problems.Select(p => p.ToString()));
    }

    [Theory]
    [InlineData("{ provider: command, command: [x], input: '{{ item.q', persistent: false }", "is never closed")]
    [InlineData("{ provider: command, command: [x], input: '{{ prompt.txt }}' }", "model 'm': a prompt has no 'txt' in 'prompt.txt'; did you mean 'text'?")]
    [InlineData("{ provider: command, command: [x], input: '{{ prompt.text }}' }", "model 'm': 'prompt.text' needs a prompt, and variant 'v' has none")]
    [InlineData("{ provider: command, command: [x], input: '{{ sample.output_text }}' }", "'sample.output_text' does not exist yet")]
    [InlineData("{ provider: command, command: [x], input: x, output: text, persistent: true }", "a persistent program writes one JSON object a line; leave 'output' out")]
    [InlineData("{ provider: command, command: [x], input: x, restarts: 2 }", "'restarts' is about a persistent program")]
    [InlineData("{ provider: command, command: [x], input: x, files: [gone.txt] }", "file 'gone.txt' not found")]
    [InlineData("{ provider: command, command: [x] }", "model 'm' needs a prompt")]
    [InlineData("{ provider: command, comand: [x], input: x }", "unknown key 'comand' in models.m (command); did you mean 'command'?")]
    public void Suite_ThatIsWrong_SaysWhy(string model, string expected)
    {
        using var run = new ModelRun(model);
        Assert.Contains(run.Folder.Messages(), m => m.Contains(expected, StringComparison.Ordinal));
    }

    [ShellFact]
    public async Task Persistent_ManyCalls_AreOneProcessAndMatchedById()
    {
        // Answers in the opposite order of asking: it reads two requests before it answers either.
        using var run = Persistent("""
            echo start >> starts
            while read -r a && read -r b; do
              for line in "$b" "$a"; do
                id=${line#*\"id\":\"}; id=${id%%\"*}
                n=${line#*\"input\":}; n=${n%%,*}
                echo "{\"id\":\"$id\",\"output\":$n}"
              done
            done
            """, ", input: { n: '{{ item.n }}' }, limits: { max_parallel: 2 }");
        run.Items([.. Enumerable.Range(0, 10).Select(i => new { id = $"i{i}", n = i, label = "x", kind = "k" })]);
        var (samples, _) = await run.RunAsync();
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $$"""{"n":{{i}}}"""), samples.Select(s => s.GetProperty("output").GetString()));
        Assert.Equal("start\n", await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(run.Folder.Suite().Path)!, "starts")));
    }

    [ShellFact]
    public async Task Persistent_Crash_StartsAgainAndAsksAgain()
    {
        using var run = Persistent("""
            echo start >> starts
            while read -r line; do
              id=${line#*\"id\":\"}; id=${id%%\"*}
              if [ "$(wc -l < starts)" -lt 3 ]; then echo "no memory" >&2; exit 9; fi
              echo "{\"id\":\"$id\",\"output\":\"fine\"}"
            done
            """);
        var sample = await run.SampleAsync();
        Assert.Equal(("fine", 3), (sample.GetProperty("output").GetString(), sample.GetProperty("attempts").GetInt32()));
    }

    [ShellFact]
    public async Task Persistent_CrashWithoutEnd_IsGivenUp()
    {
        using var run = Persistent("echo start >> starts; read -r line; echo broken >&2; exit 4", ", restarts: 1, max_attempts: 6");
        run.Items([.. Enumerable.Range(0, 5).Select(i => new { id = $"i{i}", label = "x", kind = "k" })]);
        var (samples, _) = await run.RunAsync();
        Assert.All(samples, s => Assert.Equal("the program was started 2 times in a row and answered nothing: the program ended with exit code 4: broken", s.GetProperty("error").GetProperty("message").GetString()));
        Assert.Equal("start\nstart\n", await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(run.Folder.Suite().Path)!, "starts")));
    }

    [ShellTheory]
    [InlineData("read -r l; echo hello; sleep 100", "", "the program wrote a line that is no JSON object with 'id': hello")]
    [InlineData("read -r l; echo '{\"id\":\"77\",\"output\":1}'; sleep 100", "", "the program answered '77', which was not asked or is answered already")]
    [InlineData("read -r l; head -c 2000 /dev/zero | tr '\\0' x; sleep 100", ", max_output: 1000", "the program wrote a line of more than 1000 bytes")]
    [InlineData("read -r l; sleep 100", ", timeout: 300ms", "no answer within 0.3 s")]
    [InlineData("exec 1>&-; sleep 100", "", "the program closed its output")]
    public async Task Persistent_WhatIsNoAnswer_IsAnError(string script, string more, string expected)
    {
        using var run = Persistent(script, more + ", max_attempts: 1");
        Assert.Equal(expected, await run.ErrorAsync());
    }

    [ShellFact]
    public async Task Persistent_EndOfTheRun_EndsTheProgram()
    {
        using var run = Persistent("""
            while read -r line; do
              id=${line#*\"id\":\"}; id=${id%%\"*}
              echo "{\"id\":\"$id\",\"output\":\"$$\"}"
            done
            echo bye > bye
            """);
        await run.OutputAsync();
        Assert.Equal("bye\n", await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(run.Folder.Suite().Path)!, "bye")));
    }

    private static async Task<(string?, long)> AskAsync(ModelRun run)
    {
        var (samples, summary) = await run.RunAsync();
        return (samples[0].GetProperty("output").GetString(), summary.Execution.Calls);
    }

    private static string Shell(string script) => $"#!/bin/sh\n{script}\n";

    private static ModelRun Script(string script, string more = "", string? prompt = null, string? parameters = null)
    {
        var needs = prompt is null && !more.Contains("input:", StringComparison.Ordinal) ? ", input: x" : "";
        var run = new ModelRun($"{{ provider: command, command: [/bin/sh, run.sh]{more}{needs} }}", prompt, parameters);
        run.Write("run.sh", Shell(script));
        return run;
    }

    private static ModelRun Persistent(string script, string more = "") => Script(script, ", persistent: true" + more);
}
