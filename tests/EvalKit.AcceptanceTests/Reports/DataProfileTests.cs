using System.Globalization;
using System.Text.Json;
using EvalKit.AcceptanceTests.Browser;
using EvalKit.AcceptanceTests.Support;

namespace EvalKit.AcceptanceTests.Reports;

/// <summary>
/// What data are made of, over ten items whose every figure is counted by hand: six easy (five right), three edge (one right), one adversarial (wrong); one repeats
/// another, two are also in the training split.
/// </summary>
public sealed class DataProfileTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Suite = """
        name: data
        objective: Look at the data.
        dataset:
          path: items.jsonl
          split: test
          slices: [kind]
          review_after_days: 30
          production: { kind: { easy: 0.9, edge: 0.1 } }
        models: { column: { provider: recorded, output: "{{ item.output }}" } }
        variants: { only: { model: column } }
        graders: { name: { type: exact_match, reference: "{{ item.answer }}" } }
        """;

    private static readonly (string Id, string Kind, string Origin, string Question, bool IsRight, string Reviewed)[] Items =
    [
        ("a", "easy", "production", "one", true, "2026-01-05"),
        ("b", "easy", "production", "two", true, "2026-03-01"),
        ("c", "easy", "synthetic", "three", true, "2026-02-01"),
        ("d", "easy", "production", "four", true, ""),
        ("e", "easy", "production", "five", true, ""),
        ("f", "easy", "production", "six", false, ""),
        ("g", "edge", "expert", "seven", true, ""),
        ("h", "edge", "expert", "eight", false, ""),
        ("i", "edge", "expert", "eight", false, ""),
        ("j", "adversarial", "", "nine", false, ""),
    ];

    [Fact]
    public async Task Summary_OfTenItems_HoldsTheCountsThatTheRowsHave()
    {
        using var workspace = await RunAsync();

        var dataset = workspace.Run("r", "data").Summary.GetProperty("dataset");
        var profile = dataset.GetProperty("profile");
        Assert.Equal("""{"production":5,"expert":3,"(none)":1,"synthetic":1}""", Compact(profile.GetProperty("origins")));
        Assert.Equal("""{"easy":6,"edge":3,"adversarial":1}""", Compact(profile.GetProperty("kinds")));
        Assert.Equal("""["typical"]""", Compact(profile.GetProperty("missing_kinds")));
        Assert.Equal(1, profile.GetProperty("duplicates").GetInt32());
        Assert.Equal("""["a","g"]""", Compact(profile.GetProperty("leaked_items")));
        Assert.Equal(2, profile.GetProperty("leaked").GetInt32());
        Assert.Equal("2026-01-05", profile.GetProperty("reviewed_from").GetString());
        Assert.Equal("2026-03-01", profile.GetProperty("reviewed_to").GetString());
        Assert.Equal(7, profile.GetProperty("undated").GetInt32());

        // Shares 0.6, 0.3, 0.1 against 0.9, 0.1, 0: half of 0.3 + 0.2 + 0.1; 0.9 x 5/6 + 0.1 x 1/3.
        var mix = Assert.Single(dataset.GetProperty("mix").EnumerateArray());
        Assert.Equal(0.3, mix.GetProperty("total_variation").GetDouble(), 12);
        Assert.Equal((0.9 * 5 / 6) + (0.1 / 3), mix.GetProperty("reweighted").GetProperty("only").GetProperty("name.mean").GetDouble(), 12);
    }

    /// <summary>What depends on the day stands under <c>execution</c>: the record itself is the same on every day. 2026-01-05 is 320 days before 2026-11-21.</summary>
    [Fact]
    public async Task Findings_OfTenItems_NameKindsOldReviewsAndItemsWithoutOne()
    {
        using var workspace = Workspace.Create();
        Write(workspace, Suite);
        foreach (var (id, day) in new[] { ("november", "1795219200"), ("january", "1767830400") })
            (await Tool.RunAsync(workspace, new Dictionary<string, string?>(StringComparer.Ordinal) { ["SOURCE_DATE_EPOCH"] = day }, "run", "suite.yaml", "--quiet", "--run-id", id)).Ended(0);
        var (november, january) = (workspace.Run("november", "data"), workspace.Run("january", "data"));

        Assert.Equal(["no item is typical: what is not in the data is not measured"], Messages(november.Summary, "EK130"));
        Assert.Equal(["7 of 10 items do not say when they were reviewed or added; the suite allows 30 days"], Messages(november.Summary, "EK132"));
        Assert.Equal(["the oldest review is of 2026-01-05, 320 days before this run; the suite allows 30"], Messages(november.Summary.GetProperty("execution"), "EK131"));
        // On 2026-01-08 the oldest review is three days old.
        Assert.False(january.Summary.GetProperty("execution").TryGetProperty("findings", out _));
        november.AssertSameRecordAs(january);
    }

    private static IEnumerable<string> Messages(JsonElement of, string id) =>
        of.GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("id").GetString() == id).Select(f => f.GetProperty("message").GetString()!);

    [ChromiumFact]
    public async Task DataView_OfTenItems_ShowsThemAndWarns()
    {
        using var workspace = await RunAsync();
        await using var page = await browser.Browser.OpenAsync(Path.Combine(workspace.Run("r", "data").Folder, "report.html"), fragment: "#data");
        await page.Page.Locator("main.view-data .section").First.WaitForAsync();

        var warnings = await page.TextsAsync(".view-data .warning");

        Assert.Contains(warnings, text => text.Contains("No item is typical", StringComparison.Ordinal));
        Assert.Contains(warnings, text => text.Contains("2 items are also in another split: a, g", StringComparison.Ordinal));
        Assert.Contains(warnings, text => text.Contains("the oldest review is past the suite's 30 days", StringComparison.Ordinal));
        Assert.Contains("30.00 %", await page.Page.Locator(".view-data").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(page.Errors);
    }

    [Theory]
    [InlineData("{ kind: { easy: 0.9, edge: 0.2 } }", "the shares of 'kind' sum to 1.1, not to 1")]
    [InlineData("{ knd: { easy: 1 } }", "'knd' is not among the dataset's slices; did you mean 'kind'?")]
    [InlineData("{ kind: { easy: 1.5 } }", "has to be")]
    public async Task Production_ThatCannotBe_IsAProblemOfTheSuite(string production, string message)
    {
        using var workspace = Workspace.Create();
        Write(workspace, Suite.Replace("{ kind: { easy: 0.9, edge: 0.1 } }", production, StringComparison.Ordinal));

        var result = (await Tool.RunAsync(workspace, "validate", "suite.yaml")).Ended(4);

        Assert.Contains("suite.yaml:8:", result.Error, StringComparison.Ordinal);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    private static async Task<Workspace> RunAsync()
    {
        var workspace = Workspace.Create();
        Write(workspace, Suite);
        (await Tool.RunAsync(workspace, "run", "suite.yaml", "--quiet", "--run-id", "r")).Ended(0);
        return workspace;
    }

    private static void Write(Workspace workspace, string suite)
    {
        workspace.Write("suite.yaml", suite);
        var test = Items.Select(item => Row(item.Id, "test", item.Kind, item.Origin, item.Question, item.IsRight, item.Reviewed));
        string[] train = [Row("t1", "train", "typical", "production", "one", true, ""), Row("t2", "train", "easy", "", "seven", true, ""), Row("t3", "train", "easy", "", "other", true, "")];
        workspace.Write("items.jsonl", string.Concat(test.Concat(train).Select(row => row + "\n")));
    }

    private static string Row(string id, string split, string kind, string origin, string question, bool isRight, string reviewed)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = id, ["split"] = split, ["kind"] = kind, ["question"] = question, ["answer"] = "yes", ["output"] = isRight ? "yes" : "no" };
        if (origin.Length > 0)
            row["origin"] = origin;
        if (reviewed.Length > 0)
            row["last_reviewed"] = string.Create(CultureInfo.InvariantCulture, $"{reviewed}T10:00:00Z");
        return JsonSerializer.Serialize(row);
    }

    private static string Compact(JsonElement value) => JsonSerializer.Serialize(value);
}
