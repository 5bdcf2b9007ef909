using System.Text.Json;
using EvalKit.Results;
using EvalKit.Tests.Datasets;
using EvalKit.Tests.Processes;
using EvalKit.Tests.Suites;

namespace EvalKit.Tests.Graders;

public sealed class CommandGraderTests : IDisposable
{
    private static readonly Variables Path = new(("PATH", "/bin:/usr/bin"), ("OPENAI_API_KEY", "sk-secret"), ("TONE", "dry"));

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ShellFact]
    public async Task Grade_Input_IsOneJsonObjectOnOneLine()
    {
        var grader = Script("cat > seen.json; echo 1", "reference: '{{ item.gold }}'");

        await grader.GradeAsync("{\"a\": \"ü\n\ud800\"}", new { gold = new[] { "x", "y" }, n = 1 });

        var lines = await File.ReadAllLinesAsync(_folder.In("seen.json"));
        var seen = JsonElement.Parse(Assert.Single(lines));
        Assert.Equal("""{"gold":["x","y"],"n":1}""", seen.GetProperty("item").GetRawText());
        Assert.Equal("""["x","y"]""", seen.GetProperty("reference").GetRawText());
        Assert.Equal("{\"a\": \"ü\n\ufffd\"}", seen.GetProperty("input").GetString());
        Assert.Equal("{\"a\": \"ü\n\ufffd\"}", seen.GetProperty("sample").GetProperty("output_text").GetString());
        Assert.Equal(["item", "sample", "steps", "input", "reference"], seen.EnumerateObject().Select(p => p.Name));
    }

    [ShellFact]
    public async Task Grade_JsonOutput_IsPassedOnAsJsonAndNoReferenceAsNull()
    {
        await Script("cat > seen.json; echo 1").GradeAsync("{\"a\":1}");

        var seen = JsonElement.Parse(await File.ReadAllTextAsync(_folder.In("seen.json")));
        Assert.Equal("""{"a":1}""", seen.GetProperty("sample").GetProperty("output_json").GetRawText());
        Assert.Equal(JsonValueKind.Null, seen.GetProperty("reference").ValueKind);
    }

    [ShellTheory]
    [InlineData("0.25", 0.25, 0.25, null, null)]
    [InlineData(" 1\n", 1.0, 1.0, null, null)]
    [InlineData("""{"score": 0.5, "passed": true, "reason": "half", "raw": 5}""", 0.5, 5.0, true, "half")]
    [InlineData("""{"score": 0.5, "passed": null, "raw": null}""", 0.5, 0.5, null, null)]
    [InlineData("""{"score": null, "reason": "not applicable"}""", null, null, null, "not applicable")]
    public async Task Grade_Output_IsANumberOrAnObject(string output, double? expected, double? raw, bool? passed, string? reason)
    {
        _folder.Write("out.json", output);

        var score = await Script("cat out.json").GradeAsync("x");

        Assert.Equal((Outcome.Scored, expected, raw, passed, reason), (score.Outcome, score.Value, score.Raw, score.Passed, score.Reason));
    }

    [ShellTheory]
    [InlineData("exit 3", "the command ended with exit code 3")]
    [InlineData("echo 1; echo no model >&2; exit 1", "the command ended with exit code 1: no model")]
    [InlineData("kill -9 $$", "the command ended with exit code 137")]
    [InlineData("true", "the command wrote nothing")]
    [InlineData("echo trouble >&2", "the command wrote nothing (standard error: trouble)")]
    [InlineData("echo good", "the command wrote no JSON: ")]
    [InlineData("echo 1.5", "the command wrote the score 1.5, which is outside [0,1]; put other scales into 'raw'")]
    [InlineData("echo -0.1", "the command wrote the score -0.1, which is outside [0,1]; put other scales into 'raw'")]
    [InlineData("echo 1e999", "the command wrote the score 1e999, which is outside [0,1]; put other scales into 'raw'")]
    [InlineData("echo NaN", "the command wrote no JSON: ")]
    [InlineData("echo null", "the command wrote null as its score; a number in [0,1] is needed")]
    [InlineData("echo true", "the command wrote a boolean as its score; a number in [0,1] is needed")]
    [InlineData("echo '[1]'", "the command wrote an array as its score; a number in [0,1] is needed")]
    [InlineData("echo '{}'", "the command wrote an object without 'score'")]
    [InlineData("echo '{\"score\":1,\"reasn\":\"x\"}'", "the command wrote the unknown property 'reasn'; did you mean 'reason'?")]
    [InlineData("echo '{\"score\":1,\"passed\":\"yes\"}'", "the command wrote a string as 'passed'")]
    [InlineData("echo '{\"score\":1,\"raw\":\"5\"}'", "the command wrote a string as 'raw'")]
    [InlineData("while :; do echo 11111111111111111111; done", "the command wrote more than 1000 bytes")]
    public async Task Grade_Failure_IsErroredWithExitCodeAndStandardError(string script, string reason)
    {
        var score = await Script(script, "max_output: 1000").GradeAsync("x");

        Assert.Equal(Outcome.Errored, score.Outcome);
        Assert.StartsWith(reason, score.Reason, StringComparison.Ordinal);
        Assert.Empty(score.Columns);
    }

    [ShellFact]
    public async Task Grade_CommandThatTakesTooLong_IsErrored() =>
        Assert.Equal("the command took longer than 0.5 s", (await Script("sleep 300", "timeout: 500ms").GradeAsync("x")).Reason);

    [ShellFact]
    public async Task Grade_Environment_HoldsNoKeyUnlessItIsNamed()
    {
        const string Look = "printf '{\"score\":1,\"reason\":\"%s|%s\"}' \"$OPENAI_API_KEY\" \"$TONE\"";

        Assert.Equal("|", (await Script(Look).GradeAsync("x")).Reason);
        Assert.Equal("|dry", (await Script(Look, "env: TONE").GradeAsync("x")).Reason);
        Assert.Equal("sk-secret|", (await Script(Look, "env: [OPENAI_API_KEY]").GradeAsync("x")).Reason);
    }

    [ShellFact]
    public async Task Grade_PassThreshold_JudgesTheScore()
    {
        var score = await Script("echo 0.5", "pass_threshold: 0.6").GradeAsync("x");

        Assert.Equal((0.5, false), (score.Value, score.Passed));
    }

    [ShellFact]
    public void Define_Signature_HoldsTheCommandLineAndTheScript()
    {
        var before = Script("echo 1").Definition.Signature;
        var after = Script("echo 0").Definition.Signature;

        Assert.Matches("^command[|]sh grade.sh 'a b'[|]grade.sh:[0-9a-f]{16}[|]timeout:30s[|]v1$", before);
        Assert.NotEqual(before, after);
        Assert.Equal(before, Script("echo 1").Definition.Signature);
    }

    [ShellFact]
    public void Create_UnusableCommand_IsAProblem()
    {
        _folder.Write("plain.sh", "echo 1");

        Assert.Equal(["the program 'nothing-of-that-name' is not on the PATH"], Problems("command: nothing-of-that-name"));
        Assert.Equal(["the program './plan.sh' not found; did you mean 'plain.sh'?"], Problems("command: [./plan.sh, x]"));
        Assert.Equal(["the program './plain.sh' is not executable"], Problems("command: ./plain.sh"));
        Assert.Equal(["environment variable MISSING is not set"], Problems("command: sh\nenv: [TONE, MISSING]"));
        Assert.Equal(["'TONE=wet' is no name of an environment variable: only names stand under env"], Problems("command: sh\nenv: [TONE=wet]"));
    }

    private GraderUnderTest Script(string script, string options = "")
    {
        _folder.Write("grade.sh", script);
        return GraderUnderTest.In(_folder.Path, "type: command\ncommand: [sh, grade.sh, 'a b']\n" + options, Path);
    }

    private IReadOnlyList<string> Problems(string options) => GraderUnderTest.ProblemsOf("type: command\n" + options, _folder.Path, Path);
}
