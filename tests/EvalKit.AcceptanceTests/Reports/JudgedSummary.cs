namespace EvalKit.AcceptanceTests.Reports;

/// <summary>What a summary says of judges: one that was checked before it changed, one that was not checked, and scores that people's labels correct.</summary>
internal static class JudgedSummary
{
    public const string Judges = """
        [ { "grader": "tone", "definition": "aa", "served_models": ["judge-1"], "fingerprint": "f1f1", "calibration": "expired", "changed": "the served model, from judge-0 to judge-1", "checked": "2026-01-02",
            "check": { "by": {}, "rows": 100, "judged": 98, "judge_failed": 2, "not_judged": 0, "labelled": 96, "no_consensus": 0, "disagreements": [],
                       "agreement": { "labels": ["pass", "fail"], "matrix": [[60, 7], [5, 24]], "agreement_of_all": 0.86, "most_frequent": 0.7,
                                      "agreement": { "value": 0.875, "low": 0.8, "high": 0.93, "n": 96, "interval": "wilson" }, "kappa": { "value": 0.6125, "low": 0.5, "high": 0.7, "n": 96, "interval": "bootstrap" },
                                      "alpha": { "value": 0.61, "low": 0.5, "high": 0.7, "n": 96, "interval": "bootstrap" } },
                       "order": { "pairs": 40, "unusable": 0, "consistency_of_all": 0.9, "consistency": { "value": 0.9, "low": 0.8, "high": 0.96, "n": 40, "interval": "wilson" },
                                  "bias": { "value": -0.0625, "low": -0.1, "high": 0.02, "n": 40, "interval": "t" }, "kappa": { "value": 0.8, "low": 0.6, "high": 0.9, "n": 40, "interval": "bootstrap" } } } },
          { "grader": "facts", "definition": "bb", "served_models": [], "fingerprint": "f2f2", "calibration": "not_checked" } ]
        """;

    public static string Corrected(string metric) => $$"""
        { "{{metric}}": { "value": 0.415, "low": 0.36, "high": 0.47, "level": 0.95, "method": "ppi++", "judge": 0.389, "labels": 50, "items": 285, "missing": 0, "bias": -0.026, "bias_low": -0.05, "bias_high": 0.01 } }
        """;
}
