using EvalKit.Problems;
using EvalKit.Suites;

namespace EvalKit.JudgeChecks;

/// <summary>The records that lie beside the judges of a suite.</summary>
internal static class Calibrations
{
    /// <summary>By grader: the record of the judge as it stands, else that of its name, which is then another judge's.</summary>
    public static IReadOnlyDictionary<string, CalibrationRecord> Of(IReadOnlyList<GraderConfiguration> graders, ProblemList problems)
    {
        var found = new Dictionary<string, CalibrationRecord>(StringComparer.Ordinal);
        foreach (var folder in graders.Where(g => g.Definition.Judge is not null && Directory.Exists(g.Folder)).GroupBy(g => g.Folder, StringComparer.Ordinal))
        {
            var records = Directory.GetFiles(folder.Key, "*" + CalibrationRecord.Ending).Order(StringComparer.Ordinal).Select(path => CalibrationRecord.Read(path, problems)).OfType<CalibrationRecord>().ToList();
            foreach (var grader in folder)
                if ((records.Find(r => r.Definition == grader.Definition.Judge) ?? records.Find(r => r.Grader == grader.Definition.Name)) is { } record)
                    found.Add(grader.Definition.Name, record);
        }
        return found;
    }
}
