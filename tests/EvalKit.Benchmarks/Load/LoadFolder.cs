using System.Globalization;
using System.Text;

namespace EvalKit.Benchmarks.Load;

/// <summary>A temporary folder with a suite, its dataset, a response store and the runs.</summary>
internal sealed class LoadFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("evalkit-load-");

    /// <param name="baseUrl">The server.</param>
    /// <param name="items">The number of questions.</param>
    /// <param name="first">The number of the first question.</param>
    /// <param name="model">Further keys of the model, each with a comma before it.</param>
    public LoadFolder(Uri baseUrl, int items, int first = 1, string model = "")
    {
        File.WriteAllText(Suite, $$$"""
            name: load
            objective: Measure the harness.
            dataset: { path: items.jsonl }
            models: { fake: { provider: openai, model: fake-1, api: chat, base_url: "{{{baseUrl}}}"{{{model}}} } }
            prompts: { echo: "{{ item.question }}" }
            variants: { fake: { prompt: echo, model: fake } }
            graders: { exact: { type: exact_match, reference: "{{ item.answer }}" } }
            """);
        using var dataset = new StreamWriter(Path.Combine(folder.FullName, "items.jsonl"), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        dataset.NewLine = "\n";
        for (var i = first; i < first + items; i++)
            dataset.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"id":"item-{{i}}","question":"{{Question(i)}}","answer":"{{Question(i)}}"}"""));
    }

    public string Suite => Path.Combine(folder.FullName, "suite.yaml");

    public string Store => Path.Combine(folder.FullName, "store");

    public string Reports => Path.Combine(folder.FullName, "reports");

    /// <summary>About as long as a short question of a user: 90 characters.</summary>
    public static string Question(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"My order {number:0000000} has not arrived after ten days. What can I do, and whom should I call?");

    public void Dispose() => folder.Delete(recursive: true);
}
