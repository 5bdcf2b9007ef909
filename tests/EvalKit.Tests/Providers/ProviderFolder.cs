using EvalKit.Problems;
using EvalKit.Providers;
using EvalKit.Running;
using EvalKit.Suites;
using EvalKit.Tests.Suites;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Providers;

/// <summary>A suite of one model, and that model ready to be asked.</summary>
internal sealed class ProviderFolder : IDisposable
{
    private readonly SuiteFolder _folder = new() { ["prompts"] = "prompts: { p: x }" };

    public ProviderFolder(string model, bool prompt)
    {
        _folder["models"] = $"models: {{ m: {model} }}";
        _folder["variants"] = prompt ? "variants: { v: { model: m, prompt: p } }" : "variants: { v: { model: m } }";
    }

    public void Write(string name, string content) => _folder.Write(name, content);

    public ChatRuntime Chat()
    {
        var (clients, problems) = Create();
        Assert.Empty(problems.Select(p => p.ToString()));
        return clients!.Variants[0].Steps[0].Models[0].Runtime;
    }

    public IEnumerable<string> Problems()
    {
        var (clients, problems) = Create();
        Assert.Null(clients);
        return problems.Select(p => p.ToString());
    }

    public string Ask(string text, int repeat = 0) => Respond(Chat(), text, repeat).Text;

    public static ChatResponse Respond(ChatRuntime chat, string text, int repeat = 0)
    {
        var options = new ChatOptions { AdditionalProperties = new AdditionalPropertiesDictionary { [EvalKit.Providers.Recorded.RecordClient.Repeat] = repeat } };
        var answer = chat.Client.GetResponseAsync([new ChatMessage(ChatRole.User, text)], options);
        Assert.True(answer.IsCompleted);
        return answer.GetAwaiter().GetResult();
    }

    public void Dispose() => _folder.Dispose();

    private (RunClients? Clients, IReadOnlyList<Problem> Problems) Create()
    {
        Suite suite = _folder.Suite();
        return RunClients.Create(suite, suite.Variants, new Variables(), TimeProvider.System, callsAllowed: true);
    }
}
