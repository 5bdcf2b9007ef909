using System.Globalization;
using EvalKit.AcceptanceTests.Browser;
using EvalKit.AcceptanceTests.Support;

namespace EvalKit.AcceptanceTests.Reports;

/// <summary>Three runs of a suite over recorded answers: the second answers half of the forty questions wrongly, the third is like the second.</summary>
public sealed class SeveralRuns : IAsyncLifetime
{
    private const int Items = 40;

    private readonly BrowserFixture _browser = new();

    internal Workspace Workspace { get; } = Workspace.Create();

    internal Chromium Browser => _browser.Browser;

    internal RunFiles Run(string id) => Workspace.Run(id, "capitals");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Workspace.Write("items.jsonl", string.Concat(Enumerable.Range(0, Items).Select(i => string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"q{i}\",\"answer\":\"city number {i}\"}}\n"))));
        foreach (var (id, wrong) in (IEnumerable<(string, int)>)[("r1", 0), ("r2", Items / 2), ("r3", Items / 2)])
        {
            Workspace.Write("answers.jsonl", string.Concat(Enumerable.Range(0, Items).Select(i => string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"q{i}\",\"output\":\"{(i < wrong ? "town" : "city")} number {i}\"}}\n"))));
            Workspace.Write("suite.yaml", string.Create(CultureInfo.InvariantCulture, $$$"""
                name: capitals
                objective: Name the capital.
                dataset: { path: items.jsonl }
                models: { answers: { provider: recorded, path: answers.jsonl, id: id, output: output } }
                variants: { current: { model: answers, parameters: { temperature: {{{(wrong == 0 ? "0" : "1")}}} } } }
                graders: { name: { type: exact_match, reference: "{{ item.answer }}" } }
                """));
            (await Tool.RunAsync(Workspace, "run", "suite.yaml", "--quiet", "--run-id", id, "--responses", "refresh")).Ended(0);
        }
        await _browser.InitializeAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        Workspace.Dispose();
    }
}
