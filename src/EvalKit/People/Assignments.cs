using System.Text.Json;
using EvalKit.Problems;

namespace EvalKit.People;

/// <summary>Finds what raters of a run are asked: what a <c>human</c> grader of its suite says, or what the options say.</summary>
internal static class Assignments
{
    private const string HumanType = "human";

    public static LabelAssignment? Of(JsonElement run, LabelOptions options, string file, ProblemList problems)
    {
        List<JsonProperty> human = [.. run.GetProperty("graders").EnumerateObject().Where(g => g.Value.GetProperty("type").GetString() == HumanType)];
        if (options.Grader is { } name)
        {
            List<JsonProperty> named = [.. human.Where(g => g.Name == name)];
            if (named.Count == 0)
                problems.Add("--grader", 0, 0, human.Count == 0 ? $"the run has no grader of the type {HumanType}; say what is asked with --task" : $"the run has no grader '{name}' of the type {HumanType}{NearestName.Hint(name, human.Select(g => g.Name))}");
            return named.Count == 0 ? null : OfGrader(named[0], options);
        }
        if (options.Task is { } task)
            return new LabelAssignment { Name = task.Word(), Task = task, Question = options.Question ?? LabelAssignment.DefaultQuestion(task), Round = options.Round };
        if (human.Count == 1)
            return OfGrader(human[0], options);
        problems.Add(file, 0, 0, human.Count == 0
            ? $"has no grader of the type {HumanType}: say what people are asked with --task {string.Join('|', LabelTasks.All)}"
            : $"has several graders of the type {HumanType}: name one with --grader {string.Join('|', human.Select(g => g.Name))}");
        return null;
    }

    private static LabelAssignment OfGrader(JsonProperty grader, LabelOptions options)
    {
        var parameters = grader.Value.GetProperty("parameters");
        var task = LabelTasks.Parse(Text(parameters, "task")) ?? LabelTask.PassFail;
        return new LabelAssignment
        {
            Name = grader.Name,
            Task = task,
            Question = options.Question ?? Text(parameters, "question") ?? LabelAssignment.DefaultQuestion(task),
            Scale = parameters.TryGetProperty("scale", out var scale) ? (scale[0].GetInt32(), scale[1].GetInt32()) : LabelAssignment.DefaultScale,
            Levels = parameters.TryGetProperty("levels", out var levels) && levels.ValueKind == JsonValueKind.Object
                ? [.. levels.EnumerateObject().Select(l => new LabelText(l.Name, Datasets.JsonKind.Text(l.Value)))] : [],
            Round = options.Round,
        };
    }

    private static string? Text(JsonElement parameters, string name) => parameters.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
