using System.Text;

namespace EvalKit.AcceptanceTests.BrokenInput;

/// <summary>Datasets that cannot be read, or whose rows cannot be graded.</summary>
internal static class DatasetCases
{
    public static IReadOnlyList<BrokenCase> All { get; } =
    [
        new("dataset missing",
            p => p.Delete(ProjectFolder.Dataset),
            "suite.yaml:3:18: dataset 'data.jsonl' not found"),
        new("dataset misspelt",
            p => p.EditSuite("data.jsonl", "dta.jsonl"),
            "suite.yaml:3:18: dataset 'dta.jsonl' not found; did you mean 'data.jsonl'?"),
        new("dataset in a folder that is not there",
            p => p.EditSuite("data.jsonl", "datasets/data.jsonl"),
            "suite.yaml:3:18: dataset 'datasets/data.jsonl' not found (there is no folder 'datasets')"),
        new("dataset is a folder",
            p => { p.Delete(ProjectFolder.Dataset); p.MakeFolder(ProjectFolder.Dataset); },
            "suite.yaml:3:18: dataset 'data.jsonl' is a folder, not a file"),
        new("dataset of unknown format",
            p => { p.EditSuite("data.jsonl", "data.parquet"); p.Write("data.parquet", "PAR1"); },
            "data.parquet: unknown dataset format '.parquet'; valid are .jsonl, .ndjson, .json, .csv, .yaml, .yml"),
        new("dataset empty",
            p => p.Write(ProjectFolder.Dataset, ""),
            "data.jsonl: holds no items"),
        new("broken JSON line",
            p => p.EditDataset("\"greeting\":\"good morning\"}", "\"greeting\":\"good morning\""),
            "data.jsonl:2:66: JSON: ends inside an object or a list: a closing } or ] is missing"),
        new("single quotes",
            p => p.EditDataset("\"greeting\":\"good morning\"}", "'greeting':'good morning'}"),
            "data.jsonl:2:41: JSON: ''' is an invalid start of a property name. Expected a '\"'"),
        new("row that is no object",
            p => p.EditDataset("{\"id\":\"b\",\"split\":\"test\",\"kind\":\"plain\",\"greeting\":\"good morning\"}", "[1, 2]"),
            "data.jsonl:2:1: a row has to be an object, not an array"),
        new("duplicate ids",
            p => p.EditDataset("\"id\":\"b\"", "\"id\":\"a\""),
            "data.jsonl:2: id 'a' stands on line 1 already"),
        new("property given twice",
            p => p.EditDataset("\"greeting\":\"good morning\"", "\"greeting\":\"good morning\",\"greeting\":\"x\""),
            "data.jsonl:2: JSON: property 'greeting' stands twice"),
        new("lone surrogate",
            p => p.EditDataset("good morning", "good \\ud83d morning"),
            "data.jsonl:2: holds a lone surrogate (\\ud800 to \\udfff without its partner), which is no text"),
        new("dataset that is no UTF-8",
            p => p.Write(ProjectFolder.Dataset, Encoding.Latin1.GetBytes(p.Read(ProjectFolder.Dataset).Replace("good morning", "gr\u00fcezi", StringComparison.Ordinal))),
            "data.jsonl:2: is not valid UTF-8; save the file as UTF-8"),
        new("UTF-16 dataset",
            p => p.Write(ProjectFolder.Dataset, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(p.Read(ProjectFolder.Dataset))).ToArray()),
            "data.jsonl:1: is UTF-16; save it as UTF-8"),
        new("NUL byte in the dataset",
            p => p.EditDataset("good morning", "good\0morning"),
            "data.jsonl:2:57: JSON: '0x00' is invalid within a JSON string. The string should be correctly escaped"),
        new("line of 70 MB",
            p => p.EditDataset("good morning", new string('x', 70 * 1024 * 1024)),
            "data.jsonl:2: line is longer than 64 MiB"),
        new("NaN",
            p => p.EditDataset("\"greeting\":\"good morning\"", "\"greeting\":NaN"),
            "data.jsonl:2:52: JSON: 'N' is an invalid start of a value; JSON knows neither NaN nor Infinity, write null"),
        new("missing field",
            p => p.EditDataset("\"greeting\":\"good morning\"", "\"greting\":\"good morning\""),
            "data.jsonl:2: item 'b' has no 'greeting', which prompt 'ask' and grader 'same' need; did you mean 'greting'?"),
        new("missing slice field",
            p => p.EditDataset("\"id\":\"b\",\"split\":\"test\",\"kind\":\"plain\",", "\"id\":\"b\",\"split\":\"test\","),
            "data.jsonl:2: item 'b' has no 'kind', which the dataset's slices and cluster need; valid are id, split, greeting"),
        new("id that is an object",
            p => p.EditDataset("\"id\":\"b\"", "\"id\":{}"),
            "data.jsonl:2: 'id' has to be a text of 1 to 256 characters or a number"),
        new("split not found",
            p => p.EditSuite("split: test", "split: tset"),
            "data.jsonl: no item has split 'tset'; did you mean 'test'?"),
        new("deeply nested row",
            p => p.EditDataset("\"greeting\":\"good morning\"", $"\"greeting\":{new string('[', 500)}{new string(']', 500)}"),
            "data.jsonl:2:115: JSON: nested deeper than 64 levels"),
        new("broken CSV quoting",
            p => Csv(p, "id,split,kind,greeting\na,test,plain,\"hello\nb,test,plain,good morning\n"),
            "data.csv:2: CSV: a quoted field that is never closed"),
        new("quote inside a CSV cell",
            p => Csv(p, "id,split,kind,greeting\na,test,plain,hel\"lo\nb,test,plain,\"good\" morning\n"),
            "data.csv:2: CSV: a quote inside an unquoted field"),
        new("wrong number of CSV cells",
            p => Csv(p, "id,split,kind,greeting\na,test,plain,hello\nb,test,good morning\n"),
            "data.csv:3: has 3 cells where the header has 4"),
        new("CSV column named twice",
            p => Csv(p, "id,split,kind,kind\na,test,plain,hello\n"),
            "data.csv:1: the header names column 'kind' twice"),
        new("CSV with a header only",
            p => Csv(p, "id,split,kind,greeting\n"),
            "data.csv: holds no items"),
        new("JSON that is no array",
            p => Json(p, "{\"rows\": []}\n"),
            "data.json:1:1: has to hold one array of objects; use .jsonl for one object a line"),
        new("JSON array that is never closed",
            p => Json(p, "[\n{\"id\":\"a\",\"split\":\"test\",\"kind\":\"plain\",\"greeting\":\"hello\"},\n"),
            "data.json:3:1: JSON: Expected start of a property name or value, but instead reached end of data"),
        new("YAML dataset that is a map",
            p => { p.EditSuite("data.jsonl", "data.yaml"); p.Write("data.yaml", "rows:\n  - { id: a }\n"); },
            "data.yaml:1:1: has to hold a list of items"),
    ];

    private static void Csv(ProjectFolder project, string text)
    {
        project.EditSuite("data.jsonl", "data.csv");
        project.Write("data.csv", text);
    }

    private static void Json(ProjectFolder project, string text)
    {
        project.EditSuite("data.jsonl", "data.json");
        project.Write("data.json", text);
    }
}
