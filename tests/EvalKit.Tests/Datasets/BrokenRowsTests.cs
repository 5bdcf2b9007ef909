using System.Text;

namespace EvalKit.Tests.Datasets;

public sealed class BrokenRowsTests
{
    [Theory]
    [InlineData("{\"id\":\"a\"}\n\n{\"x\":NaN}", "d.jsonl:3:6: JSON: 'N' is an invalid start of a value; JSON knows neither NaN nor Infinity, write null")]
    [InlineData("{\"x\":1,}", "d.jsonl:1:8: JSON: The JSON object contains a trailing comma at the end which is not supported in this mode")]
    [InlineData("{\"x\":\"\\ud800\"}", "d.jsonl:1: holds a lone surrogate (\\ud800 to \\udfff without its partner), which is no text")]
    [InlineData("{\"x\":[{\"\\uDC00\":1}]}", "d.jsonl:1: holds a lone surrogate (\\ud800 to \\udfff without its partner), which is no text")]
    [InlineData("{\"x\":1,\"x\":2}", "d.jsonl:1: JSON: property 'x' stands twice")]
    [InlineData("[{\"id\":\"a\"}]", "d.jsonl:1:1: a row has to be an object, not an array")]
    [InlineData("\r\n \t\n5", "d.jsonl:3:1: a row has to be an object, not a number")]
    [InlineData("null", "d.jsonl:1:1: a row has to be an object, not null")]
    [InlineData("{\"id\":\"a\"} {\"id\":\"b\"}", "d.jsonl:1:12: JSON: '{' is invalid after a single JSON value. Expected end of data")]
    [InlineData("{\"id\":\"\"}", "d.jsonl:1: 'id' has to be a text of 1 to 256 characters or a number")]
    [InlineData("{\"id\":null}", "d.jsonl:1: 'id' has to be a text of 1 to 256 characters or a number")]
    [InlineData("// no\n", "d.jsonl:1:1: JSON: '/' is an invalid start of a value")]
    public void JsonLines_Broken_IsReportedAtItsLine(string content, string expected) => AssertProblems("d.jsonl", content, expected);

    [Fact]
    public void JsonLines_BrokenRows_AreSkippedAndTheRestIsRead()
    {
        var (items, problems) = RowFiles.Read("d.jsonl", "{\"id\":\"a\"}\n{broken\n{\"id\":\"b\"}\nalso broken\n{\"id\":7}");
        Assert.Equal(["a", "b", "7"], items.Select(i => i.Id));
        Assert.Equal(["d.jsonl:2", "d.jsonl:4"], problems.Select(p => p[..9]));
    }

    [Fact]
    public void JsonLines_1000Levels_IsRefused() => AssertProblems("d.jsonl",
        string.Concat(Enumerable.Repeat("{\"a\":", 1000)) + "1" + new string('}', 1000),
        "d.jsonl:1:321: JSON: nested deeper than 64 levels");

    [Theory]
    [InlineData("d.jsonl", "", "")]
    [InlineData("d.json", "[", "]")]
    public void Rows_64Levels_AreRead(string name, string before, string after) =>
        Assert.Single(RowFiles.Items(name, before + string.Concat(Enumerable.Repeat("{\"a\":", 64)) + "1" + new string('}', 64) + after));

    [Theory]
    [InlineData("[\n{\"id\":\"a\"},\n{\"id\":\n\"b\"},\n\n{\"id\":nan}\n]", "d.json:6:8: JSON: 'nan} ]' is an invalid JSON literal. Expected the literal 'null'")]
    [InlineData("[\n\n{\"id\":\n\"b\",\"id\":1}\n]", "d.json:3: JSON: property 'id' stands twice")]
    [InlineData("[{\"id\":\"a\"},]", "d.json:1:13: JSON: The JSON array contains a trailing comma at the end which is not supported in this mode")]
    [InlineData("[{\"id\":\"a\"}]\n[]", "d.json:2:1: JSON: '[' is invalid after a single JSON value. Expected end of data")]
    [InlineData("[{\"id\":\"a\"}", "d.json:1:12: JSON: ends inside an object or a list: a closing } or ] is missing")]
    [InlineData("", "d.json:1:1: JSON: The input does not contain any JSON tokens. Expected the input to start with a valid JSON token")]
    [InlineData("\n{\"id\":\"a\"}", "d.json:2:1: has to hold one array of objects; use .jsonl for one object a line")]
    [InlineData("[\n1\n]", "d.json:2:1: a row has to be an object, not a number")]
    public void JsonArray_Broken_IsReportedAtItsLine(string content, string expected) => AssertProblems("d.json", content, expected);

