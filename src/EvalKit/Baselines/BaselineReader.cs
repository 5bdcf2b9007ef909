using System.Globalization;
using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Gates;
using EvalKit.Results;

namespace EvalKit.Baselines;

/// <summary>Turns the JSON of a baseline file into numbers.</summary>
internal static class BaselineReader
{
    public static AcceptedBaseline Read(JsonElement file)
    {
        var schema = file.GetProperty("schema").GetInt32();
        if (schema != 1)
            throw new InvalidDataException($"is a baseline of schema {schema.ToString(CultureInfo.InvariantCulture)}, and this version of the tool reads schema 1");
        var repeats = file.GetProperty("repeats").GetInt32();
        if (repeats is < 1 or > 1000)
            throw new InvalidDataException($"is a damaged baseline: its repeats are {repeats.ToString(CultureInfo.InvariantCulture)}");
        var main = file.GetProperty("main").GetString()!;
        var sides = file.GetProperty("variants").EnumerateObject().ToDictionary(v => v.Name, v => Side(v.Name, v.Value, repeats), StringComparer.Ordinal);
        if (!sides.ContainsKey(main))
            throw new InvalidDataException($"is a damaged baseline: its main variant '{main}' is not among its variants");
        return new AcceptedBaseline(file.GetProperty("suite").GetString()!, file.GetProperty("run").GetString()!, file.GetProperty("accepted").GetString()!, main, sides);
    }

    private static BaselineSide Side(string name, JsonElement variant, int repeats)
    {
        List<GraderDefinition> graders = [.. variant.GetProperty("graders").EnumerateObject().Select(Definition)];
        var items = variant.GetProperty("items").EnumerateArray().ToList();
        var table = new ItemTable(
            [.. items.Select(i => i.GetProperty("id").GetString() ?? throw new FormatException("an item has no id"))],
            [.. items.Select(i => ulong.Parse(i.GetProperty("hash").GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture))],
            null,
            []);
        var data = new VariantData(name, true, graders, items.Count * repeats);
        for (var item = 0; item < items.Count; item++)
            foreach (var scores in items[item].GetProperty("s").EnumerateObject())
                if (data.Grader(scores.Name) is { } columns)
                    for (var repeat = 0; repeat < repeats; repeat++)
                        columns.Set(item * repeats + repeat, ReadScore(scores.Value[repeat], columns.Definition));
        return new BaselineSide(new RunData(table, repeats, [data]), data, BaselineSide.Accepted, RunReader.Fingerprint(variant.GetProperty("fingerprint"))) { Noise = BaselineNoise.Read(variant) };
    }

    private static GraderDefinition Definition(JsonProperty grader) => new()
    {
        Name = grader.Name,
        Type = grader.Value.GetProperty("type").GetString()!,
        Signature = grader.Value.GetProperty("signature").GetString()!,
        Columns = [.. grader.Value.GetProperty("columns").EnumerateArray().Select(c => c.GetString()!)],
        Metrics = [],
        HasLabels = grader.Value.GetProperty("labels").GetBoolean(),
        HasTerms = grader.Value.TryGetProperty("terms", out var terms) && terms.GetBoolean(),
    };

    private static Score ReadScore(JsonElement score, GraderDefinition definition)
    {
        if (score.ValueKind == JsonValueKind.String)
            return Score.Missing(OutcomeNames.Parse(score.GetString()!) ?? Outcome.Errored, null);
        var width = definition.Columns.Count;
        return new Score
        {
            Outcome = Outcome.Scored,
            Columns = [.. Enumerable.Range(0, width).Select(i => score[i].ValueKind == JsonValueKind.Number ? score[i].GetDouble() : double.NaN)],
            Gold = definition.HasLabels ? Label(score[width]) : null,
            Predicted = definition.HasLabels ? Label(score[width + 1]) : null,
            Terms = definition.HasTerms ? TermText.Read(Label(score[width + (definition.HasLabels ? 2 : 0)])) : [],
        };
    }

    private static string Label(JsonElement label) => label.GetString() ?? throw new FormatException("a label is null");
}
