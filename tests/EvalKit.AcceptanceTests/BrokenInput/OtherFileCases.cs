namespace EvalKit.AcceptanceTests.BrokenInput;

/// <summary>Prompts, recorded answers, recorded outputs and baselines that cannot be read; wrong variables of the environment.</summary>
internal static class OtherFileCases
{
    private const string Inline = "ask: \"{{ item.greeting }}\"";

    private const string Called = "provider: openai, model: test-model, base_url:";

    public static IReadOnlyList<BrokenCase> All { get; } =
    [
        new("prompt file missing",
            p => { p.EditSuite(Inline, "ask: { path: prompts/aks.md }"); p.Write("prompts/ask.md", "Hello"); },
            "suite.yaml:7:16: prompt file 'prompts/aks.md' not found; did you mean 'ask.md'?"),
        new("prompt file empty",
            p => { p.EditSuite(Inline, "ask: { path: ask.md }"); p.Write("ask.md", ""); },
            "ask.md:1:1: a prompt may not be empty"),
        new("prompt file with a broken template",
            p => { p.EditSuite(Inline, "ask: { path: ask.md }"); p.Write("ask.md", "Answer politely.\n\nRow: {{ item.greeting }\n"); },
            "ask.md:3:6: '{{ item.greeting }' is never closed: '}}' is missing"),
        new("prompt file with an unknown namespace",
            p => { p.EditSuite(Inline, "ask: { path: ask.md }"); p.Write("ask.md", "Answer politely.\n\nRow: {{ row.greeting }}\n"); },
            "suite.yaml:7:8: prompt 'ask': there is no namespace 'row' in 'row.greeting'; valid are item, sample, steps, env, baseline"),
        new("prompt file with an unknown role",
            p => { p.EditSuite(Inline, "ask: { path: ask.yaml }"); p.Write("ask.yaml", "messages:\n  - { role: sytem, content: Be brief. }\n"); },
            "ask.yaml:2:13: role has to be one of system, developer, user, assistant, not 'sytem'; did you mean 'system'?"),
        new("recorded responses missing",
            p => p.EditSuite("gates:", "responses: recorded/answers.jsonl\ngates:"),
            "suite.yaml:13:12: recorded responses 'recorded/answers.jsonl' not found (there is no folder 'recorded')"),
        new("recorded responses are a folder",
            p => { p.EditSuite("gates:", "responses: recorded\ngates:"); p.MakeFolder("recorded"); },
            "suite.yaml:13:12: recorded responses 'recorded' is a folder, not a file"),
        new("recorded outputs missing",
            Outputs,
            "outputs.jsonl: file not found"),
        new("recorded outputs broken",
            p => { Outputs(p); p.Write("outputs.jsonl", "{\"id\":\"a\",\"text\":\"hello\"}\n{\"id\":\"b\",\"text\":\n"); },
            "outputs.jsonl:2:18: JSON: ends inside an object or a list: a closing } or ] is missing"),
        new("recorded outputs without the column",
            p => { Outputs(p); p.Write("outputs.jsonl", "{\"id\":\"a\",\"txt\":\"hello\"}\n{\"id\":\"b\",\"txt\":\"x\"}\n"); },
            "outputs.jsonl:1: a recorded output needs 'text'; did you mean 'txt'?\noutputs.jsonl:2: a recorded output needs 'text'; did you mean 'txt'?"),
        new("baseline corrupt",
            p => p.Write("baselines/greeting.json", "{\"schema\":1,\"suite\":\"greeting\",\n\"run\":\"2026"),
            "baselines/greeting.json:2:12: JSON: Expected end of string, but instead reached end of data; restore it, or accept a run again with `evalkit baseline accept`"),
        new("baseline of another kind",
            p => p.Write("baselines/greeting.json", "{\"version\":3}\n"),
            "baselines/greeting.json: is no baseline or a damaged one; restore it, or accept a run again with `evalkit baseline accept`"),
        new("baseline of a later schema",
            p => p.Write("baselines/greeting.json", "{\"schema\":9}\n"),
            "baselines/greeting.json: is a baseline of schema 9, and this version of the tool reads schema 1; restore it, or accept a run again with `evalkit baseline accept`"),
        new("baseline with a wrong hash",
            p => p.Write("baselines/greeting.json", Baseline("zzz", "[[1]]")),
            "baselines/greeting.json: is no baseline or a damaged one; restore it, or accept a run again with `evalkit baseline accept`"),
        new("baseline with missing repeats",
            p => p.Write("baselines/greeting.json", Baseline("0123456789abcdef", "[]")),
            "baselines/greeting.json: is no baseline or a damaged one; restore it, or accept a run again with `evalkit baseline accept`"),
        new("baseline with a score that is no number",
            p => p.Write("baselines/greeting.json", Baseline("0123456789abcdef", "[{}]")),
            "baselines/greeting.json: is no baseline or a damaged one; restore it, or accept a run again with `evalkit baseline accept`"),
        new("baseline option names no file",
            _ => { },
            "old/accepted.json: file not found (there is no folder 'old')")
        { Arguments = ["run", ProjectFolder.Suite, "--baseline", "old/accepted.json"] },
        new("variable of the key not set",
            p => p.EditSuite("model: test-model", "model: test-model, api_key_env: TEST_KEY"),
            "suite.yaml:5:62: environment variable TEST_KEY is not set; it holds the key of this model (a run with --responses only needs none)"),
        new("default variable of the key not set",
            p => p.EditSuite("model: test-model, base_url:", "model: test-model} #"),
            "suite.yaml:5:10: environment variable OPENAI_API_KEY is not set; it holds the key of this model (a run with --responses only needs none)"),
        new("key with white space",
            p => p.EditSuite("model: test-model", "model: test-model, api_key_env: TEST_KEY"),
            "suite.yaml:5:10: environment variable TEST_KEY: the key holds white space or other characters that no key has")
        { Environment = new() { ["TEST_KEY"] = "two words" } },
        new("variable of a template not set",
            p => p.EditSuite("gates:", "env: [GREETING_TONE]\ngates:"),
            "suite.yaml:13:7: environment variable GREETING_TONE is not set"),
        new("secret named for templates",
            p => p.EditSuite("gates:", "env: [SERVICE_TOKEN]\ngates:"),
            "suite.yaml:13:7: 'SERVICE_TOKEN' looks like a secret; templates end up in prompts, records and reports"),
        new("SOURCE_DATE_EPOCH rubbish",
            _ => { },
            "evalkit: SOURCE_DATE_EPOCH must be whole seconds since 1970-01-01, for example 1767225600")
        { Environment = new() { ["SOURCE_DATE_EPOCH"] = "yesterday" } },
        new("base_url with a password",
            p => p.EditSuite("base_url: \"http://", "base_url: \"http://me:pa55word@"),
            "suite.yaml:5:59: base_url must not contain a user name or password: name an environment variable in api_key_env"),
    ];

    /// <summary>Outputs that exist already: nobody is sent a prompt.</summary>
    private static void Outputs(ProjectFolder project)
    {
        project.EditSuite(Called, "provider: recorded, output: text, path: outputs.jsonl } #");
        project.EditSuite("current: { prompt: ask, ", "current: { ");
        project.EditSuite("proposed: { prompt: ask, ", "proposed: { ");
    }

    private static string Baseline(string hash, string scores) =>
        "{\"schema\":1,\"suite\":\"greeting\",\"run\":\"r\",\"accepted\":\"2026-01-01T00:00:00Z\",\"main\":\"current\",\"repeats\":1,\"variants\":{\"current\":{\"fingerprint\":{}," +
        "\"graders\":{\"same\":{\"type\":\"exact_match\",\"signature\":\"s\",\"columns\":[\"score\"],\"labels\":false}},\"items\":[\n" +
        $"{{\"id\":\"a\",\"hash\":\"{hash}\",\"s\":{{\"same\":{scores}}}}}]}}}}}}\n";
}
