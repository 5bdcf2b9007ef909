using EvalKit.AcceptanceTests.Support;

namespace EvalKit.AcceptanceTests.Regressions;

/// <summary>The support triage data with a suite whose classifier is trained on all examples or on a tenth of them.</summary>
internal static class TriageWorkspace
{
    public const string Name = "triage";

    public const string Suite = "evals/triage.yaml";

    public static Workspace Create()
    {
        var workspace = Workspace.Create();
        Directory.CreateDirectory(workspace.Full("datasets"));
        File.Copy(Path.Combine(AppContext.BaseDirectory, "support-triage.jsonl"), workspace.Full("datasets", "support-triage.jsonl"));
        WriteSuite(workspace, fraction: "1");
        return workspace;
    }

    public static void WriteSuite(Workspace workspace, string fraction) => workspace.Write(Suite, $$$"""
        name: {{{Name}}}
        objective: Route a customer's message to the one queue that can solve it.
        dataset: { path: ../datasets/support-triage.jsonl, split: test, cluster: customer, slices: [kind, language] }
        models:
          knn: { provider: embedded, model: knn, k: 11, train: { split: train, text: "{{ item.message }}", label: "{{ item.label }}", fraction: {{{fraction}}} } }
        prompts:
          message: "{{ item.message }}"
        variants:
          knn: { prompt: message, model: knn }
        graders:
          label: { type: classification, reference: "{{ item.label }}", labels: [order_status, return_policy, technical_issue, cancel_order, other] }
        gates:
          - { metric: label.accuracy, at_least: 0.30 }
          - { metric: label.accuracy, against: baseline, margin: 0.05 }
        """);

    /// <summary>Runs the suite as it stands and accepts the run as the baseline.</summary>
    public static async Task AcceptBaselineAsync(Workspace workspace)
    {
        (await Tool.RunAsync(workspace, "run", Suite, "--run-id", "accepted")).Ended(0);
        (await Tool.RunAsync(workspace, "baseline", "accept", $"reports/{Name}/accepted")).Ended(0);
    }
}