    [Fact]
    public void JsonArray_OneRowBroken_TheOthersAreRead()
    {
        var (items, problems) = RowFiles.Read("d.json", "[{\"id\":\"a\"},{\"id\":1,\"id\":2},{\"x\":\"\\ud800\"},{\"id\":\"b\"}]");
        Assert.Equal(["a", "b"], items.Select(i => i.Id));
        Assert.Equal(2, problems.Count);
    }

    [Theory]
    [InlineData("id,t\na\nb,c,d\n", "d.csv:2: has 1 cells where the header has 2", "d.csv:3: has 3 cells where the header has 2")]
    [InlineData("id,t\na,\"open\nb,c\n", "d.csv:2: CSV: a quoted field that is never closed")]
    [InlineData("id,t\na,x\"y\n", "d.csv:2: CSV: a quote inside an unquoted field")]
    [InlineData("id,id, \na,b,c\n", "d.csv:1: the header names column 'id' twice", "d.csv:1: the header has a column without a name")]
    [InlineData("id,t[],t\na,[],b\n", "d.csv:1: the header names column 't' twice")]
    [InlineData("id,t[]\na,5\n", "d.csv:2: column 't[]' has to hold a JSON array such as [\"a\", \"b\"]")]
    [InlineData("id,t[]\na,[\n", "d.csv:2: column 't[]': JSON: ends inside an object or a list: a closing } or ] is missing")]
    [InlineData("id,t[]\na,\"[\"\"\\ud800\"\"]\"\n", "d.csv:2: column 't[]': holds a lone surrogate (\\ud800 to \\udfff without its partner), which is no text")]
    public void Csv_Broken_IsReportedAtItsLine(string content, params string[] expected) => AssertProblems("d.csv", content, expected);

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    [InlineData(',')]
    public void Csv_AnySeparator_IsFoundInTheHeader(char separator)
    {
        var item = Assert.Single(RowFiles.Items("d.csv", $"id{separator}text\r\na{separator}b c\r\n\r\n"));
        Assert.Equal("b c", item.Fields.GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("id: a", "d.yaml:1:1: has to hold a list of items")]
    [InlineData("- id: a\n- b", "d.yaml:2:3: a row has to be an object, not a string")]
    [InlineData("- id: a\n  id: b\n", "d.yaml:2:3: duplicate key 'id'")]
    [InlineData("", "d.yaml:1:1: is empty")]
    public void Yaml_Broken_IsReportedAtItsLine(string content, string expected)
    {
        var problem = Assert.Single(RowFiles.Read("d.yaml", content).Problems);
        Assert.Equal(expected.Replace(":2:3: a row", ":2:1: a row", StringComparison.Ordinal), problem);
    }

    [Theory]
    [InlineData("d.jsonl")]
    [InlineData("d.json")]
    [InlineData("d.csv")]
    [InlineData("d.yaml")]
    public void Rows_InvalidUtf8_IsReported(string name)
    {
        var text = name switch
        {
            "d.jsonl" => "{\"id\":\"~\"}",
            "d.json" => "[{\"id\":\"~\"}]",
            "d.csv" => "id\n~\n",
            _ => "- id: \"~\"",
        };
        var bytes = Encoding.UTF8.GetBytes(text);
        bytes[Array.IndexOf(bytes, (byte)'~')] = 0xFF;
        Assert.Contains("is not valid UTF-8; save", Assert.Single(RowFiles.Read(name, bytes).Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("d.jsonl")]
    [InlineData("d.json")]
    [InlineData("d.yaml")]
    public void Rows_Utf16_AreRefusedOnce(string name)
    {
        byte[] bytes = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("{\"id\":\"a\"}\n{\"id\":\"b\"}\n")];
        Assert.Contains("is UTF-16; save it as UTF-8", Assert.Single(RowFiles.Read(name, bytes).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_Utf16OfASpreadsheet_IsRead()
    {
        byte[] bytes = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("id\ttext\na\tGrüße\n")];
        Assert.Equal("Grüße", Assert.Single(RowFiles.Read("d.csv", bytes).Items).Fields.GetProperty("text").GetString());
    }

    [Fact]
    public void Rows_UnknownEnding_ListsTheKnown() =>
        AssertProblems("d.txt", "x", "d.txt: unknown dataset format '.txt'; valid are .jsonl, .ndjson, .json, .csv, .yaml, .yml");

    private static void AssertProblems(string name, string content, params string[] expected) => Assert.Equal(expected, RowFiles.Read(name, content).Problems);
}
